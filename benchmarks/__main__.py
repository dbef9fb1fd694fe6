"""`make bench`: one table of everything that is measured."""

from __future__ import annotations

import sys
from importlib import import_module

_PARTS = (
    "addenda", "alignment", "attesting", "casework", "checkins", "contracts", "disclosure", "estimates", "ledger",
    "lexicon", "linking", "linking_scale", "name_scores", "names", "ocr", "phones", "pictures", "rings", "screening",
    "seals", "service", "startup",
)  # fmt: skip


def main() -> None:
    chosen = sys.argv[1:] or _PARTS
    print(f"{'what':<58} {'ours':<28} {'peer, same run':<44} reach")
    for part in chosen:
        for row in import_module(f"benchmarks.{part}").rows():
            peer = f"{row.get('peer_name', '')} {row.get('peer', '')}".strip()
            print(f"{row['what']:<58} {row['ours']!s:<28} {peer:<44} {row.get('reach', '')}", flush=True)


if __name__ == "__main__":
    main()
