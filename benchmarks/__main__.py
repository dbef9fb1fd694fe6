"""`make bench`: one table of everything measured; a part that cannot be measured says why, and the rest goes on."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from importlib import import_module

_PARTS = (
    "addenda", "alignment", "attesting", "casework", "checkins", "contracts", "disclosure", "estimates", "ledger",
    "lexicon", "linking", "linking_scale", "name_scores", "names", "ocr", "phones", "pictures", "rings", "screening",
    "seals", "service", "startup",
)  # fmt: skip


def main(chosen: Sequence[str]) -> int:
    """Prints the table, and on stderr which part is measured and how long it took; 1 where one could not be."""
    unmeasured = 0
    print(f"{'what':<58} {'ours':<28} {'peer, same run':<44} reach", flush=True)
    parts = chosen or _PARTS
    for number, part in enumerate(parts, 1):
        start = time.perf_counter()
        print(f"  {number} of {len(parts)}: measuring {part} …", file=sys.stderr, flush=True)
        try:
            for row in import_module(f"benchmarks.{part}").rows():
                print(_line(row), flush=True)
        except Exception as error:  # whatever stops one part must not take the others with it
            unmeasured += 1
            print(f"{part:<58} not measured: {type(error).__name__}: {error}", flush=True)
        print(f"  {part}: {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    return 1 if unmeasured else 0


def _line(row: dict[str, str]) -> str:
    peer = f"{row.get('peer_name', '')} {row.get('peer', '')}".strip()
    return f"{row['what']:<58} {row['ours']!s:<28} {peer:<44} {row.get('reach', '')}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
