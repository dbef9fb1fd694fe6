"""Make files of the sample contracts.

For instance: python samples/build.py build/samples --only greenhouse --layout table --medium docx
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from samples import contracts
from samples.render import LAYOUTS, MEDIA


def main() -> int:
    """Write every contract asked for, in each of its layouts and media."""
    asked = _arguments().parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    count = 0
    for sample in _chosen(asked.only, asked.tamper):
        for layout in [asked.layout] if asked.layout else sample.layouts:
            for medium in asked.medium or MEDIA:
                for name, data in contracts.render(sample, layout, medium).items():
                    (asked.out / name).write_bytes(data)
                    count += 1
    print(f"{count} files in {asked.out}")
    return 0 if count else 1


def _chosen(only: str | None, tamper: str | None) -> Iterator[contracts.Sample]:
    """The clean contracts, or those made by the tamperings of that name (all of them for "all")."""
    if tamper is None:
        yield from (sample for sample in contracts.all_samples() if only in (None, sample.name))
        return
    for at, edit in enumerate(contracts.edits("tampers")):
        if only in (None, edit.contract) and tamper in ("all", edit.name):
            changed = contracts.apply(contracts.load(edit.contract), edit)
            yield replace(changed, name=f"{edit.contract}-tampered-{at:03}")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder to write to, such as build/samples")
    parser.add_argument("--only", choices=contracts.names(), help="one contract")
    parser.add_argument("--layout", choices=LAYOUTS, help="one layout, even one the contract does not list")
    parser.add_argument("--medium", choices=MEDIA, action="append", help="one medium; may be given again")
    parser.add_argument("--tamper", metavar="NAME", help='tampered by the edit of this name, or "all"')
    return parser


if __name__ == "__main__":
    sys.exit(main())
