"""The gettext catalogues, without the gettext tools: read the messages in the source, merge them, compile them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

_CALLS = {"gettext": 1, "gettext_lazy": 1, "_": 1, "ngettext": 2, "ngettext_lazy": 2}


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the source, and its plural where it has one."""

    text: str
    plural: str | None = None


def catalogues() -> list[Path]:
    """Every committed catalogue."""
    return sorted(po for folder in settings.LOCALE_PATHS for po in Path(folder).glob("*/LC_MESSAGES/django.po"))


def stale() -> list[Path]:
    """Catalogues whose compiled form is missing or older."""
    return [
        po for po in catalogues() if not _compiled(po).exists() or _compiled(po).stat().st_mtime < po.stat().st_mtime
    ]


def compile_all() -> list[Path]:
    """Compile what is stale; fuzzy entries are left out, as gettext does."""
    made = stale()
    for po in made:
        polib.pofile(str(po)).save_as_mofile(str(_compiled(po)))
    return made


def update() -> None:
    """Bring the messages of the source into every catalogue; what is no longer used is dropped."""
    found = messages()
    for path in catalogues():
        po = polib.pofile(str(path), wrapwidth=110)
        known = {(entry.msgid, entry.msgid_plural or None): entry for entry in po}
        po.clear()
        for message, where in sorted(found.items(), key=lambda item: (item[1], item[0].text)):
            entry = known.get((message.text, message.plural)) or _fresh(message, _plurals(po))
            entry.occurrences = [(where, "")]
            po.append(entry)
        po.save(str(path))


def messages() -> dict[Message, str]:
    """Every message in templates and code, with the first file that uses it."""
    site = Path(settings.SITE)
    found: dict[Message, str] = {}
    for path in sorted(site.rglob("*.html")):
        for message in _in_template(path.read_text("utf-8"), path.name):
            found.setdefault(message, str(path.relative_to(site)))
    for path in sorted(site.rglob("*.py")):
        for message in _in_code(path.read_text("utf-8")):
            found.setdefault(message, str(path.relative_to(site)))
    return found


def _in_code(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        wanted = _CALLS.get(node.func.id)
        if wanted and len(texts) >= wanted:
            yield Message(texts[0], texts[1] if wanted == 2 else None)


def _in_template(source: str, name: str) -> Iterator[Message]:
    code = templatize(source, origin=name)
    for line in re.split(r" (?:gettext|_)\(", code)[1:]:
        yield Message(_literal(line))
    for line in code.split(" ngettext(")[1:]:
        first, rest = _literal_and_rest(line)
        yield Message(first, _literal(rest.lstrip(" ,")))


def _literal(text: str) -> str:
    return _literal_and_rest(text)[0]


def _literal_and_rest(text: str) -> tuple[str, str]:
    """The Python string that the text begins with, and what follows it."""
    match = _STRING.match(text.lstrip().removeprefix("u"))
    if match is None:
        raise ValueError(f"no text where one was expected: {text[:40]!r}")
    return ast.literal_eval(match.group()), text.lstrip().removeprefix("u")[match.end() :]


_STRING = re.compile(r"""\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""", re.DOTALL)


def _written(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0


def _compiled(po: Path) -> Path:
    return po.with_suffix(".mo")


def _plurals(po: polib.POFile) -> int:
    return int(re.findall(r"nplurals=(\d)", po.metadata["Plural-Forms"])[0])


def _fresh(message: Message, plurals: int) -> polib.POEntry:
    if message.plural is None:
        return polib.POEntry(msgid=message.text)
    return polib.POEntry(
        msgid=message.text, msgid_plural=message.plural, msgstr_plural=dict.fromkeys(range(plurals), "")
    )
