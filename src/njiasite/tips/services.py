"""Takes a tip in, and what whoever told us adds later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction

from njia.documents.limits import Limits
from njia.documents.strip import stripped
from njiasite.documents import services as documents
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import roster
from njiasite.ledger.services import Actor
from njiasite.tips import receipts

PROCEDURE = "tip_triage"
_SERVICE = Actor(None, "system")
_CASES = UUID("5f0d2d5e-93f5-4c4a-8b29-6a3f6f2f1c11")  # the same form sent twice is one tip
_PRIVATE = ("official",)  # about whom no office is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody tells us. Nothing but the words is needed."""

    about: str
    words: str
    place: str = ""
    teller: str = ""
    phone: str = ""
    verdict: str = ""
    channel: str = "web"
    papers: Sequence[UploadedFile] = field(default=())


@transaction.atomic
def receive(told: Told, key: str) -> tuple[Dossier, str]:
    """Opens the case of a tip and gives its receipt code. Raises DocumentError for a paper that cannot be kept."""
    case = uuid5(_CASES, key)
    papers = _kept(told.papers, case, key)
    given = {
        "tip_about": told.about, "tip_channel": told.channel, "tip_words": told.words, "tip_place": told.place,
        "tip_teller": told.teller, "tip_answer_to": told.phone, "tip_verdict": told.verdict, "tip_proof": papers[:1],
    }  # fmt: skip
    outcome = dossiers.open_dossier(
        corridor=settings.CORRIDOR, procedure=PROCEDURE, type="tip.received", given=_said(given), actor=_SERVICE,
        channel=told.channel, key=key, scope=_scope(told), id=case,
    )  # fmt: skip
    if outcome.fresh:
        _add(outcome.dossier, papers[1:], told.channel, key)
    return outcome.dossier, receipts.give(outcome.dossier)


@transaction.atomic
def add(dossier: Dossier, words: str, papers: Sequence[UploadedFile], key: str) -> None:
    """What whoever told us answers or adds. Raises RefusedError once the tip is closed, DocumentError for a paper."""
    kept = _kept(papers, dossier.id, key)
    given = _said({"tip_reply": words, "tip_proof": kept[:1]})
    dossiers.act(dossier=dossier, type="tip.told_more", given=given, actor=_SERVICE, channel="web", key=key)
    _add(dossier, kept[1:], "web", key)


def _add(dossier: Dossier, papers: Iterable[str], channel: str, key: str) -> None:
    """Further papers, one act for each: an act holds one of a kind."""
    for number, paper in enumerate(papers):
        dossiers.act(
            dossier=dossier, type="tip.told_more", given={"tip_reply": f"({number + 2})", "tip_proof": paper},
            actor=_SERVICE, channel=channel, key=f"{key}:{number}",
        )  # fmt: skip


def _kept(papers: Sequence[UploadedFile], holder: UUID, key: str) -> list[str]:
    """The papers without their properties and under names of ours; in quarantine like any other."""
    limits = Limits(bytes=settings.DOCUMENTS_MAX_BYTES)
    found = []
    for number, paper in enumerate(papers, 1):
        clean = stripped(paper.read(), str(number), limits=limits)
        named = SimpleUploadedFile(f"{number}.{clean.suffix}", clean.data, clean.mime)
        id_ = uuid5(holder, f"{key}/{number}")
        stored = documents.store(named, holder=holder, actor=_SERVICE, channel="web", key=key, id=id_)
        found.append(str(stored.id))
    return found


def _said(given: Mapping[str, object]) -> dict[str, str]:
    flat = {name: value[0] if isinstance(value, list) and value else value for name, value in given.items()}
    return {name: str(value) for name, value in flat.items() if value}


def _scope(told: Told) -> dict[str, str]:
    """The office that takes tips in; none for a tip about an official, which only those of the whole corridor see."""
    if told.about in _PRIVATE:
        return {}
    return {body.kind: body.id for body in roster().bodies.values() if PROCEDURE in body.takes_in}
