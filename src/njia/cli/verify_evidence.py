"""``njia verify evidence LIST FILE…``: is the list as it was sealed, and are these the files that were kept?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from njia.cli import files, sealing
from njia.findings import Text

if TYPE_CHECKING:
    from njia.rescue.custody import Verified


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", type=Path, metavar="LIST.json", help="the sealed list")
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="files that should be on it")
    parser.add_argument(
        "--key", type=Path, required=True, metavar="PUBLIC.pem", help="the public key of the service that sealed it"
    )
    sealing.common(parser)


@sealing.command
def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Verifies the list, and each file that is shown with it."""
    from njia.rescue.custody import verify
    from njia.seals.checkpoints import read_public_key

    try:
        key = read_public_key(options.key.read_bytes())
    except ValueError:
        print(words["ledger.no_key"].fill(name=options.key.name)[options.lang], file=sys.stderr)
        return files.CANNOT
    found = verify(options.list.read_bytes(), key, [(path.name, path.read_bytes()) for path in options.files])
    print("\n".join(text[options.lang] for text in _told(found, words)))
    return 1 if found.faults else 0


def _told(found: Verified, words: Mapping[str, Text]) -> Iterator[Text]:
    if found.faults:
        yield words["evidence.broken"]
        yield from (words[f"evidence.{code}"].fill(what=what) for code, what in found.faults)
    else:
        items = str(len(found.present) + len(found.absent))
        yield words["evidence.whole"].fill(case=found.case, items=items, hash=found.sha256)
    for name, labels in (("present", found.present), ("absent", found.absent)):
        if labels:
            yield words[f"evidence.{name}"].fill(labels=", ".join(labels))
