"""However many officers press at once, and in whatever order things happen: never twice, never beyond the order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import OperationalError, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.site.attestation import way
from tests.site.registers.making import open_order

from njiasite.attestation import papers
from njiasite.attestation.models import Revoked, Seal
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor
from njiasite.ledger.values import StaleError
from njiasite.registers.models import JobOrder

CROWD, PLACES = 50, 10
BOTH = (way.FIRST.account, way.SECOND.account)


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_fifty_officers_who_issue_at_once_under_an_order_of_ten_places_seal_exactly_ten(monkeypatch) -> None:
    monkeypatch.setattr(papers, "make_or_leave", lambda case: None)  # the worker makes the papers afterwards
    order = open_order(places=PLACES, **way.ORDER)
    case = way.reviewed(way.submitted(lane="agency", job_order=order.number))
    cases = [case, *(way.like(case) for _ in range(CROWD - 1))]
    ready = Barrier(CROWD)

    def issue(one) -> bool:
        ready.wait(timeout=120)
        officer = Actor(uuid4(), "attesting_officer")
        while True:
            try:
                way.do(one, "issued", officer)
            except RefusedError as refused:
                assert refused.refusal.code == "attest.order_full"
                return False
            except OperationalError:  # SQLite lets a writer wait 20 seconds: on a slow machine they press again
                continue
            finally:
                connections.close_all()
            return True

    with ThreadPoolExecutor(CROWD) as pool:
        assert sum(pool.map(issue, cases)) == PLACES
    assert Seal.objects.count() == PLACES == JobOrder.objects.get().places_taken
    assert sorted(Seal.objects.values_list("serial", flat=True)) == list(range(1, PLACES + 1))


class _TakenBackError(Exception):
    pass


MOVES = st.tuples(
    st.sampled_from(["reviewed", "issued", "sent_back", "refused", "revoked", "cleared"]),
    st.integers(0, 1),  # which of two cases, under an order of one place
    st.integers(0, 1),  # which of two people
    st.sampled_from(["labour_officer", "attesting_officer", "supervisor"]),
)


@pytest.mark.django_db(databases=["default", "keys"])
def test_no_sequence_of_acts_issues_twice_beyond_an_order_by_one_person_or_after_revocation() -> None:
    order = open_order(places=1, **way.ORDER)
    cases = [way.reviewed(way.submitted(lane="agency", job_order=order.number))]
    cases.append(way.like(cases[0]))
    permits = [way.permit(way.ready_to_leave(case)) for case in cases]

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(MOVES, min_size=3, max_size=14))
    def walk(moves) -> None:
        with pytest.raises(_TakenBackError), transaction.atomic():
            for type_, which, who, role in moves:
                more = way.REVIEW if type_ == "reviewed" else permits[which] if type_ == "cleared" else {}
                more = more or ({} if type_ == "issued" else {"reason": "Because"})
                try:
                    way.do(cases[which], type_, Actor(BOTH[who], role), **more)
                except (RefusedError, StaleError):
                    continue
                holds()
            raise _TakenBackError

    def holds() -> None:
        for case in cases:
            acts = list(ledger.acts(case.id))
            issued = [act for act in acts if act.type == "attestation.issued"]
            assert len(issued) <= 1 and Seal.objects.filter(dossier=case).count() == len(issued)
            for act in issued:
                reviewers = [one.actor for one in acts if one.type == "attestation.reviewed" and one.seq < act.seq]
                assert reviewers[-1] != act.actor
                assert not any(one.type == "attestation.revoked" and one.seq < act.seq for one in acts)
        standing = Seal.objects.count() - Revoked.objects.count()
        assert standing <= JobOrder.objects.get().places_taken <= 1

    walk()
