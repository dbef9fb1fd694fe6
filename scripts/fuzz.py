"""Fuzzes a reader, the fact extractor or the whole check with atheris: docs/how-to/fuzz.md says how.

For instance: python scripts/fuzz.py docx -max_total_time=300
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["njia"]):
    from njia.contracts.check import check
    from njia.corridors.load import load
    from njia.documents import docx, html, pdf, plain  # noqa: F401 - so that their code is followed
    from njia.documents.limits import Limits
    from njia.documents.model import Document, DocumentError
    from njia.documents.read import read
    from njia.facts.extract import extract

from samples import contracts  # noqa: E402

LIMITS = Limits(bytes=2_000_000, pages=12, pixels=1_000_000, characters=200_000)
BOUNDS = ["-timeout=20", "-rss_limit_mb=2048", "-max_len=65536"]
ON = date(2026, 11, 24)


def reading(data: bytes) -> Document | None:
    """What was read, or None where it was refused in words of the corridor."""
    try:
        document = read(data, "contract", limits=LIMITS)
    except DocumentError as error:
        load().messages[error.code].fill(**error.values)
        return None
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
    return document


def word(data: bytes) -> None:
    """The bytes as the main part of a Word file: inside a zip of their own they would only break its checksum."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_paper("docx"))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, data if entry == "word/document.xml" else old.read(entry))
    reading(out.getvalue())


def facts(data: bytes) -> None:
    text = data.decode("utf-8", "ignore")
    for side in ("en", "ru"):
        for fact in extract(text, side):
            assert text[fact.start : fact.end] == fact.text


def checking(data: bytes) -> None:
    document = reading(data)
    if document is not None:
        report = check([document], load(), on=ON)
        for finding in report.findings:
            for one in finding.evidence:
                assert report.texts[one.document][one.start : one.end] == one.quote


def _paper(medium: str) -> bytes:
    return next(iter(contracts.render(contracts.load("greenhouse"), "table", medium).values()))


def _main_part() -> bytes:
    with zipfile.ZipFile(io.BytesIO(_paper("docx"))) as archive:
        return archive.read("word/document.xml")


def _text() -> bytes:
    return _paper("txt")[:2_048]  # short: each of its mutations is read anew


TARGETS: dict[str, tuple[Callable[[bytes], object], Callable[[], bytes]]] = {
    "docx": (word, _main_part),
    "pdf": (reading, lambda: _paper("pdf")),
    "html": (reading, lambda: _paper("html")),
    "text": (reading, _text),
    "facts": (facts, _text),
    "check": (checking, _text),
}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"python scripts/fuzz.py {'|'.join(TARGETS)} [options of libFuzzer]")
    target, seed = TARGETS[sys.argv[1]]
    with tempfile.TemporaryDirectory() as corpus:
        (Path(corpus) / "seed").write_bytes(seed()[:65_536])
        atheris.Setup([sys.argv[0], *BOUNDS, *sys.argv[2:], corpus], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
