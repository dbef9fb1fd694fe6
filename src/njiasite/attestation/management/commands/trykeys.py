"""Tries the keys that this server seals with, wherever they lie: nothing is issued, and what is wrong is named."""

from __future__ import annotations

from typing import Any, cast

from asgiref.sync import async_to_sync
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import load_der_x509_certificate
from django.core.management.base import BaseCommand, CommandError

from njia.seals import cose
from njia.seals.box import BoxError
from njia.seals.issuers import Purpose, public_key
from njiasite.attestation.office import NoOfficeError, Office, office
from njiasite.config import clock
from njiasite.seals import published

_TRIAL = b"a trial, and no seal"


class Command(BaseCommand):
    help = "Signs and verifies something with each of the keys that this server seals with; issues nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            mine = office()
        except NoOfficeError as error:
            raise CommandError(str(error)) from None
        try:
            for purpose in ("seal", "list"):
                _tried(mine, purpose)
            _tried_pdf(mine)
        except BoxError as error:
            raise CommandError(str(error)) from None
        self.stdout.write("The keys of this office sign, and the published set of issuers knows them.")


def _tried(mine: Office, purpose: Purpose) -> None:
    key = mine.sealing if purpose == "seal" else mine.listing
    signed = cose.read(cose.sign(_TRIAL, key))
    known = published.issuers().key(signed.key, purpose)
    if known is None or known[0].id != mine.id:
        raise CommandError(f"{purpose}: the published set of issuers does not name this key for {mine.id}")
    if not signed.signed_by(public_key(known[1].jwk)):
        raise CommandError(f"{purpose}: what the key signs does not verify")
    if not known[1].signs_on(clock.now().date()):
        raise CommandError(f"{purpose}: today is not one of the key's days")


def _tried_pdf(mine: Office) -> None:
    certificate = mine.signer.signing_cert
    if certificate is None or certificate.not_valid_after < clock.now():
        raise CommandError("pdf: the certificate of the office is over")
    known = load_der_x509_certificate(certificate.dump()).public_key()
    signed = async_to_sync(mine.signer.async_sign_raw)(_TRIAL, "sha256")
    try:
        cast(EllipticCurvePublicKey, known).verify(signed, _TRIAL, ECDSA(SHA256()))
    except InvalidSignature:
        raise CommandError("pdf: what the key signs does not verify by the certificate of the office") from None
