"""``njia audit-release RELEASE.json…``: attacks releases with nothing but their files, and says what leaks."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from njia.cli import sealing
from njia.cli.sealing import CannotError
from njia.findings import Text

if TYPE_CHECKING:
    from njia.answering.model import Quarter
    from njia.releases.attack import Leak
    from njia.releases.manifest import Manifest


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "releases", type=Path, nargs="+", metavar="RELEASE.json", help="releases, as /figures/releases publishes them"
    )
    parser.add_argument(
        "--answers", type=Path, metavar="ANSWERS.csv", help="the table of response times (/answers.csv), attacked too"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="what to print (text)")
    sealing.common(parser)


@sealing.command
def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Exit status 1 where something leaks."""
    from njia.releases.attack import audit

    found = audit([_read(path) for path in options.releases], _answers(options.answers) if options.answers else ())
    if options.format == "json":
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 1 if found.leaks else 0
    for leak in found.leaks:
        print(_said(leak, words)[options.lang])
    values = {
        "releases": str(len(options.releases)), "numbers": str(found.numbers), "withheld": str(found.withheld),
        "leaks": str(len(found.leaks)), "epsilon": f"{found.epsilon:.2f}", "delta": f"{found.delta:g}",
    }  # fmt: skip
    print(words["releases.leaks" if found.leaks else "releases.tight"].fill(**values)[options.lang])
    print(words["releases.promise"].fill(**values)[options.lang])
    return 1 if found.leaks else 0


def _read(path: Path) -> Manifest:
    from njia.releases import manifest

    try:
        return manifest.read(path.read_bytes())
    except msgspec.MsgspecError:
        raise CannotError("open", name=path.name) from None


def _answers(path: Path) -> tuple[Quarter, ...]:
    from njia.answering.table import read

    try:
        return read(path.read_text(encoding="utf-8"))
    except ValueError:
        raise CannotError("open", name=path.name) from None


def _said(leak: Leak, words: Mapping[str, Text]) -> Text:
    ends = {name: "–" if end is None else f"{end:g}" for name, end in (("low", leak.low), ("high", leak.high))}
    cell = ", ".join(part or "*" for part in leak.key)
    return words[f"releases.leak.{leak.what}"].fill(table=leak.table, cell=cell, **ends)
