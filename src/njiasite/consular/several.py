"""Several authorities are asked for one person: a case beside the first for each, so that none reads another's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.db import transaction

from njiasite.consular.askings import PROCEDURE
from njiasite.consular.noting import ASKED
from njiasite.dossiers import engine, selectors, services
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor

_REPORTED, _WISHED, _FIRST, _ORGAN = "access.reported", "access.contact_wished", "other_case", "organ"


def together(reader: Reader, dossier: Dossier) -> list[Dossier]:
    """The cases of one person that ask one authority each, the first one first, as far as the reader may see them."""
    first = _first_of(dossier)
    beside = ledger.chains_naming(_REPORTED, first.number)
    mine = selectors.visible(reader).filter(procedure=PROCEDURE, pk__in={first.pk, dossier.pk, *beside})
    return list(mine.select_related("standing").order_by("opened_at", "number"))


def asked_of(dossier: Dossier) -> str:
    """The authority that the case asks; empty before its note."""
    return str(engine.standing(dossier).fields_given.get(_ORGAN) or "")


@transaction.atomic
def ask(dossier: Dossier, organs: Sequence[str], actor: Actor) -> list[Dossier]:
    """Asks each of them what the case asked the first, by a note of its own: all are asked, or none.

    Raises RefusedError. Pressed twice it is done once.
    """
    said, first = _said(dossier), _first_of(dossier)
    return [_beside(first, said, organ, actor) for organ in organs]


def _beside(first: Dossier, said: dict[str, Any], organ: str, actor: Actor) -> Dossier:
    def key(act: str) -> str:
        return str(uuid5(first.id, f"{organ}/{act}"))

    case = services.open_dossier(
        corridor=first.corridor,
        procedure=PROCEDURE,
        type=_REPORTED,
        given={**_of(_REPORTED, said), _FIRST: first.number},
        actor=actor,
        channel="web",
        key=key(_REPORTED),
        scope={"mission": first.mission or ""},
        subject=first.subject_id,
    ).dossier
    for act, more in ((_WISHED, {}), (ASKED, {_ORGAN: organ})):
        given = {**_of(act, said), **more}
        services.act(dossier=case, type=act, given=given, actor=actor, channel="web", key=key(act))
    return case


def _of(act: str, said: dict[str, Any]) -> dict[str, Any]:
    """What was said of the fields that the act asks for; what the service gives is given anew."""
    spec = engine.procedures(settings.CORRIDOR)[PROCEDURE].acts[act]
    return {f.id: said[f.id] for f in spec.fields if f.id not in spec.gives and said.get(f.id) not in (None, "")}


def _said(dossier: Dossier) -> dict[str, Any]:
    """The last of each thing that was said in the case; what was erased is left out."""
    acts, said = list(ledger.acts(dossier.id)), dict[str, Any]()
    for act, opened in zip(acts, ledger.opened_all(acts), strict=True):
        said |= {name: value for name, value in {**act.given, **opened}.items() if value is not ledger.ERASED}
    return said


def _first_of(dossier: Dossier) -> Dossier:
    act = ledger.acts(dossier.id).filter(type=_REPORTED).first()
    number = str(act.given.get(_FIRST) or "") if act else ""
    named = Dossier.objects.filter(number=number, procedure=PROCEDURE, mission=dossier.mission).first()
    return named or dossier
