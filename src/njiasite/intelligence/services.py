"""What other apps may have done here: accept what a case names, and judge alike names, in a person's name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from njia.linking.judgements import pair_of
from njiasite.dossiers.models import Dossier
from njiasite.intelligence import judging, linking, mentions, rings
from njiasite.intelligence.mentions import Chosen
from njiasite.intelligence.models import Candidate, Judgement, Mention
from njiasite.ledger.services import Actor

__all__ = ["accept_all", "judge_likely", "look"]


def accept_all(dossier: Dossier, said: Mapping[str, str], *, actor: Actor, key: str) -> int:
    """Accepts everything that the words of a case name, with whose it is as proposed. How many.

    ``said``: what each is called, by how it is written or else by kind.
    """
    chosen = [
        Chosen(
            one,
            passage.field,
            said.get(one.written, said.get(one.kind, "")),
            None if one.whose is None else (passage.field, passage.found[one.whose].start),
        )
        for passage in mentions.passages(dossier, actor.role)
        for one in passage.found
    ]
    day = dossier.opened_at.date()
    return len(mentions.accept(dossier, chosen, day, actor=actor, key=key))


def judge_likely(least: float, *, actor: Actor) -> int:
    """Calls the same every pair at least so likely that nobody judged yet and that more than one thing speaks for."""
    judged = {pair_of(str(a), str(b)) for a, b in Judgement.objects.values_list("a", "b")}
    done = 0
    for row in Candidate.objects.filter(probability__gte=least, held=False).order_by("-probability", "pk"):
        if pair_of(str(row.a_id), str(row.b_id)) not in judged:
            pair = [_mention(row.a_id), _mention(row.b_id)]
            evidence = [what for what, _, weight in row.steps if weight > 0]
            judging.judge(*pair, "same", evidence, actor=actor, key=f"judge:{row.a_id}:{row.b_id}")
            done += 1
    return done


def look(now: datetime) -> int:
    """Links what is new and looks for rings. How many rings there are."""
    linking.link_new(now)
    return rings.find(now)


def _mention(id_: UUID) -> Mention:
    return Mention.objects.select_related("report__dossier").get(pk=id_)
