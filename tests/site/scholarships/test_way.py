"""An application goes its way: blind reading, a ranking anybody can make again, places that are never oversold."""

from __future__ import annotations

import pytest
from tests.site.registers.making import do
from tests.site.scholarships.making import (
    APPLICANT,
    applied,
    closed,
    offer,
    open_programme,
    ranked,
    read_by,
)

from njiasite.dossiers.models import Dossier
from njiasite.scholarships.models import Application, Programme

alone = pytest.mark.django_db(databases=["default", "keys"])
together = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
CROWD, PLACES = 50, 10


def state(case: Dossier) -> str:
    return Application.objects.get(pk=case.pk).state


def test_nothing() -> None:
    assert True


@alone
def test_from_the_application_to_the_place_and_down_the_waiting_list() -> None:
    programme = open_programme(programme_places="1")
    first, second, third = (applied(programme)[0] for _ in range(3))
    for case, points in ((first, (38, 20, 10, 5)), (second, (30, 28, 10, 5)), (third, (10, 10, 10, 5))):
        read_by(case, points, points)
    programme = ranked(closed(programme))
    assert [state(case) for case in (first, second, third)] == ["nominated", "waiting", "not_selected"]
    assert Application.objects.get(pk=third.pk).rank == 3
    offer(first)
    assert Programme.objects.get(pk=programme.pk).places_taken == 1
    do(first, "scholarship.declined", APPLICANT)
    assert [state(case) for case in (first, second)] == ["declined", "nominated"]
    assert Programme.objects.get(pk=programme.pk).places_taken == 0
    offer(second)
    do(second, "scholarship.accepted", APPLICANT)
    assert Programme.objects.get(pk=programme.pk).places_taken == 1
