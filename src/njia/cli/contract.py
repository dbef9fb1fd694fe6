"""``njia contract draft`` and ``addendum``: papers in both languages from agreed terms, checked.

Exit status 0: the paper is clear, 1: the check found something in it, 2: it could not be made.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from njia.cli import files
from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.model import Corridor
from njia.documents.model import DocumentError
from njia.documents.read import read
from njia.findings import Finding
from njia.standard import docx
from njia.standard.addendum import addendum
from njia.standard.draft import NotSaidError, draft
from njia.standard.load import library
from njia.standard.model import Filled, Library, Paper
from njia.standard.reading import TermsFileError, agreed_from
from njia.standard.values import filled


def arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    one = tasks.add_parser("draft", help="write a contract in English and Russian from agreed terms")
    two = tasks.add_parser("addendum", help="write the addendum that cures what the check found in a contract")
    two.add_argument("contract", type=Path, help="the contract that the check found something in")
    for task in (one, two):
        task.add_argument("terms", type=Path, metavar="TERMS.yaml", help="what was agreed")
        task.add_argument("--format", choices=("docx", "pdf"), default="docx", help="the kind of file (docx)")
        task.add_argument("--output", type=Path, required=True, metavar="FILE", help="where to write the paper")
        task.add_argument(
            "--on", type=files.day, default=None, metavar="DATE", help="the day whose law applies (today)"
        )
        task.add_argument("--lang", choices=("en", "sw", "ru"), default="en", help="the language of messages (en)")
        task.add_argument("--corridor", default="ke_ru", help="whose clauses and rules apply (ke_ru)")


def run(options: argparse.Namespace) -> int:
    corridor, clauses = files.corridor_of(options), library(options.corridor)
    try:
        terms = filled(agreed_from(_bytes(options.terms), clauses), clauses)
        if options.task == "draft":
            return _draft(options, corridor, clauses, terms)
        return _addendum(options, corridor, clauses, terms)
    except DocumentError as error:
        return files.tell(error, corridor, options.lang)
    except TermsFileError as error:
        return files.tell(
            DocumentError("standard.cannot_read", name=options.terms.name, where=str(error)), corridor, options.lang
        )
    except NotSaidError as error:
        return files.tell(DocumentError("standard.not_said", what=error.name), corridor, options.lang)


def _draft(options: argparse.Namespace, corridor: Corridor, clauses: Library, terms: Filled) -> int:
    paper = draft(clauses, terms)
    report = _checked(paper, corridor, options)
    _write(paper, options)
    _say(options, corridor, "standard.written", name=options.output.name)
    return _told(report.findings, "standard.found", options, corridor)


def _addendum(options: argparse.Namespace, corridor: Corridor, clauses: Library, terms: Filled) -> int:
    report = check([files.read_file(options.contract)], corridor, on=files.today(options))
    made = addendum(report, clauses, terms, lambda paper: _checked(paper, corridor, options))
    if made is None:
        _say(options, corridor, "standard.nothing_to_cure")
        return _told(report.findings, "standard.left", options, corridor)
    _write(made.paper, options)
    _say(options, corridor, "standard.addendum_written", name=options.output.name, count=str(len(made.cured)))
    return _told(made.left.findings, "standard.left", options, corridor)


def _checked(paper: Paper, corridor: Corridor, options: argparse.Namespace) -> Report:
    return check([read(docx.write(paper), "contract.docx")], corridor, on=files.today(options))


def _write(paper: Paper, options: argparse.Namespace) -> None:
    options.output.write_bytes(import_module(f"njia.standard.{options.format}").write(paper))


def _told(findings: Iterable[Finding], heading: str, options: argparse.Namespace, corridor: Corridor) -> int:
    found = [finding.text[options.lang] for finding in findings]
    _say(options, corridor, heading if found else "standard.checked")
    for line in found:
        print(f"- {line}", file=sys.stderr)
    return 1 if found else 0


def _say(options: argparse.Namespace, corridor: Corridor, code: str, **values: str) -> None:
    print(corridor.messages[code].fill(**values)[options.lang], file=sys.stderr)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise DocumentError("document.cannot_open", name=path.name) from None
