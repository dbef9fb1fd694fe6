"""``njia verify seal FILE.pdf``: what the file is worth, then what its seal is."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from njia.cli import files, verify_seal
from njia.cli.seal_certify import root_in
from njia.cli.sealing import CannotError
from njia.findings import Text

if TYPE_CHECKING:
    from njia.papers.reading import Found


def is_pdf(given: str) -> bool:
    """Whether a PDF was named."""
    path = Path(given)
    if len(given) > 255 or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"


def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Verifies an attested PDF: 0 only where file and seal are both good."""
    from njia.papers.reading import NotPdfError, read

    path = Path(options.code)
    roots = [root_in(root) for root in options.roots]
    try:
        found = read(path.read_bytes(), roots, datetime.combine(files.today(options), time(12), UTC))
    except NotPdfError:
        raise CannotError("pdf", name=path.name) from None
    (answer,) = verify_seal.answers(options, [found.code])
    if options.format == "json":
        plain = {**verify_seal.as_plain(answer, words), "pdf": msgspec.to_builtins(found)}
        files.write(msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n", None)
    else:
        for line in (*_told(found, words), Text("", "", ""), *verify_seal.shown(answer, words)):
            print(line[options.lang])
    return 0 if answer.good and not found.problems else 1


def _told(found: Found, words: Mapping[str, Text]) -> Iterator[Text]:
    for problem in found.problems or ("good",):
        yield words[f"pdf.{problem}"]
    if found.signed_at and not found.problems:
        at = found.signed_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
        yield words["pdf.level.stamped" if found.stamped else "pdf.level.signed"].fill(at=at)
