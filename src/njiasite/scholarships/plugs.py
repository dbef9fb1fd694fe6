"""What scholarships bring about in the cases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy

from njiasite.channels import duties
from njiasite.dossiers import effects, engine, links, messages, presentation, projections, remarks
from njiasite.scholarships import (
    applying,
    drafts,
    eligible,
    figures,
    places,
    projecting,
    ranking,
    reaching,
    reading,
    stops,
    welfare,
    wording,
)  # fmt: skip
from njiasite.scholarships.asked import APPLICATION, PROGRAMME

_FREEING = ("declined", "offer_lapsed", "withdrawn", "not_selected")


def _asked_for(field: str, effect: effects.Before) -> effects.Before:
    """The effect for cases of a version whose act is given that field; an older one goes on as it began."""

    def since(doing: effects.Doing) -> Mapping[str, Any]:
        spec = engine.procedure_of(doing.dossier).at(doing.standing.version).acts[doing.type]
        return effect(doing) if field in spec.gives else {}

    return since


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    projections.also(PROGRAMME, projecting.programme)
    projections.also(APPLICATION, projecting.application)
    remarks.also(PROGRAMME, stops.of_programme)
    remarks.also(APPLICATION, eligible.of_application)
    messages.also_tell(reaching.others)
    effects.before("programme.opened", stops.may_open)
    effects.before("programme.stop_overruled", stops.may_be_overruled)
    effects.before("programme.ranked", ranking.may_rank)
    effects.before("scholarship.submitted", applying.may_apply)
    effects.before("scholarship.prepared", _asked_for("blind_statement", reading.prepare))
    for number in ("first", "second", "third"):
        effects.before(f"scholarship.scored_{number}", reading.may_score)
        effects.check(f"scholarship.scored_{number}", reading.tied_refusal)
    effects.after("scholarship.scored_second", reading.ask_a_third)
    for told in ("nominated", "put_on_list", "not_selected"):
        effects.before(f"scholarship.{told}", _asked_for("rank", ranking.place_of))
    effects.before("scholarship.moved_up", ranking.nominee)
    for taking in ("offered", "accepted"):
        effects.before(f"scholarship.{taking}", places.take)
    for freeing in _FREEING:
        effects.before(f"scholarship.{freeing}", places.wait_turn)
        effects.after(f"scholarship.{freeing}", places.give_back)
    effects.after("scholarship.looked_after", welfare.look_after)
    for field in ("ranking_reason", "why_not"):
        presentation.word(field, wording.in_one)
    for number in ("first", "second", "third"):
        presentation.word(f"marks_{number}", wording.points)
    links.offer(APPLICATION, "reading", gettext_lazy("Read it without the name"), act="scholarship.tie_declared")
    links.offer(PROGRAMME, "scholarship_ranking", gettext_lazy("Applications and ranking"), act="programme.ranked")
    duties.register(duties.Duty("scholarships.figures", timedelta(days=1), figures.publish))
    duties.register(duties.Duty("scholarships.drafts", timedelta(hours=6), drafts.drop_old))
