"""``njia seal keygen``, ``certify``, ``issue``, ``revoke``: for offices that seal, at the key ceremony and after."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import msgspec

from njia.cli import files, seal_certify, sealing
from njia.cli.sealing import CannotError
from njia.findings import Text

_DAYS = 7  # for which a list of revoked papers is fresh


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    _keygen(what.add_parser("keygen", help="make a key and add its public half to the set of issuers"))
    seal_certify.arguments(
        what.add_parser("certify", help="make a certificate for signing papers as PDF, and its root")
    )
    _issue(what.add_parser("issue", help="seal a paper: prints the address, draws its QR code"))
    _revoke(what.add_parser("revoke", help="revoke papers, or sign the list anew for another week"))


def run(options: argparse.Namespace) -> int:
    return {"keygen": keygen, "certify": seal_certify.run, "issue": issue, "revoke": revoke}[options.what](options)


def _keygen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--issuer", required=True, metavar="ID", help="the office, as ke-nea")
    parser.add_argument("--name", nargs=3, required=True, metavar=("EN", "SW", "RU"), help="its name, in the languages")
    parser.add_argument(
        "--purpose", choices=("seal", "list"), required=True, help="for papers, or for lists of revoked"
    )
    parser.add_argument("--from", dest="first", type=files.day, required=True, metavar="DATE", help="its first day")
    parser.add_argument("--to", dest="last", type=files.day, required=True, metavar="DATE", help="its last day")
    parser.add_argument("--issuers", type=Path, required=True, metavar="FILE", help="the set; made if it is not there")
    sealing.secret(parser, or_public=True)
    sealing.common(parser)


@sealing.command
def keygen(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Makes a key pair: the private half under a passphrase, readable by its owner alone; the public one in the set.

    Of a key in a box only the public half is ever seen.
    """
    from njia.seals.issuers import Issuer, Issuers, issuer_key

    known = sealing.issuers_in(options.issuers) if options.issuers.exists() else Issuers()
    key = sealing.public_half(options)
    public = issuer_key(key, options.purpose, options.first, options.last)
    grown = known.with_key(Issuer(id=options.issuer, name=Text(*options.name)), public)
    sealing.replace(options.issuers, msgspec.json.format(msgspec.json.encode(grown), indent=2) + b"\n")
    told = (
        words["seal.made.key"].fill(name=options.key.name, id=public.id)
        if options.key
        else (words["seal.made.public"].fill(id=public.id))
    )
    print(told[options.lang])
    return 0


def _issue(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("claims", type=Path, metavar="CLAIMS.json", help="what the paper says")
    parser.add_argument(
        "--site", required=True, metavar="ADDRESS", help="where the code leads, as https://njia.example"
    )
    parser.add_argument("--issuers", type=Path, required=True, metavar="FILE", help="the set of issuers (JSON)")
    parser.add_argument("--output", type=Path, required=True, metavar="QR", help="the picture: .svg or .png")
    sealing.secret(parser)
    sealing.common(parser, on="the day of the seal")


@sealing.command
def issue(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Seals one paper."""
    from njia.seals.codes import drawn
    from njia.seals.paper import NotSealableError, Paper, sealed
    from njia.seals.verifying import verify

    try:
        claims = msgspec.json.decode(options.claims.read_bytes(), type=_Claims)
        said = msgspec.structs.asdict(claims) | {"contract": bytes.fromhex(claims.contract)}
        address = sealed(Paper(issued=files.today(options), **said), sealing.private_key(options), options.site)
    except (msgspec.MsgspecError, NotSealableError, ValueError) as error:
        raise CannotError("claims", name=options.claims.name, why=str(error)) from None
    if verify(address, sealing.issuers_in(options.issuers), {}, files.today(options)).paper is None:
        raise CannotError("not_ours", name=options.key.name)  # nobody would believe this seal: print none
    options.output.write_bytes(drawn(address, "png" if options.output.suffix.lower() == ".png" else "svg"))
    print(address)
    return 0


def _revoke(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("serial", type=int, nargs="*", help="papers to revoke; none: the list is signed anew")
    parser.add_argument("--issuer", required=True, metavar="ID", help="the office whose papers they are")
    parser.add_argument("--issuers", type=Path, required=True, metavar="FILE", help="the set of issuers (JSON)")
    parser.add_argument("--revocations", type=Path, required=True, metavar="FILE", help="the list; made if not there")
    parser.add_argument("--days", type=int, default=_DAYS, help=f"for how many days it is fresh ({_DAYS})")
    sealing.secret(parser)
    sealing.common(parser, on="the day of the list")


@sealing.command
def revoke(options: argparse.Namespace, words: Mapping[str, Text]) -> int:
    """Signs the list of revoked papers anew, with those that are named. What was revoked stays so."""
    from njia.seals.revocations import ListError, Revocations, read_list, signed_list

    issuers, on = sealing.issuers_in(options.issuers), files.today(options)
    before = sealing.list_in(options.revocations, issuers).serials if options.revocations.exists() else frozenset()
    found = Revocations(options.issuer, on, on + timedelta(days=options.days), before | set(options.serial))
    data = signed_list(found, sealing.private_key(options))
    try:
        read_list(data, issuers)  # a list that nobody would believe must not replace one that is believed
    except ListError as error:
        raise CannotError("list", name=options.key.name, why=str(error)) from None
    sealing.replace(options.revocations, data)
    days = {"as_of": sealing.said(found.as_of), "next_update": sealing.said(found.next_update)}
    print(words["seal.made.list"].fill(count=str(len(found.serials)), **days)[options.lang])
    return 0


class _Claims(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of claims; the day of the seal is an option."""

    serial: int
    contract: str
    employer: str
    place: str
    job: str
    pay: str
    holder: str
    issuer: str
    valid_from: date
    valid_to: date
