"""Blind reading: what readers see is made by the service; who has a tie does not read; the office keeps the points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from njia.casework.guards import joined
from njia.casework.model import Field
from njia.casework.refuse import Refusal
from njia.scholarships import scoring
from njia.scholarships.blind import Hidden, hide
from njia.scholarships.eligibility import missing
from njia.scholarships.scoring import MarksError
from njiasite.dossiers import engine
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor
from njiasite.scholarships.asked import SERVICE, plan, refusing
from njiasite.scholarships.models import Application

STAGES: Mapping[str, str] = {"reading": "first", "second_reading": "second", "third_reading": "third"}
_TIE = "scholarship.tie_declared"


@dataclass(frozen=True, slots=True)
class Blind:
    """An application as a reader sees it: facts by their fields, and words that tell not who wrote them."""

    facts: tuple[tuple[Field, Any], ...]
    words: str


def told(dossier: Dossier) -> dict[str, Any]:
    """The last of each thing that the applicant told; what was erased is left out."""
    acts = [act for act in ledger.acts(dossier.id) if act.type in ("scholarship.submitted", "scholarship.papers_added")]
    found: dict[str, Any] = {}
    for act, opened in zip(acts, ledger.opened_all(acts), strict=True):
        found |= {name: value for name, value in {**act.given, **opened}.items() if value is not ledger.ERASED}
    return found


def hidden(dossier: Dossier) -> Hidden:
    """The applicant's words without who they are."""
    rules, given, procedure = plan().blind, told(dossier), engine.procedure_of(dossier)
    options = [option.name for name in rules.lists for option in procedure.fields[name].options]
    listed = {name[language] for name in options for language in ("en", "sw", "ru")}
    return hide(str(given.get(rules.text, "")), given, listed, rules)


def blind(dossier: Dossier) -> Blind:
    """What a reader may see of it, as it was prepared."""
    given, fields = told(dossier), engine.procedure_of(dossier).fields
    prepared = ledger.acts(dossier.id).filter(type="scholarship.prepared").last()
    words = ledger.opened(prepared).get("blind_statement", "") if prepared else ""
    return Blind(tuple((fields[n], given[n]) for n in plan().blind.shown if n in given), str(words))


def prepare(doing: Doing) -> Mapping[str, Any]:
    """Gives the readers' version; refuses an application that lacks a paper of the first stage."""
    row = Application.objects.select_related("programme").get(pk=doing.dossier.pk)
    kind = row.programme.kind if row.programme else ""
    lacking = missing(plan(), kind, row.level, doing.standing.fields_given, 1)
    if lacking:
        names = [engine.procedure_of(doing.dossier).fields[name].name for name in lacking]
        raise refusing("papers", papers=joined(tuple(names)))
    return {"blind_statement": hidden(doing.dossier).text or "—"}


def tied(dossier: Dossier, account: UUID | None) -> bool:
    """Whether this reader may not read it: they said that they may know the applicant, or it is their own."""
    if account is None or dossier.subject_id == account:
        return True
    return any(act.actor == account for act in ledger.acts(dossier.id).filter(type=_TIE))


def may_score(doing: Doing) -> Mapping[str, Any]:
    """Refuses a reader who has a tie."""
    if why := tied_refusal(doing):
        raise dossiers.RefusedError(why)
    return {}


def tied_refusal(doing: Doing) -> Refusal | None:
    """The same without doing anything."""
    return refusing("tied").refusal if tied(doing.dossier, doing.actor.account) else None


@transaction.atomic
def score(dossier: Dossier, marks: Mapping[str, int], actor: Actor, key: str) -> None:
    """Keeps a reader's points, and that they read it. Raises RefusedError."""
    standing = engine.standing(dossier)
    stage = STAGES.get(standing.state or "")
    if stage is None:
        raise refusing("not_read_now")
    try:
        read = scoring.read(scoring.written(marks), plan().scoring)
    except MarksError as error:
        raise refusing("points", criterion=plan().scoring.criteria[error.criterion].name) from error
    kept = {f"marks_{stage}": scoring.written(read), f"score_{stage}": str(sum(read.values()))}
    dossiers.act(
        dossier=dossier, type=f"scholarship.marked_{stage}", given=kept, actor=SERVICE, channel="service",
        key=str(uuid5(dossier.id, f"{stage}/{key}")),
    )  # fmt: skip
    dossiers.act(
        dossier=dossier, type=f"scholarship.scored_{stage}", given={f"tie_{stage}": False}, actor=actor, channel="web",
        key=key,
    )  # fmt: skip


def ask_a_third(doing: Doing) -> None:
    """After the second reading: where the two are too far apart, a third person reads."""
    marks = Application.objects.get(pk=doing.dossier.pk).marks
    if len(marks) == 2 and scoring.needs_third(marks[0], marks[1], plan().scoring):
        dossiers.act(
            dossier=doing.dossier, type="scholarship.third_asked", given={}, actor=SERVICE, channel="service",
            key=str(uuid5(doing.dossier.id, f"third/{doing.key}")),
        )  # fmt: skip
