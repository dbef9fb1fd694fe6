"""What the page of a journey shows; shown bare it has the way and its steps, and nothing of the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings

from njia.pathways.moves import moves_from
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import words as said
from njiasite.people import abroad, acting, byphone, doors, presentation, selectors, told, wallet
from njiasite.people.forms import ActForm, PaperForm, ShareForm, WordsForm
from njiasite.people.opening import Open

_FORMS = {"fee_paid": (), "pay_told": (), "contact_named": ("contact",), "seal_kept": ()}


def steps_of(journey: Dossier) -> tuple[str, ...]:
    """The steps of the way it is on; none where somebody is on none of our ways yet."""
    pathway = told.ways().pathways.get(str(engine.standing(journey).fields_given["pathway"]))
    return tuple(step.id for step in pathway.steps) if pathway else ()


def shown(found: Open, failed: str = "", form: forms.Form | None = None) -> dict[str, Any]:
    """Everything of the page."""
    ways, stands = told.ways(), selectors.stands(found.journey)
    pathway = ways.pathways.get(stands.pathway)
    context: dict[str, Any] = {
        "way": presentation.pathway(ways, pathway, stands.begins_on, stands.done) if pathway else None,
        "origin": said(ways.words[f"origin.{stands.pathway}"]) if not pathway else "",
        "moves": [presentation.move(ways, one) for one in moves_from(ways, stands.pathway)],
        "bare": found.bare,
        "helping": found.helping,
    }
    if found.bare:
        return context
    kinds = engine.procedures(settings.CORRIDOR)["journey"].fields
    names = {name: {o.id: said(o.name) for o in kinds[name].options} for name in kinds}
    return {
        **context,
        **_mine(found, stands, names),
        "forms": {type: form if type == failed else ActForm(type, without) for type, without in _FORMS.items()},
        "words_form": form if failed == "words" else WordsForm(),
        "failed": failed,
    }


def _mine(found: Open, stands: selectors.Journey, names: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What is the person's own; a helper sees no papers."""
    asked = abroad.enrolment_of(found.journey)
    costs = selectors.costs(found.journey, stands)
    purposes = names["purpose"].items()
    mine: dict[str, Any] = {
        "checks": [{**one, "name": names["checked"].get(one["checked"], "")} for one in stands.checks],
        "fees": [{**one, "name": names["fee_item"][one["fee_item"]]} for one in stands.fees],
        "costs": costs[0] if costs else None,
        "against": presentation.warnings(costs[1]) if costs else [],
        "contacts": [
            {
                **one,
                "may": names["contact_may"][one["contact_may"]],
                "may_act": one["contact_may"] in acting.MAY,
                "sees": names["acting_sees"].get(stands.acting.get(id_, "")),
            }
            for id_, one in stands.contacts.items()
        ],
        "may_see": names["acting_sees"].items(),
        "asks_number": acting.asks_number(found.journey),
        "purposes": [
            {"id": id_, "name": name, "since": stands.consents.get(id_), "asking": id_ == abroad.ASKED}
            for id_, name in purposes
        ],
        "helpers": [{**one, "kind": names["helper_kind"][one["helper_kind"]]} for one in stands.helpers],
        "refused": abroad.refused(found.journey),
        "asked": asked is not None,
        "chosen": asked is not None and abroad.chosen(asked),
        "may_refuse": found.journey.subject_id is not None,
        "guarded": doors.guarded(found.journey),
        "by_phone": byphone.opens(found.journey),
        "phone_works": byphone.works(),
        "sealed": bool(stands.seal),
    }
    if not found.helping:
        links = wallet.links_of(found.journey)
        papers = wallet.of(found.journey)
        sorts = {str(row.pk): names["paper_sort"].get(row.sort, "") for row in papers}
        mine |= {
            "papers": [{"row": row, "name": sorts[str(row.pk)], "until": links.get(row.pk)} for row in papers],
            "opened": [{**one, "name": sorts.get(one["wallet_paper"], "")} for one in stands.opened],
            "paper_form": PaperForm(),
            "share_form": ShareForm(),
        }
    return mine
