"""From pieces of text to clauses: numbered clauses in one paragraph are parted, one torn by a page is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from njia.contracts.labels import Label, bullet_end, label_of
from njia.contracts.model import ClauseKind
from njia.contracts.sentences import abbreviated
from njia.text.grammar import one_of

Spans = tuple[tuple[int, int], ...]

_START = re.compile(r"(?:(?<=[.;:!?»\"”)])\s+|\s*\n\s*)(?=\S)")
_ENDED = re.compile(r"[.;:!?,»\"”)\]…]\s*$")
_TITLE = re.compile(one_of("title"), re.IGNORECASE)
_SIGN = re.compile(rf"_{{4,}}|\b(?:{one_of('signature')})\b|\b(?:{one_of('place_of_seal')})", re.IGNORECASE)
_LONGEST_HEADING = 90
_LONGEST_SIGNATURE = 160


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of one side on its way to being a clause."""

    text: str
    page: int | None = None
    row: tuple[str, int, int] | None = None
    label: str | None = None
    bold: bool = False
    unsure: Spans = ()
    column: int | None = None
    drawn: bool = False


def cut(spans: Spans, start: int, end: int, shift: int = 0) -> Spans:
    """The parts of spans inside ``start`` to ``end``, counted from ``start`` and moved by ``shift``."""
    return tuple(
        (max(a, start) - start + shift, min(b, end) - start + shift) for a, b in spans if a < end and b > start
    )


def parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The numbered clauses and bullet points that stand in one paragraph, each by itself."""
    text = paragraph.text
    starts = [0]
    last = label_of(text)
    for match in _START.finditer(text):
        at = match.end()
        new_line = "\n" in match.group()
        label = label_of(text[at:])
        if label is not None and (new_line or (_follows(last, label) and _opens_clause(text, at, label))):
            starts.append(at)
            last = label
        elif new_line and bullet_end(text[at:]):
            starts.append(at)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        body = text[start:end].rstrip()
        if body:
            label = label_of(body)
            printed = label.text if label else paragraph.label if start == 0 else None
            yield replace(paragraph, text=body, label=printed, unsure=cut(paragraph.unsure, start, start + len(body)))


def _opens_clause(text: str, at: int, label: Label) -> bool:
    """Whether words follow the number, and it is not the "2" of «ул. Тепличная, д. 2.»."""
    return text[at + label.end :][:1].strip('«"“').isupper() and not abbreviated(text[:at].rstrip(" ."), text[at:])


def _follows(last: Label | None, new: Label) -> bool:
    """Whether a number in running text is the next clause's, not a reference to another clause."""
    if last is None:
        return False
    old, now = last.path, new.path
    if len(now) == len(old):
        return now[:-1] == old[:-1] and now[-1] == old[-1] + 1
    return now == (*old, 1) or (
        len(now) < len(old) and now[:-1] == old[: len(now) - 1] and now[-1] == old[len(now) - 1] + 1
    )


def joined(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A paragraph torn by the end of a page or column, whole again."""
    whole: list[Paragraph] = []
    for now in paragraphs:
        if whole and _goes_on(whole[-1], now):
            before = whole[-1]
            shift = len(before.text) + 1
            whole[-1] = replace(
                before,
                text=f"{before.text} {now.text}",
                unsure=(*before.unsure, *((a + shift, b + shift) for a, b in now.unsure)),
            )
        else:
            whole.append(now)
    return whole


def _goes_on(before: Paragraph, now: Paragraph) -> bool:
    return (
        before.page != now.page
        and not before.drawn
        and not now.drawn
        and before.row is None
        and now.row is None
        and now.label is None
        and not _ENDED.search(before.text)
        and now.text[:1].islower()
        and not bullet_end(now.text)
    )


def kind_of(paragraph: Paragraph, first: bool) -> ClauseKind:
    """What kind of clause it is, by length, capitals and the words it holds."""
    text = paragraph.text
    label = label_of(text)
    body = text[label.end if label else 0 :].strip()
    if len(text) <= _LONGEST_SIGNATURE and not (label and len(label.path) == 1) and _SIGN.search(text):
        return "signature"
    if label and not body and not label.text[0].isdigit() and len(label.text) > 3:
        return "heading"  # "Article 5"
    if len(body) > _LONGEST_HEADING or not any(c.isalpha() for c in body) or body.endswith((";", ",")):
        return "clause"
    upper = body.upper() == body
    if first and (_TITLE.search(body) or upper) and not label:
        return "title"
    if label and len(label.path) > 1:
        return "heading" if upper and len(body) > 3 and " " in body else "clause"
    if upper and len(body) > 3 and "_" not in body and not re.search(r"\d{4}", body):
        return "heading"
    sentence = re.search(r"\w\s+[–—]\s+\w", body) is not None  # «Ваши выходные – понедельник.» says something
    short = label is not None and len(body.split()) <= 6 and body.endswith(".") and not sentence
    plain = not body.endswith((".", ":")) or short
    if label and plain and len(body.split()) <= 9:
        return "heading"
    return "heading" if paragraph.bold and not body.endswith((".", ":")) and ":" not in body else "clause"
