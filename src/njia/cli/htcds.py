"""``njia htcds export|import|validate FILE``: cases in the Human Trafficking Case Data Standard 2.0."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from njia.cli import files
from njia.htcds.exchange import LeftOut, export, read
from njia.htcds.mapping import load_crosswalk
from njia.htcds.standard import problems


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    out = what.add_parser("export", help="a case (values by field, JSON) as a record of the standard")
    out.add_argument(
        "--agreed", type=_names, default=(), metavar="ITEM,…",
        help="what the person agreed to share: name, contact, story, papers; nothing of it leaves otherwise",
    )  # fmt: skip
    back = what.add_parser("import", help="a record of the standard as values of a case")
    check = what.add_parser("validate", help="whether a record keeps to the standard")
    check.add_argument("--core", action="store_true", help="every core field must be there")
    for one in (out, back, check):
        one.add_argument("file", type=Path, metavar="FILE.json")
        one.add_argument("--lang", choices=("en", "sw", "ru"), default="en", help="the language of the answer (en)")
        one.add_argument("--corridor", default="ke_ru", help="whose fields and words are used (ke_ru)")
    for one in (out, back):
        one.add_argument("--output", type=Path, metavar="FILE", help="write it here instead of printing it")


def run(options: argparse.Namespace) -> int:
    """What cannot be said on the other side is told on standard error; then the exit status is 1."""
    words = files.corridor_of(options).messages
    try:
        given = msgspec.json.decode(options.file.read_bytes(), type=dict[str, object])
    except (OSError, msgspec.MsgspecError):
        print(words["htcds.unreadable"].fill(name=options.file.name)[options.lang], file=sys.stderr)
        return files.CANNOT
    return {"export": _export, "import": _import, "validate": _validate}[options.what](options, given)


def _export(options: argparse.Namespace, case: dict[str, object]) -> int:
    made = export(case, load_crosswalk(options.corridor), options.agreed)
    return _written(options, dict(made.record), made.left_out)


def _import(options: argparse.Namespace, record: dict[str, object]) -> int:
    got = read(record, load_crosswalk(options.corridor))
    return _written(options, dict(got.values), got.left_out)


def _validate(options: argparse.Namespace, record: dict[str, object]) -> int:
    words = files.corridor_of(options).messages
    found = problems(record, load_crosswalk(options.corridor).extensions, demand_core=options.core)
    for one in found:
        print(words[f"htcds.{one.code}"].fill(field=one.field, value=one.value)[options.lang])
    if not found:
        print(words["htcds.whole"].fill(name=options.file.name)[options.lang])
    return 1 if found else 0


def _written(options: argparse.Namespace, values: dict[str, object], left_out: Iterable[LeftOut]) -> int:
    files.write(msgspec.json.format(msgspec.json.encode(values), indent=2) + b"\n", options.output)
    words = files.corridor_of(options).messages
    said = [words[f"htcds.{one.why}"].fill(field=one.field, value=one.value)[options.lang] for one in left_out]
    for line in said:
        print(line, file=sys.stderr)
    return 1 if said else 0


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
