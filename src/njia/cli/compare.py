"""``njia compare ATTESTED SIGNED``: what was changed, worst first; exit status as for ``njia check``."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from njia.cli import files
from njia.contracts.compare import compare
from njia.documents.model import DocumentError


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("attested", type=Path, help="the contract that was attested")
    parser.add_argument("signed", type=Path, help="the contract that is to be signed, or was")
    files.common(parser)


def run(options: argparse.Namespace) -> int:
    corridor = files.corridor_of(options)
    try:
        attested, signed = files.read_file(options.attested), files.read_file(options.signed)
    except DocumentError as error:
        return files.tell(error, corridor, options.lang)
    comparison = compare([attested], [signed], corridor, on=files.today(options))
    if options.format == "json":
        answer: str | bytes = msgspec.json.format(msgspec.json.encode(comparison), indent=2) + b"\n"
    else:
        from njia.reports.view import compared

        answer = files.rendered(compared(comparison, corridor, options.lang), options.format)
    files.write(answer, options.output)
    return 0 if comparison.verdict == "clear" else 1
