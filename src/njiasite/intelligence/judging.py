"""Judgements: an act for each, a row beside it. Two people for a merge that pulls somebody into a ring."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F, Q

from njia.linking import judgements
from njia.linking.judgements import Answer, JudgementError, Proposal
from njiasite.config import clock
from njiasite.intelligence.mentions import chain_of
from njiasite.intelligence.models import Candidate, Judgement, Mention, RingMember
from njiasite.intelligence.picture import Picture, judgement_rows, picture, standing_rows
from njiasite.ledger import services as ledger
from njiasite.ledger.services import Actor, record

_CHAIN = uuid5(UUID(int=0), "njia/judgements")


@transaction.atomic
def judge(
    a: Mention, b: Mention, answer: Answer, evidence: Sequence[str], *, actor: Actor, key: str
) -> Judgement:  # fmt: skip
    """Records what somebody says of the pair. Raises JudgementError for what cannot be taken."""
    if actor.account is None:
        raise JudgementError("a judgement is a person's")
    _hold(a, b)
    second = answer == "same" and pull_into_a_ring([(a, b)])[0]
    return _keep(a, b, answer, tuple(evidence), None, second, actor, key)


@transaction.atomic
def take_back(row: Judgement, *, actor: Actor, key: str) -> Judgement:
    """A new row that undoes an earlier one. Raises JudgementError."""
    _hold(row.a, row.b)
    return _keep(row.a, row.b, "unsure", (), row.id, False, actor, key)


def pull_into_a_ring(pairs: Sequence[tuple[Mention, Mention]]) -> list[bool]:
    """Whether calling the two one would put somebody into a ring: seen from where both stand, inside or outside.

    Not from where the reader stands: to a list and to the page of a pair it must be the same.
    """
    known: dict[frozenset[UUID], tuple[Picture, Mapping[str, str]]] = {}
    found = []
    for a, b in pairs:
        inside = frozenset(one.report.compartment for one in (a, b) if one.report.compartment)
        if inside not in known:
            there = picture(inside)
            known[inside] = there, rings_of_entities(there, inside)
        now, rings = known[inside]
        found.append(judgements.pulls_into_a_ring(now.entity(str(a.id)), now.entity(str(b.id)), rings))
    return found


def rings_of_entities(now: Picture, compartments: Collection[UUID | None] = ()) -> Mapping[str, str]:
    """The ring of each entity of a picture: of these investigations, else of what all may see.

    Who only stands beside a ring is in none, nor together with who else does: that merge takes two people too.
    """
    seen = Q(ring__compartment=None) | Q(ring__compartment__in=list(compartments))
    order = F("ring__compartment").asc(nulls_first=True), "member"
    rows = RingMember.objects.filter(seen, ring__gone_at=None).order_by(*order)
    found: dict[str, str] = {}
    for mention, ring, member in rows.values_list("mention", "ring", "member"):
        entity = now.entity(str(mention))
        found[entity] = str(ring) if member else f"{ring} beside: {entity}"
    return found


def queue(now: Picture, compartments: Collection[UUID], among: Collection[str] | None = None) -> list[Candidate]:
    """The pairs that are open, those whose answer would change most first; nothing of a compartment not shared.

    With ``among`` only those in which one of these mentions stands.

    Who was called different from one mention of somebody is different from all of them. A pair of which nobody could
    say comes back when something else was said of either since, as far as the reader sees it.
    """
    rows = {
        (str(row.a_id), str(row.b_id)): row
        for row in (Candidate.objects.all() if among is None else Candidate.objects.filter(_either(among)))
        if str(row.a_id) in now.seen and str(row.b_id) in now.seen
    }
    decided = judgements.standing(judgement_rows())
    rings = rings_of_entities(now, compartments)
    by_mention = {one.id: rings[now.entity(one.id)] for one in now.named if now.entity(one.id) in rings}
    apart = {
        judgements.pair_of(now.entity(a), now.entity(b)) for (a, b), one in decided.items() if one.answer == "different"
    }
    seen = [row for row in standing_rows() if row.a in now.seen and row.b in now.seen]
    back = judgements.reopened(seen, now.entities.of)
    opened = [
        Proposal(a, b, row.probability, waits=said is not None and said.answer == "same")
        for (a, b), row in rows.items()
        if (
            (said := decided.get(judgements.pair_of(a, b))) is None
            or (said.answer == "same" and said.second)
            or (said.answer == "unsure" and judgements.pair_of(a, b) in back)
        )
        and judgements.pair_of(now.entity(a), now.entity(b)) not in apart
    ]
    return [rows[one.a, one.b] for one in judgements.review_order(opened, now.entities, by_mention)]


def _either(among: Collection[str]) -> Q:
    return Q(a__in=list(among)) | Q(b__in=list(among))


def waiting_for_second() -> dict[tuple[str, str], str]:
    """Pairs that one person called the same and that wait for another: by whom."""
    counted = {row.id for row in judgements.agreed(judgement_rows())}
    decided = judgements.standing(judgement_rows())
    return {pair: row.by for pair, row in decided.items() if row.second and row.id not in counted}


def _keep(
    a: Mention, b: Mention, answer: Answer, evidence: tuple[str, ...], undoes: UUID | None, second: bool, actor: Actor,
    key: str,
) -> Judgement:  # fmt: skip
    if known := Judgement.objects.filter(pk=uuid5(_CHAIN, f"{actor.account}/{key}")).first():
        return known
    id_ = uuid5(_CHAIN, f"{actor.account}/{key}")
    judgements.check(
        judgements.Judgement(
            id=str(id_), a=str(a.id), b=str(b.id), answer=answer, by=str(actor.account), on=clock.now().date(),
            evidence=evidence, undoes=undoes and str(undoes), second=second,
        ),
        judgement_rows(),
    )  # fmt: skip
    payload = {
        "judgement": str(id_), "a": str(a.id), "b": str(b.id), "answer": answer, "evidence": list(evidence),
        "undoes": undoes and str(undoes), "second": second,
    }  # fmt: skip
    act = record(
        chain=_chain(a, b), type="intelligence.judged", actor=actor, channel="web", key=key, payload=payload
    ).act
    last = Judgement.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    return Judgement.objects.create(
        id=id_, seq=last + 1, a=a, b=b, answer=answer, by=actor.account, at=act.at, evidence=list(evidence),
        undoes=undoes, second=second,
    )  # fmt: skip


def _hold(a: Mention, b: Mention) -> None:
    """One judgement at a time, of whatever chain: their numbers run through all of them."""
    for chain in dict.fromkeys((_CHAIN, _chain(a, b))):
        ledger.hold(chain)


def _chain(a: Mention, b: Mention) -> UUID:
    """All judgements outside investigations stand in one chain, those of an investigation in its own."""
    inside = a.report.compartment or b.report.compartment
    return chain_of(inside) if inside else _CHAIN
