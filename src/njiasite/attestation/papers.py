"""Makes the attested paper of a sealed case: typeset, signed, kept among the papers of the case."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from njia.corridors.load import load
from njia.findings import Language
from njia.papers import pades
from njia.papers.sheet import sheet
from njia.papers.typeset import typeset
from njia.seals import cose
from njia.seals.paper import paper_of, token_of
from njiasite.attestation import checking
from njiasite.attestation.cases import papers_of, said_in
from njiasite.attestation.models import Seal
from njiasite.attestation.office import office
from njiasite.config import clock
from njiasite.config.logs import place_of
from njiasite.documents import services as documents
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger
from njiasite.ledger.keys import ErasedError
from njiasite.ledger.services import Actor

log = logging.getLogger(__name__)
SERVICE = Actor(None, "system")
_MADE = "attestation.paper_made"


def signed(dossier: Dossier) -> bytes:
    """The attested paper of a sealed case."""
    said, mine, report = said_in(dossier), office(), checking.report_of(dossier)
    address = said.values["seal_code"]
    language: Language = "sw" if said.values.get("spoken_language") == "sw" else "en"
    stamps = mine.stamps
    laid = sheet(
        paper_of(cose.read(token_of(address)).payload), address, mine.name, report,
        load(settings.CORRIDOR), language=language, stamped=stamps is not None,
    )  # fmt: skip
    contract = [(paper.suffix, documents.for_service(paper)) for paper in papers_of(said)]
    return pades.sign(typeset(laid, clock.now()), contract, mine.signer, stamps)


def make(dossier_id: UUID) -> bool:
    """Makes and keeps the paper, once. Whether it was made now."""
    dossier = Dossier.objects.get(pk=dossier_id)
    if ledger.acts(dossier.id).filter(type=_MADE).exists():
        return False
    pdf = signed(dossier)
    key = str(uuid5(dossier.id, _MADE))
    with transaction.atomic():
        upload = SimpleUploadedFile(f"{dossier.number}.pdf", pdf)
        kept = documents.store(upload, holder=dossier.id, actor=SERVICE, channel="service", key=key, own=True)
        dossiers.act(
            dossier=dossier, type=_MADE, given={"attested_paper": str(kept.id)}, actor=SERVICE, channel="service",
            key=key,
        )  # fmt: skip
    return True


def make_or_leave(dossier_id: UUID) -> None:
    """Makes it at once; what goes wrong is left to the worker, which tries again."""
    try:
        make(dossier_id)
    except Exception as error:
        log.error("An attested paper could not be made yet: %s", place_of(error))


def make_missing(now: datetime) -> int:
    """The worker's turn: makes whatever paper is missing. How many were made."""
    waiting = (
        Seal.objects.filter(
            on_paper=False, revoked=None, dossier__standing__state__in=("issued", "cleared", "in_place")
        )
        .exclude(dossier__in=_with_paper())
        .values_list("dossier", flat=True)
    )
    done = 0
    for id_ in list(waiting[:50]):
        try:
            done += make(id_)
        except ErasedError:
            continue
        except Exception as error:
            log.error("An attested paper could not be made: %s", place_of(error))
    return done


def _with_paper():  # type: ignore[no-untyped-def]
    return ledger.chains_with(_MADE)
