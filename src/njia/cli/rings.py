"""``njia rings``: which nodes of a network belong together, and how surely."""

from __future__ import annotations

import argparse
import csv
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from njia.cli import files
from njia.cli.link import work_folder
from njia.linking.errors import LinkingError, need_extra

if TYPE_CHECKING:
    from njia.linking.rings import Rings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edges", type=Path, help="the ties, CSV or Parquet: source, target and perhaps weight")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="RINGS.csv", help="node, ring, standing, stability"
    )
    parser.add_argument(
        "--through",
        action=argparse.BooleanOptionalAction,
        help="targets are things that sources share; else each tie is between two of a kind. As njia link --ties and"
        " njia simulate rings write them, a file says so itself: by a column kind, and no target that is a source",
    )
    parser.add_argument(
        "--resamples", type=int, metavar="N", help="graphs with some ties left out that try each ring (10)"
    )


def run(options: argparse.Namespace) -> int:
    try:
        with work_folder(None) as work:
            from njia.linking.rings import rings

            found = rings(options.edges, work, options.resamples, through=options.through)
    except LinkingError as error:
        print(error, file=sys.stderr)
        return files.CANNOT
    except ModuleNotFoundError as error:
        print(need_extra(error), file=sys.stderr)
        return files.CANNOT
    _write(found, options.output)
    inside = found.ring[found.ring >= 0]
    print(f"{len(found.names)} nodes, {len(set(inside.tolist()))} rings, {len(inside)} nodes in one", file=sys.stderr)
    return 0


def _write(found: Rings, output: Path) -> None:
    names = found.names.tolist()
    columns = zip(names, found.ring.tolist(), found.member.tolist(), found.stability.tolist(), strict=True)
    with output.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("node", "ring", "standing", "stability"))
        for name, ring, member, sure in columns:
            if ring < 0:
                rows.writerow((name, "", "", ""))
            else:
                known = "" if math.isnan(sure) else f"{sure:.3f}"
                rows.writerow((name, names[ring], "member" if member else "named once", known))
