"""``njia htcds export|import|validate FILE``: cases, one or many, in the Human Trafficking Case Data Standard 2.0."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from njia.cli import files
from njia.htcds.exchange import Exported, LeftOut, export, read
from njia.htcds.mapping import load_crosswalk
from njia.htcds.standard import Problem, Record, problems
from njia.htcds.tables import TableError, as_csv, from_csv, from_json

_SHARE = "share_"


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    out = what.add_parser("export", help="cases (values by field, JSON) as records of the standard")
    out.add_argument(
        "--agreed", type=_names, default=(), metavar="ITEM,…",
        help="what the person agreed to share: name, contact, story, papers; nothing of it leaves otherwise",
    )  # fmt: skip
    back = what.add_parser("import", help="records of the standard (JSON or CSV) as values of cases")
    check = what.add_parser("validate", help="whether records (JSON or CSV) keep to the standard")
    check.add_argument("--core", action="store_true", help="every core field must be there")
    for one in (out, back, check):
        one.add_argument("file", type=Path, metavar="FILE")
        one.add_argument("--lang", choices=("en", "sw", "ru"), default="en", help="the language of the answer (en)")
        one.add_argument("--corridor", default="ke_ru", help="whose fields and words are used (ke_ru)")
    for one in (out, back):
        one.add_argument("--output", type=Path, metavar="FILE", help="write it here instead of printing it")


def run(options: argparse.Namespace) -> int:
    """What cannot be said on the other side is told on standard error; then the exit status is 1."""
    try:
        data = options.file.read_bytes()
        of_table = options.what != "export" and _is_table(options.file)
        given, several = (from_csv(data), True) if of_table else from_json(data)
    except (OSError, TableError):
        words = files.corridor_of(options).messages
        print(words["htcds.unreadable"].fill(name=options.file.name)[options.lang], file=sys.stderr)
        return files.CANNOT
    return {"export": _export, "import": _import, "validate": _validate}[options.what](options, given, several)


def _is_table(path: Path | None) -> bool:
    return path is not None and path.suffix.lower() == ".csv"


def _export(options: argparse.Namespace, cases: Sequence[Record], several: bool) -> int:
    if several and options.agreed:  # what one person agreed to says nothing of the next
        print(files.corridor_of(options).messages["htcds.agreed_each"][options.lang], file=sys.stderr)
        return files.CANNOT
    made = [_exported(options, case) for case in cases]
    return _written(options, [one.record for one in made], [one.left_out for one in made], several)


def _exported(options: argparse.Namespace, case: Record) -> Exported:
    """One case; the items that its own ``share_…`` values say yes to are agreed, as in a referral."""
    agreed = {name.removeprefix(_SHARE) for name, yes in case.items() if name.startswith(_SHARE) and yes is True}
    values = {name: value for name, value in case.items() if not name.startswith(_SHARE)}
    return export(values, load_crosswalk(options.corridor), {*options.agreed, *agreed})


def _import(options: argparse.Namespace, records: Sequence[Record], several: bool) -> int:
    got = [read(record, load_crosswalk(options.corridor)) for record in records]
    return _written(options, [one.values for one in got], [one.left_out for one in got], several)


def _validate(options: argparse.Namespace, records: Sequence[Record], several: bool) -> int:
    words, walk = files.corridor_of(options).messages, load_crosswalk(options.corridor)
    found = [problems(record, walk.extensions, demand_core=options.core) for record in records]
    for line in _numbered(options, found, several):
        print(line)
    if not any(found):
        print(words["htcds.whole"].fill(name=options.file.name)[options.lang])
    return 1 if any(found) else 0


def _written(
    options: argparse.Namespace, made: Sequence[Record], left: Sequence[Sequence[LeftOut]], several: bool
) -> int:
    if options.what == "export" and _is_table(options.output):
        data = as_csv(made)
    else:
        data = msgspec.json.format(msgspec.json.encode(made if several else made[0]), indent=2) + b"\n"
    files.write(data, options.output)
    said = list(_numbered(options, left, several))
    for line in said:
        print(line, file=sys.stderr)
    return 1 if said else 0


def _numbered(options: argparse.Namespace, told: Sequence[Sequence[LeftOut | Problem]], several: bool) -> Iterator[str]:
    """What is to be said of each record, with its place in the file where there are several."""
    words = files.corridor_of(options).messages
    for number, of_one in enumerate(told, 1):
        for one in of_one:
            why = one.why if isinstance(one, LeftOut) else one.code
            text = words[f"htcds.{why}"].fill(field=one.field, value=one.value)[options.lang]
            yield f"{number}: {text}" if several else text


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
