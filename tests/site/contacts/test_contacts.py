"""Everybody sees a number while two officers' calls vouch for it, and nobody sees it a day longer, anywhere."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from tests.site.people import client_of, person
from tests.site.phones.calling import Handset, text_message
from tests.site.phones.conftest import open_gateways  # noqa: F401
from tests.site.phones.test_gateways import answers
from tests.site.registers.making import CONSUL, LABOUR, SUPERVISOR, do, opened

from njiasite.config import clock
from njiasite.contacts.models import Number
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.rebuild import rebuild
from njiasite.dossiers.services import RefusedError
from njiasite.people import rights
from njiasite.registers.selectors import today

pytestmark = pytest.mark.django_db
PAGES = {"danger": ("/", "/contacts", "/rights", "/help"), "work": ("/", "/contacts", "/way", "/way/worker")}
READ, DIALLED = "+7 495 000-00-00", "+74950000000"


def entered(**changed: str) -> Dossier:
    said = {
        "contact_for": "danger", "contact_en": "Duty officer", "contact_sw": "Afisa wa zamu",
        "contact_ru": "Дежурный", "contact_number": "+7 (495) 000-00-00", "contact_hours": "always",
        "contact_cost": "call", "contact_source": "Door of the embassy", "contact_called_on": str(today()),
        "contact_answered": "Answered at once.",
    }  # fmt: skip
    return opened("contact", "contact.written", CONSUL, {"mission": "kenya_moscow"}, **{**said, **changed})


def confirmed(days: int = 30, **changed: str) -> Dossier:
    case = entered(**changed)
    do(case, "contact.confirmed", SUPERVISOR, contact_until=str(today() + timedelta(days=days)))
    return case


def seen(page: str, language: str = "en") -> str:
    return Client(headers={"accept-language": language}).get(page).text


def unsure(page: str) -> bool:
    """Whether it says that no number is sure, and where to ask; whoever is at /help asks there already."""
    if page == "/":
        return "so no number stands here" in seen(page)
    return ("No number was checked lately" in seen(page)) is (page != "/help")


def test_nobody_sees_a_number_that_one_person_alone_called() -> None:
    case = entered()
    with pytest.raises(RefusedError, match="different_person_from"):
        do(case, "contact.confirmed", CONSUL, contact_until=str(today()))
    assert all(READ not in seen(page) and unsure(page) for page in PAGES["danger"])


@pytest.mark.parametrize("purpose", PAGES)
def test_a_confirmed_number_stands_where_it_is_needed_and_is_gone_everywhere_after_its_day(purpose: str) -> None:
    confirmed(contact_for=purpose)
    for page in PAGES[purpose]:
        assert f'href="tel:{DIALLED}"' in seen(page) and "Afisa wa zamu" in seen(page, "sw"), page
    with clock.moved(clock.now() + timedelta(days=31)):
        for page in PAGES[purpose]:
            assert DIALLED not in seen(page) and unsure(page), page
        assert Client().get("/api/v1/contacts").json()[0]["numbers"] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Would you rather call"), ("sw", "Ungependa kupiga simu"), ("ru", "Хотите позвонить")],
)
def test_whoever_asks_for_help_is_led_over_the_long_form_to_the_numbers_while_there_are_any(
    language: str, words: str
) -> None:
    assert words not in seen("/help", language)
    confirmed()
    page = seen("/help", language)
    line = f'<a href="#whom-to-call">{words}'
    assert page.index(line) < page.index("<form class") < page.index('id="whom-to-call"') < page.index(DIALLED)


def test_the_phone_that_keeps_the_rights_for_flight_mode_gets_another_page_when_a_number_changes() -> None:
    before = rights.version()
    confirmed()
    assert rights.version() != before
    assert f'data-until="{today() + timedelta(days=30)}"' in seen("/rights")


def test_a_telephone_says_it_by_menu_and_by_text_message_and_where_to_ask_when_there_is_none() -> None:
    assert "Hakuna nambari" in Handset().choose("Kiswahili", "Nani wa kupigia", "Hatarini Urusi")
    confirmed()
    shown = Handset(number="+254711000333").choose("English", "Whom to call", "In danger in Russia")
    assert shown.startswith(f"CON Duty officer: {DIALLED}") and "00 Home" in shown
    text_message("НОМЕРА")
    assert answers()[-1][1] == f"Дежурный: {DIALLED}"


def test_other_programs_are_told_the_last_day_on_which_they_may_show_it() -> None:
    confirmed()
    told = Client().get("/api/v1/contacts").json()[0]
    assert told["purpose"] == "danger" and told["numbers"][0]["name"]["ru"] == "Дежурный"
    assert told["numbers"][0]["until"] == str(today() + timedelta(days=30))


def test_each_number_goes_out_under_its_own_name_in_every_language() -> None:
    names = {"+74950000001": ("Embassy", "Ubalozi", "Посольство"), "+74950000002": ("Hotline", "Simu", "Горячая линия")}
    for number, (english, swahili, russian) in names.items():
        confirmed(contact_number=number, contact_en=english, contact_sw=swahili, contact_ru=russian)
    told = Client().get("/api/v1/contacts").json()[0]["numbers"]
    assert {one["number"]: tuple(one["name"][code] for code in ("en", "sw", "ru")) for one in told} == names


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"contact_number": "0711 000 222"}, "number"),
        ({"contact_en": "Дежурный"}, "letters"),
        ({"contact_sw": "x" * 41}, "long"),
        ({"contact_called_on": "2999-01-01"}, "days"),
    ],
)
def test_what_nobody_could_call_or_show_is_refused(changed: dict[str, str], code: str) -> None:
    with pytest.raises(RefusedError, match=rf"contacts\.{code}"):
        entered(**changed)


def test_whoever_entered_a_number_may_confirm_the_call_that_another_made_again() -> None:
    case = entered()
    do(case, "contact.confirmed", SUPERVISOR, contact_until=str(today() + timedelta(days=30)))
    do(case, "contact.called_again", LABOUR, contact_called_on=str(today()), contact_answered="yes")
    with pytest.raises(RefusedError, match="different_person_from"):
        do(case, "contact.confirmed", LABOUR, contact_until=str(today() + timedelta(days=60)))
    do(case, "contact.confirmed", CONSUL, contact_until=str(today() + timedelta(days=60)))


def test_a_day_that_is_over_is_refused_for_nobody_would_see_the_number() -> None:
    case = entered(contact_called_on=str(today() - timedelta(days=9)))
    with pytest.raises(RefusedError, match="over"):
        do(case, "contact.confirmed", SUPERVISOR, contact_until=str(today() - timedelta(days=1)))


def test_no_call_vouches_for_longer_than_the_corridor_says() -> None:
    with pytest.raises(RefusedError, match=r"contacts\.days"):
        confirmed(days=91)


def test_a_call_made_again_counts_when_a_second_person_confirms_it_and_taking_away_counts_at_once() -> None:
    case = confirmed()
    with clock.moved(clock.now() + timedelta(days=20)):
        do(case, "contact.called_again", LABOUR, contact_called_on=str(today()), contact_answered="Answered.")
        assert DIALLED in seen("/contacts")
        row = Number.objects.values().get()
        rebuild(case)
        assert Number.objects.values().get() == row
        do(case, "contact.confirmed", SUPERVISOR, contact_until=str(today() + timedelta(days=60)))
        assert Number.objects.get().until == today() + timedelta(days=60)
        do(case, "contact.withdrawn", LABOUR, contact_withdrawn_why="Somebody else answers")
        assert DIALLED not in seen("/contacts") and not Number.objects.exists()


def test_officers_see_what_ends_soon_what_is_hidden_and_what_nobody_called() -> None:
    near, over = confirmed(days=10), confirmed(days=2, contact_number="+254 20 0000000", contact_en="Desk")
    with clock.moved(clock.now() + timedelta(days=3)):
        page = client_of(person("consular_officer"), "consular_officer").get("/contacts/board").text
    assert page.index("Hidden: call it again") < page.index("Ends soon: call it again")
    assert str(near.pk) in page and str(over.pk) in page
    assert "Never called" in page and "116" in page and "116" not in seen("/contacts")
