"""``njia seal certify``: the certificate with which an office signs papers as PDF, and the root that vouches for it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from njia.cli import files, sealing
from njia.cli.sealing import CannotError
from njia.findings import Text

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_ROOT_YEARS = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, metavar="NAME", help="the office, as readers of PDF show it")
    parser.add_argument("--country", required=True, metavar="CC", help="its country, as KE")
    parser.add_argument("--from", dest="first", type=files.day, required=True, metavar="DATE", help="its first day")
    parser.add_argument("--to", dest="last", type=files.day, required=True, metavar="DATE", help="its last day")
    parser.add_argument("--certificate", type=Path, required=True, metavar="FILE.pem", help="the certificate to make")
    parser.add_argument("--root", type=Path, required=True, metavar="FILE.pem", help="the root; made if not there")
    parser.add_argument("--root-key", type=Path, required=True, metavar="KEY.pem", help="its private key")
    parser.add_argument(
        "--root-passphrase-file", type=Path, metavar="FILE", help="a file with its passphrase (it is asked for)"
    )
    sealing.secret(parser, or_public=True)
    sealing.common(parser)


@sealing.command
def run(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Makes a key with its certificate, and the root where there is none yet. Nothing is written over."""
    from cryptography.hazmat.primitives.serialization import Encoding

    from njia.papers import certificates

    secret = argparse.Namespace(key=options.root_key, passphrase_file=options.root_passphrase_file)
    root = root_in(options.root) if options.root.exists() else _new_root(options, secret)
    root_key = sealing.private_key(secret)
    key = sealing.public_half(options)
    try:
        made = certificates.signer(options.name, key, options.first, options.last, root=root, key=root_key)
    except ValueError:
        raise CannotError("key", name=options.root_key.name) from None
    sealing.write_new(options.certificate, made.public_bytes(Encoding.PEM))
    told = words["pdf.made.certificate"].fill(name=options.certificate.name, root=options.root.name)
    print(told[options.lang])
    return 0


def root_in(path: Path) -> Certificate:
    """The certificate in a file."""
    from cryptography.x509 import load_pem_x509_certificate

    try:
        return load_pem_x509_certificate(path.read_bytes())
    except ValueError:
        raise CannotError("roots", name=path.name) from None


def _new_root(options: argparse.Namespace, secret: argparse.Namespace) -> Certificate:
    from cryptography.hazmat.primitives.serialization import Encoding

    from njia.papers import certificates

    last = options.first.replace(year=options.first.year + _ROOT_YEARS, day=1)
    made = certificates.root(f"{options.name}: root", options.country, sealing.new_key(secret), options.first, last)
    sealing.write_new(options.root, made.public_bytes(Encoding.PEM))
    return made
