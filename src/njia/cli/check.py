"""``njia check CONTRACT [RUSSIAN]``: exit status 0: nothing needs a fix, 1: something does, 2: unreadable."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from njia.cli import files
from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.model import Corridor
from njia.documents.model import DocumentError
from njia.findings import Language


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contract", type=Path, help="the contract: DOCX, PDF, JPEG, PNG, TIFF, text or HTML")
    parser.add_argument("russian", type=Path, nargs="?", help="the Russian text, where it is a file of its own")
    files.common(parser)


def run(options: argparse.Namespace) -> int:
    corridor = files.corridor_of(options)
    try:
        documents = [files.read_file(path) for path in (options.contract, options.russian) if path is not None]
        report = check(documents, corridor, on=files.today(options))
    except DocumentError as error:
        return files.tell(error, corridor, options.lang)
    files.write(render(report, corridor, options.format, options.lang), options.output)
    return 0 if report.verdict == "clear" else 1


def render(report: Report, corridor: Corridor, form: str, language: Language) -> str | bytes:
    """The report as ``text``, ``json``, ``html`` or ``pdf``; only what is needed for it is imported."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"
    from njia.reports.view import view

    return files.rendered(view(report, corridor, language), form)
