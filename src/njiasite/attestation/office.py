"""The office that seals on this server: its keys, its certificate, and what it publishes."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.x509 import Certificate, load_pem_x509_certificate
from django.conf import settings
from pyhanko.sign.signers import Signer
from pyhanko.sign.timestamps import HTTPTimeStamper

from njia.corridors.load import load
from njia.findings import Text
from njia.papers import certificates, pades
from njia.seals.box import BoxError
from njia.seals.box import keys as in_box
from njia.seals.cose import SigningKey
from njia.seals.issuers import Issuer, Issuers, issuer_key, read_issuers
from njiasite.config import clock, files

_YEARS = 10
_KEYS = ("seal", "list", "pdf")  # the names of their files, and their labels in a box


class NoOfficeError(RuntimeError):
    """This server has no keys to seal with; says why, for whoever runs it."""


@dataclass(frozen=True, slots=True)
class Office:
    """Who seals here."""

    id: str
    name: Text
    sealing: SigningKey
    listing: SigningKey
    signer: Signer

    @property
    def stamps(self) -> HTTPTimeStamper | None:
        """The authority for time stamps, where one is set."""
        return HTTPTimeStamper(settings.TIMESTAMP_URL) if settings.TIMESTAMP_URL else None


def office() -> Office:
    """The office with its keys open, from files or from a box. Raises NoOfficeError.

    Outside production keys for trying it out are made once.
    """
    home, published = Path(settings.SEALING_FOLDER), Path(settings.SEALS_FOLDER)
    if not settings.PRODUCTION and not settings.SEALING_BOX and not home.exists():
        make_trial(home, published, clock.now().date())
    try:
        return _opened(
            str(home), str(published), settings.SEALING_PASSPHRASE_FILE, settings.SEALING_OFFICE, settings.SEALING_BOX,
            settings.SEALING_BOX_TOKEN,
        )  # fmt: skip
    except BoxError as error:
        raise NoOfficeError(str(error)) from None
    except OSError as error:
        raise NoOfficeError(f"{Path(error.filename or '').name}: {error.strerror}") from None
    except (ValueError, TypeError, LookupError):
        raise NoOfficeError("a key, a certificate or the set of issuers is not what it should be") from None


@lru_cache(maxsize=2)
def _opened(home: str, published: str, passphrase_file: str, id_: str, box: str, token: str) -> Office:
    folder = Path(home)
    word = Path(passphrase_file or folder / "passphrase").read_text("utf-8").strip().encode()
    known = {one.id: one for one in read_issuers((Path(published) / "issuers.json").read_bytes()).issuers}
    keys: Mapping[str, SigningKey]
    if box:
        keys = in_box(box, token, word.decode(), _KEYS)
    else:
        keys = {name: _key(folder / f"{name}.pem", word) for name in _KEYS}
    certificate, root = (_certificate(folder / f"{name}.pem") for name in ("office", "root"))
    return Office(id_, known[id_].name, keys["seal"], keys["list"], pades.signer_of(keys["pdf"], certificate, root))


def _key(path: Path, word: bytes) -> EllipticCurvePrivateKey:
    key = form.load_pem_private_key(path.read_bytes(), word)
    if not isinstance(key, EllipticCurvePrivateKey):
        raise TypeError(path.name)
    return key


def _certificate(path: Path) -> Certificate:
    return load_pem_x509_certificate(path.read_bytes())


def make_trial(home: Path, published: Path, today: date) -> None:
    """An office for trying things out, with all its keys in one folder as no real one has them."""
    first, last = today - timedelta(days=365), today.replace(year=today.year + _YEARS, day=1)
    name = load(settings.CORRIDOR).messages["attest.trial_office"]
    keys = {id_: generate_private_key(SECP256R1()) for id_ in ("seal", "list", "pdf", "root-key")}
    root = certificates.root("Njia trial root", "KE", keys["root-key"], first, last)
    mine = certificates.signer(name.en, keys["pdf"].public_key(), first, last, root=root, key=keys["root-key"])
    about, issuers = Issuer(id=settings.SEALING_OFFICE, name=name), Issuers()
    for purpose in ("seal", "list"):
        issuers = issuers.with_key(about, issuer_key(keys[purpose].public_key(), purpose, first, last))
    word = secrets.token_urlsafe(32).encode()
    locked = form.BestAvailableEncryption(word)
    beside = home.with_name(f"{home.name}.{secrets.token_hex(8)}")
    for id_, key in keys.items():
        files.create(beside / f"{id_}.pem", key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, locked))
    for id_, certificate in (("root", root), ("office", mine)):
        files.create(beside / f"{id_}.pem", certificate.public_bytes(form.Encoding.PEM))
    files.create(beside / "passphrase", word)
    files.create(beside / "issuers.json", msgspec.json.format(msgspec.json.encode(issuers), indent=2))
    try:
        beside.rename(home)  # whoever comes second finds the first one's, whole
    except OSError:
        _forget(beside)
    files.create(published / "issuers.json", (home / "issuers.json").read_bytes())
    files.create(published / "root.pem", (home / "root.pem").read_bytes())


def _forget(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
