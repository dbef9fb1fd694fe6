"""Tries the keys that this server seals with, wherever they lie: nothing is issued, and what is wrong is named."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from njia.seals import cose
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
        for purpose in ("seal", "list"):
            _tried(mine, purpose)
        certificate = mine.signer.signing_cert
        if certificate is None or certificate.not_valid_after < clock.now():
            raise CommandError("pdf: the certificate of the office is over")
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
