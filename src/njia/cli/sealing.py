"""What the commands about seals share: reading keys, sets and lists, and telling what cannot be done."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from njia.cli import files
from njia.findings import Text

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey

    from njia.seals.issuers import Issuers
    from njia.seals.revocations import Revocations

_OF_PAPERS = ("pyhanko", "asn1crypto", "njia.papers")  # packages of that extra
_SHORTEST = 12  # characters of a passphrase


class CannotError(Exception):
    """What stands in the way: the end of a message's code, and its values."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


Command = Callable[[argparse.Namespace, Mapping[str, Text]], int]


def command(work: Command) -> Callable[[argparse.Namespace], int]:
    """A command that tells in the reader's language what it could not do."""

    @wraps(work)
    def run(options: argparse.Namespace) -> int:
        words = files.corridor_of(options).messages
        try:
            return work(options, words)
        except CannotError as error:
            told = words[f"seal.cannot.{error.code}"].fill(**error.values)
        except ImportError as error:
            extra = "papers" if (error.name or "").startswith(_OF_PAPERS) else "seals"
            told = words["seal.cannot.missing"].fill(install=f"pip install 'njia[{extra}]'")
        except OSError as error:
            told = words["seal.cannot.open"].fill(name=str(error.filename))
        print(told[options.lang], file=sys.stderr)
        return files.CANNOT

    return run


def common(parser: argparse.ArgumentParser, *, on: str = "") -> None:
    """The options that every command about seals has."""
    if on:
        parser.add_argument("--on", type=files.day, default=None, metavar="DATE", help=f"{on}, as 2026-11-24 (today)")
    parser.add_argument("--lang", choices=("en", "sw", "ru"), default="en", help="the language of the answer (en)")
    parser.add_argument("--corridor", default="ke_ru", help="whose words are used (ke_ru)")


def believed(parser: argparse.ArgumentParser) -> None:
    """The files that a seal is held against."""
    parser.add_argument("--issuers", type=Path, required=True, metavar="FILE", help="the set of issuers (JSON)")
    parser.add_argument(
        "--revocations", type=Path, action="append", default=[], metavar="FILE",
        help="a list of revoked papers; several where several offices seal",
    )  # fmt: skip


def secret(parser: argparse.ArgumentParser, *, or_public: bool = False) -> None:
    """The private key and its passphrase; where a key is made, the public half of one that lies in a box instead."""
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--key", type=Path, metavar="KEY.pem", help="the private key")
    if or_public:
        either.add_argument(
            "--public", type=Path, metavar="FILE", help="the public half of a key in a box (PEM or DER): none is made"
        )
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="a file with the passphrase (it is asked for)"
    )


def passphrase(options: argparse.Namespace, *, twice: bool = False) -> bytes:
    """The passphrase, from its file or typed; never from the command line, where others could see it."""
    if options.passphrase_file:
        given = options.passphrase_file.read_text("utf-8").strip()
    else:
        given = getpass("Passphrase: ")
        if twice and getpass("Again: ") != given:
            raise CannotError("passphrase")
    if len(given) < _SHORTEST:
        raise CannotError("passphrase")
    return bytes(given, "utf-8")


def private_key(options: argparse.Namespace) -> EllipticCurvePrivateKey:
    """The private key, opened."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    pem, word = options.key.read_bytes(), passphrase(options)
    try:
        key = load_pem_private_key(pem, word)
    except (ValueError, TypeError):
        raise CannotError("key", name=options.key.name) from None
    if not isinstance(key, EllipticCurvePrivateKey) or not isinstance(key.curve, SECP256R1):
        raise CannotError("key", name=options.key.name)
    return key


def public_half(options: argparse.Namespace) -> EllipticCurvePublicKey:
    """Of a key that lies in a box; without one, of a fresh key."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key, load_pem_public_key

    if options.public is None:
        return new_key(options).public_key()
    data = options.public.read_bytes()
    try:
        key = load_pem_public_key(data) if data.startswith(b"-----") else load_der_public_key(data)
    except (ValueError, TypeError):
        raise CannotError("public", name=options.public.name) from None
    if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
        raise CannotError("public", name=options.public.name)
    return key


def new_key(options: argparse.Namespace) -> EllipticCurvePrivateKey:
    """A fresh private key, written under a passphrase, readable by its owner alone."""
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

    key = generate_private_key(SECP256R1())
    locked = form.BestAvailableEncryption(passphrase(options, twice=True))
    write_new(options.key, key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, locked))
    return key


def write_new(path: Path, data: bytes) -> None:
    """Writes a file of its owner's alone, never over another."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(data)
    except OSError:
        raise CannotError("write", name=path.name) from None


def issuers_in(path: Path) -> Issuers:
    """The set of issuers."""
    from njia.seals.issuers import IssuersError, read_issuers

    try:
        return read_issuers(path.read_bytes())
    except IssuersError as error:
        raise CannotError("issuers", name=path.name, why=str(error)) from None


def list_in(path: Path, issuers: Issuers) -> Revocations:
    """A list of revoked papers that an issuer signed."""
    from njia.seals.revocations import ListError, read_list

    try:
        return read_list(path.read_bytes(), issuers)
    except ListError as error:
        raise CannotError("list", name=path.name, why=str(error)) from None


def said(day: date) -> Text:
    """A day in words."""
    from njia.text.saying import day as words

    return words(day.year, day.month, day.day)


def replace(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(path)
