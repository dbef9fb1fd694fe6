"""``njia evidence verify BUNDLE --key PUBLIC.pem``: is a sealed bundle of evidence as it was sealed?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from njia.cli import files, sealing
from njia.findings import Text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("verify",), help="what is done with it")
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="the ZIP, or the folder that it was unpacked to")
    parser.add_argument(
        "--key", type=Path, required=True, metavar="PUBLIC.pem", help="the public key of the service that sealed it"
    )
    sealing.common(parser)


@sealing.command
def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Verifies the bundle."""
    from njia.evidence.errors import EvidenceError
    from njia.evidence.verifying import verify
    from njia.seals.checkpoints import read_public_key

    try:
        key = read_public_key(options.key.read_bytes())
    except ValueError:
        print(words["ledger.no_key"].fill(name=options.key.name)[options.lang], file=sys.stderr)
        return files.CANNOT
    try:
        found = verify(options.bundle, key)
    except EvidenceError as error:
        print(words[f"bundle.cannot.{error.code}"].fill(what=error.what)[options.lang], file=sys.stderr)
        return files.CANNOT
    if not found.faults:
        told = words["bundle.whole"].fill(files=str(found.files), statements=str(found.statements))
        print(told[options.lang])
        return 0
    print(words["bundle.broken"][options.lang])
    for code, what in found.faults:
        print(f"  {words[f'bundle.{code}'].fill(what=what)[options.lang]}")
    return 1
