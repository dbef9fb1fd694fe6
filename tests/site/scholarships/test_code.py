"""By the code alone an applicant sees where it stands and acts on it; a code that was found is not enough."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from tests.site.people import client_of, person
from tests.site.registers.making import do
from tests.site.scholarships.making import OFFICER, applied, closed, day, offer, open_programme, ranked, read_by

from njiasite.scholarships.models import Application

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
BORN = "2007-03-04"


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def send(code: str, deed: str = "", status: int = 200, **more: str) -> str:
    """What the page says after it."""
    told = {"code": code, **({"deed": deed, "key": str(uuid4())} if deed else {}), **more}
    answer = Client().post("/scholarships/code", told)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_an_offer_is_accepted_with_the_date_of_birth_and_the_student_says_how_they_are() -> None:
    programme = open_programme(programme_places="1")
    case, code = applied(programme)
    read_by(case, (30, 20, 10, 5), (30, 20, 10, 5))
    assert "Wanjiku" not in send(code)  # the page tells no more than it must to whoever looks over a shoulder
    ranked(closed(programme))
    offer(case)
    page = send(code)
    assert "Place 1 of 1, with 65 points." in page and "Tuition and a bed." in page
    send(code, "accept", 422)
    send(code, "accept", 422, born="2007-03-05")
    assert Application.objects.get().state == "offered"
    send(code, "accept", born=BORN)
    officer = client_of(person("scholarship_officer", "office", "scholarships_nairobi"), "scholarship_officer")
    form = officer.get(f"/cases/{case.pk}/sign").text  # alone with them, how they are asked abroad
    assert f"/cases/{case.pk}/sign" in officer.get(f"/cases/{case.pk}").text and "Volga Sample University" in form
    do(case, "scholarship.arrived", OFFICER, arrived_on=day(0), study_until=day(1400))
    send(code, "well", pressed="no")
    assert Application.objects.get().state == "studying"
    assert "Wanjiku Example" in send(code, "take", born=BORN)
    assert '"case"' in send(code, "take_data", born=BORN)
    send(code, "erase", born=BORN)


def test_who_is_not_selected_reads_why_and_appeals_and_who_changes_their_mind_withdraws() -> None:
    programme = open_programme()
    case, code = applied(programme)
    do(case, "scholarship.not_selected", OFFICER, why_not="The transcript is of somebody else.")
    assert "The transcript is of somebody else." in send(code)
    send(code, "appeal", 422)
    send(code, "appeal", words="It is mine: my mother's name was written.")
    assert Application.objects.get().state == "appealed"
    send(code, "accept", 409, born=BORN)
    send(code, "withdraw", born=BORN)
    assert Application.objects.get().state == "withdrawn"
    send("AAAAA-AAAAA", status=422)
