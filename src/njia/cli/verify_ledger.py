"""``njia verify ledger FILE``: is an exported ledger whole? Needs the public key and nothing else."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from njia.cli import files
from njia.corridors.model import Corridor
from njia.findings import Text
from njia.seals.faults import Fault

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from njia.seals.export import Verification

_LONGEST_LINE = 1 << 24  # no act is longer; a file without line breaks must not fill the memory
_STEP = 1 << 16


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the export")
    parser.add_argument(
        "--key", type=Path, action="append", required=True, metavar="PUBLIC.pem",
        help="the public key that signed the checkpoints; several where it was changed",
    )  # fmt: skip
    parser.add_argument(
        "--held", type=_hash, action="append", default=[], metavar="HASH",
        help="the hash of a checkpoint that was noted down elsewhere: it must be in the file",
    )  # fmt: skip
    parser.add_argument("--format", choices=("text", "json"), default="text", help="what to print (text)")
    parser.add_argument("--lang", choices=("en", "sw", "ru"), default="en", help="the language of the answer (en)")
    parser.add_argument("--corridor", default="ke_ru", help="whose words are used (ke_ru)")


def run(options: argparse.Namespace) -> int:
    corridor = files.corridor_of(options)
    try:
        from njia.seals.export import verify_export

        keys = dict(map(_key, options.key))
        with options.file.open("rb") as source:
            found = verify_export(_lines(source, options.file.stat().st_size), keys, held=options.held)
    except ImportError:
        return _refuse(corridor, options, "ledger.seals_missing", install="pip install 'njia[seals]'")
    except OSError as error:
        return _refuse(corridor, options, "ledger.cannot_open", name=str(error.filename))
    except _NoKeyError as error:
        return _refuse(corridor, options, "ledger.no_key", name=str(error))
    if options.format == "json":
        files.write(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n", None)
    else:
        print("\n".join(text[options.lang] for text in told(found, corridor.messages)))
    return 1 if found.faults else 0


class _NoKeyError(Exception):
    pass


def _hash(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a hash of 64 hexadecimal digits")
    return text


def _key(path: Path) -> tuple[str, Ed25519PublicKey]:
    from njia.seals.checkpoints import fingerprint, read_public_key

    pem = path.read_bytes()
    try:
        key = read_public_key(pem)
    except ValueError:
        raise _NoKeyError(path.name) from None
    return fingerprint(key), key


def _lines(source: BinaryIO, size: int) -> Iterator[bytes]:
    """The lines of the file, told in percent on a terminal."""
    shown, done = sys.stderr.isatty(), 0
    for number, line in enumerate(iter(lambda: source.readline(_LONGEST_LINE), b"")):
        done += len(line)
        if shown and number % _STEP == 0:
            print(f"\r{done * 100 // (size or 1)} %", end="", file=sys.stderr, flush=True)
        yield line
    if shown:
        print("\r     \r", end="", file=sys.stderr, flush=True)


def told(found: Verification, words: Mapping[str, Text]) -> Iterator[Text]:
    """The answer in words: whole or not, every fault, and up to when it was signed."""
    if found.faults:
        yield words["ledger.broken"].fill(count=str(len(found.faults)))
        yield from (_fault(fault, words) for fault in found.faults)
        if found.stopped_at:
            yield words["ledger.too_many"].fill(line=str(found.stopped_at))
    else:
        yield words["ledger.whole"].fill(
            acts=str(found.acts), chains=str(found.chains), checkpoints=str(found.checkpoints)
        )
    if found.sealed_at and found.sealed_as:
        at = f"{found.sealed_at:%Y-%m-%d %H:%M}"
        yield words["ledger.sealed"].fill(at=at, number=str(found.checkpoints), hash=found.sealed_as)


def _fault(fault: Fault, words: Mapping[str, Text]) -> Text:
    several = fault.until is not None and fault.until != fault.seq
    place = {"seq": str(fault.seq), "until": str(fault.until), "chain": str(fault.chain)}
    which = words["ledger.acts" if several else "ledger.act"].fill(**place)
    code = "rewritten" if several and fault.kind == "altered" else fault.kind
    what = words[f"ledger.{code}"].fill(which=which, checkpoint=str(fault.checkpoint))
    return what if fault.line is None else words["ledger.at_line"].fill(line=str(fault.line), what=what)


def _refuse(corridor: Corridor, options: argparse.Namespace, code: str, **values: str) -> int:
    print(corridor.messages[code].fill(**values)[options.lang], file=sys.stderr)
    return files.CANNOT
