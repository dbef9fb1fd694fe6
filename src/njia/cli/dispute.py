"""``njia dispute compute`` and ``advise``: what a worker is owed, until when it can be claimed, and by which way."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from njia.cli import files
from njia.disputes.compute import compute
from njia.disputes.diagnosis import diagnose, facts_of, remedies
from njia.disputes.load import law
from njia.disputes.model import Law, NotKnownError, Sheet
from njia.disputes.money import day, sum_
from njia.disputes.pack import pack
from njia.disputes.papers import around, forms
from njia.disputes.plain import as_plain
from njia.disputes.reading import ClaimFileError, Told, claims_from
from njia.disputes.typeset import write
from njia.findings import Language, Text

_PAPERS = ("court", "inspectorate", "commission", "demand")


def arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    one = tasks.add_parser("compute", help="count what is owed, with interest, and each time limit")
    two = tasks.add_parser("advise", help="say which ways are open, the first to try first")
    three = tasks.add_parser("pack", help="write the paper, its calculation and proofs, in Russian and yours")
    for task in (one, two, three):
        task.add_argument("claim", type=Path, metavar="CLAIM.yaml", help="the claims")
        files.common(task, formats=("docx", "pdf") if task is three else ("text", "json"))
    three.set_defaults(format="docx")
    three.add_argument("--paper", choices=_PAPERS, default="court", help="which paper (court)")


def run(options: argparse.Namespace) -> int:
    rules = law(options.corridor)
    try:
        told = claims_from(options.claim.read_bytes())
    except (ClaimFileError, OSError) as error:
        where = error.strerror if isinstance(error, OSError) else str(error)
        return _refuse(rules.says("refused.file", name=options.claim.name, where=str(where)), options)
    if told.contract == "military" and options.task != "advise":
        return _refuse(rules.says("refused.military"), options)
    try:
        sheet = compute(_with_rates(rules, told), told.claims, files.today(options))
    except NotKnownError as error:
        return _refuse(error.text, options)
    if options.task == "pack":
        form, about = forms(options.corridor)[options.paper], told.particulars
        language, words = options.lang, around(options.corridor)
        made = pack(rules, words, form, sheet, about, contract=told.contract, language=language)
        files.write(write(made, options.format), options.output)
        return 0
    return _advise(sheet, told, options) if options.task == "advise" else _show(rules, sheet, options)


def _show(rules: Law, sheet: Sheet, options: argparse.Namespace) -> int:
    if options.format == "json":
        return _json(as_plain(sheet), options)
    files.write("\n".join(_lines(rules, sheet, options.lang)) + "\n", options.output)
    return 0


def _advise(sheet: Sheet, told: Told, options: argparse.Namespace) -> int:
    ways = diagnose(remedies(options.corridor), facts_of(told.contract, sheet, told.circumstances))
    if options.format == "json":
        return _json([{"id": w.id, "name": w.name, "text": w.text, "source": w.source} for w in ways], options)
    said = (
        f"{number}. {way.name[options.lang]}\n   {way.text[options.lang]}\n   {way.source.cited(options.lang)}"
        for number, way in enumerate(ways, 1)
    )
    files.write("\n".join(said) + "\n", options.output)
    return 0


def _json(value: object, options: argparse.Namespace) -> int:
    files.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n", options.output)
    return 0


def _with_rates(rules: Law, told: Told) -> Law:
    """The law with the later rates that the file knows; whoever gives one vouches for it from its day on."""
    if not told.key_rates:
        return rules
    return replace(rules, key_rate=rules.key_rate.with_more(told.key_rates, max(told.key_rates)))


def _lines(rules: Law, sheet: Sheet, language: Language) -> Iterator[str]:
    yield rules.says("sheet.title", on=day(sheet.on))[language]
    for number, one in enumerate(sheet.counted, 1):
        yield f"\n{number}. {one.kind.name[language]} – {one.kind.source.cited(language)}"
        yield from (f"   {step.text[language]}" for step in one.steps)
        yield from (f"   → {limit.text[language]}" for limit in one.limits)
    sums = {name: sum_(rules, getattr(sheet, name)) for name in ("principal", "interest", "total")}
    yield f"\n{rules.says('sheet.total', **sums)[language]}"
    yield from (note[language] for note in sheet.all_notes)


def _refuse(text: Text, options: argparse.Namespace) -> int:
    print(text[options.lang], file=sys.stderr)
    return files.CANNOT
