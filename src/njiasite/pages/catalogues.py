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

_Known = dict[tuple[str, str | None], polib.POEntry]
_UNREVIEWED = "Njia, the site. Not yet reviewed by a native reader; when one has, say who and when here."
_LANGUAGES = {  # plural forms as Django has them
    "ru": "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 :"
    " n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);",
    "sw": "nplurals=2; plural=(n != 1);",
}
_CALLS = {"gettext": 1, "gettext_lazy": 1, "_": 1, "ngettext": 2, "ngettext_lazy": 2}


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the source, and its plural where it has one."""

    text: str
    plural: str | None = None


def catalogues() -> list[Path]:
    """Every committed catalogue: one for each app and language, where Django looks for them by itself."""
    return sorted(Path(settings.SITE).glob("*/locale/*/LC_MESSAGES/django.po"))


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
    """Bring each message of the source into the catalogue of the app that uses it; drop what is no longer used."""
    found: dict[str, dict[Message, str]] = {}
    for message, where in messages().items():
        found.setdefault(_app(where), {})[message] = where
    for language in _LANGUAGES:
        paths = {path.parts[-5]: path for path in catalogues() if path.parts[-3] == language}
        files = {app: polib.pofile(str(path), wrapwidth=110) for app, path in paths.items()}
        known = {(entry.msgid, entry.msgid_plural or None): entry for po in files.values() for entry in po}
        for app in paths.keys() - found.keys():
            paths[app].unlink()
        for app, its in found.items():
            path = Path(settings.SITE, app, "locale", language, "LC_MESSAGES", "django.po")
            _write(path, files[app].metadata if app in files else None, its, known)


def _write(path: Path, metadata: dict[str, str] | None, found: dict[Message, str], known: _Known) -> None:
    po = polib.POFile(wrapwidth=110)
    language = path.parts[-3]
    po.header = _UNREVIEWED
    po.metadata = metadata or {
        "Project-Id-Version": "njia",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _LANGUAGES[language],
    }
    for message, where in sorted(found.items(), key=lambda item: (item[1], item[0].text)):
        entry = known.get((message.text, message.plural)) or _fresh(message, _plurals(po))
        entry.occurrences = [(where, "")]
        po.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    po.save(str(path))


def _app(where: str) -> str:
    """The app whose catalogue holds a message of that file; settings and the like speak through ``pages``."""
    app = Path(where).parts[0]
    return app if Path(settings.SITE, app, "apps.py").exists() else "pages"


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
