"""Texts whose answer is known: the evaluation set of a corridor, or a file of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from njia.corridors.files import HERE, home_of, read

Label = Literal["deceptive", "job_scam", "military_open", "legit", "advisory", "news", "not_job"]
LABELS: tuple[Label, ...] = ("deceptive", "job_scam", "military_open", "legit", "advisory", "news", "not_job")
BAD: tuple[Label, ...] = ("deceptive", "job_scam")
# Through what a text of a kind reaches people, where nobody noted it.
_USUALLY = {
    "advert": "post", "advertorial": "post", "employer_text": "post", "chat": "message", "speech": "spoken",
    "contract": "paper", "reported_offer": "retold", "warning_text": "notice", "news_text": "news",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A text and what a person says it is. ``source`` groups texts of one situation; ``spans`` are telling words.

    Words and weights are made on ``dev``; what is held out only measures. ``first``: the points of a text by weights
    that had seen nothing of its writer; signs and levels may have been changed in its view.
    """

    id: str
    label: Label
    lang: str
    kind: str
    text: str
    source: str = ""
    spans: tuple[str, ...] = ()
    channel: str = ""
    first: int | None = None
    split: Literal["dev", "heldout"] = "dev"

    @property
    def way(self) -> str:
        """The channel that was noted, else the usual one of its kind."""
        return self.channel or _USUALLY.get(self.kind, self.kind)

    @property
    def group(self) -> str:
        """What is drawn as one when texts are drawn again: twins must not vouch for one another."""
        return self.source or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts that differ in a word or two; only the first shows ``sign``."""

    sign: str
    with_sign: str
    without: str


class _Line(msgspec.Struct):
    id: str
    label: Label
    lang: str
    kind: str
    text: str
    derived_from: str | None = None
    channel: str = ""


def known_texts(corridor: str = "ke_ru", folder: Path = HERE) -> tuple[Known, ...]:
    """The evaluation set that the corridor brings."""
    home = home_of(corridor, folder) / "screening" / "evaluation"
    return tuple(row for label in LABELS for row in read(home / f"{label}.yaml", tuple[Known, ...]))


def known_pairs(corridor: str = "ke_ru", folder: Path = HERE) -> tuple[Pair, ...]:
    """Its minimal pairs."""
    return read(home_of(corridor, folder) / "screening" / "evaluation" / "pairs.yaml", tuple[Pair, ...])


def texts_of(path: Path) -> tuple[Known, ...]:
    """The texts of a JSONL file; those of kind ``contested`` are left out. Raises msgspec.MsgspecError."""
    lines = msgspec.json.Decoder(_Line).decode_lines(path.read_bytes())
    return tuple(
        Known(
            id=x.id,
            label=x.label,
            lang=x.lang,
            kind=x.kind,
            text=x.text,
            source=x.derived_from or "",
            channel=x.channel,
        )
        for x in lines
        if x.kind != "contested"
    )
