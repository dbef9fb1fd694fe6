"""A labour dispute for tests: a month's pay due on 15 May 2026, and the demand that follows."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from njiasite.documents import holding
from njiasite.dossiers import services
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor

OFFICER = Actor(None, "labour_officer")


def do(dossier: Dossier, type: str, actor: Actor = OFFICER, **given: Any) -> None:
    services.act(dossier=dossier, type=type, given=given, actor=actor, channel="web", key=str(uuid4()))


def roubles(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "RUB"}


def opened(subject: Any, *, contract: str = "civil", amount: str = "100000") -> Dossier:
    """A month's pay due on 15 May 2026: 31 days at 14.5 % are 2,996.67 on the fifteenth of June."""
    told = {"person": "Peter Testcase", "employer_name": "Zarya Sample Works", "contract_class": contract}
    dossier = services.open_dossier(
        corridor="ke_ru", procedure="labour_dispute", type="dispute.opened", given=told, actor=OFFICER, channel="web",
        key=str(uuid4()), scope={"office": "labour_nairobi", "mission": "kenya_moscow"}, subject=subject.pk,
    ).dossier  # fmt: skip
    claim = {"claim": "1", "claim_kind": "wages", "counts_from": "2026-05-15", "claim_amount": roubles(amount)}
    do(dossier, "dispute.claim_added", **claim)
    return dossier


def demanded(dossier: Dossier, number: str = "employer-1") -> None:
    do(dossier, "dispute.parties_named", employer_number=number)
    do(dossier, "dispute.advised", remedy="demand")
    do(dossier, "dispute.demanded", demand_paper=paper(dossier))


def paper(dossier: Dossier) -> str:
    file = SimpleUploadedFile("demand.txt", b"a demand", content_type="text/plain")
    return str(holding.hold(file, holder=dossier.id, actor=OFFICER, channel="web", key=str(uuid4())).id)
