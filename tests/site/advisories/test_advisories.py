"""A warning is written by one officer, published by another, and reaches pages, telephones and whoever asked for it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.site.phones.calling import NUMBER, Handset, text_message
from tests.site.phones.conftest import open_gateways  # noqa: F401
from tests.site.registers.making import CONSUL, LABOUR, SUPERVISOR, do, opened

from njiasite.advisories import services
from njiasite.advisories.models import Advisory, Subscriber
from njiasite.channels.models import Message, State
from njiasite.channels.services import opened as texts
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.rebuild import rebuild
from njiasite.dossiers.services import RefusedError
from njiasite.ledger.services import Actor
from njiasite.registers.selectors import today

pytestmark = pytest.mark.django_db
TITLE = {"en": "Guards for Russia: a trap", "sw": "Walinzi Urusi: mtego", "ru": "Охранники в Россию: ловушка"}


def written(**changed: str) -> Dossier:
    said = {
        "warning_about": "offers", "warning_place": "Eldoret", "warning_source": "Reports",
        "warning_from": str(today()),
        "warning_until": str(today() + timedelta(days=30)),
        **{f"warning_{form}_{language}": f"{TITLE[language]}." for form in ("text", "short") for language in TITLE},
        **{f"warning_title_{language}": title for language, title in TITLE.items()},
        **{f"warning_radio_{language}": TITLE[language] for language in ("en", "sw")},
    }  # fmt: skip
    return opened("advisory", "advisory.written", LABOUR, {"office": "labour_nairobi"}, **{**said, **changed})


def published(**changed: str) -> Dossier:
    case = written(**changed)
    do(case, "advisory.published", SUPERVISOR, warning_until=str(today() + timedelta(days=30)))
    return case


def test_nobody_publishes_their_own_and_nothing_is_shown_before_a_second_officer_does() -> None:
    case = written()
    with pytest.raises(RefusedError, match="different_person_from"):
        do(case, "advisory.published", LABOUR, warning_until=str(today()))
    assert not Advisory.objects.exists() and TITLE["en"] not in Client().get("/advisories").text


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"warning_short_en": "x" * 161}, "too_long"),
        ({"warning_radio_sw": "neno " * 76}, "too_long"),
        ({"warning_short_sw": "Onyo – mtego"}, "letters"),
        ({"warning_until": "2020-01-01"}, "days"),
        ({"warning_text_ru": "Звоните +254 20 7876000"}, "number"),
        ({"warning_short_en": "Call 0711 000 222 now"}, "number"),
    ],
)
def test_what_fits_no_telephone_or_radio_is_refused_with_the_fields(changed: dict[str, str], code: str) -> None:
    with pytest.raises(RefusedError, match=rf"advisories\.{code}"):
        written(**changed)


def test_it_is_read_on_pages_in_a_feed_as_a_picture_and_on_a_telephone_until_it_is_taken_back() -> None:
    case = published()
    client = Client(headers={"accept-language": "sw"})
    assert TITLE["sw"] in client.get("/advisories").text and TITLE["sw"] in client.get("/offer").text
    page = client.get(f"/advisories/{case.number}").text
    assert "Eldoret" in page and "Maneno: 3 kati ya 75" in page
    feed = client.get("/advisories/feed/ru").text
    assert TITLE["ru"] in feed and "<title>Предупреждения</title>" in feed and 'xml:lang="ru"' in feed
    picture = client.get(f"/advisories/{case.number}/ru.png")
    assert picture["Content-Type"] == "image/png" and picture.content.startswith(b"\x89PNG")
    hand = Handset()
    assert TITLE["en"] in hand.choose("English", "Warnings")
    rebuild(case)
    assert Advisory.objects.get().number == case.number
    do(case, "advisory.withdrawn", CONSUL, warning_withdrawn_why="Mended")
    assert client.get(f"/advisories/{case.number}").status_code == 404
    another = Handset(number="+254711000333")
    assert "No warning" in another.choose("English", "Warnings")


def test_it_stands_where_it_belongs_and_a_place_that_is_named_leads() -> None:
    trap = published(warning_title_en="Guards: a trap", warning_place="Kisumu, Busia")
    students = published(warning_about="students", warning_title_en="Study at a plant", warning_place="Kenya")
    client = Client()
    assert (
        "Guards: a trap" in client.get("/way/worker").text and "Study at a plant" not in client.get("/way/worker").text
    )
    assert "Study at a plant" in client.get("/way/state_scholar").text
    answer = client.post("/offer", {"text": "Kazi Urusi! Njoo Kisumu, KSh 250,000 kwa mwezi, tiketi bure."}).text
    assert trap.number in answer and students.number not in answer
    far = published(warning_about="travel", warning_title_en="A hotel in Eldoret", warning_place="Eldoret")
    near = client.post(
        "/offer", {"text": "Job in Russia as a driver. Come to the office in ELDORET, 250,000 a month."}
    ).text
    assert near.index(far.number) < near.index(trap.number)


def test_the_radio_reads_it_in_russian_too_where_it_was_written() -> None:
    case = published(warning_radio_ru="Это ловушка для охранников.")
    assert (
        "Это ловушка для охранников."
        in Client(headers={"accept-language": "ru"}).get(f"/advisories/{case.number}").text
    )
    with pytest.raises(RefusedError, match=r"advisories\.too_long"):
        written(warning_radio_ru="слово " * 76)


def test_it_is_sent_once_to_whoever_asked_before_and_to_nobody_who_left() -> None:
    text_message("JIUNGE")
    text_message("JOIN", number="+254711000444")
    text_message("STOP", number="+254711000444")
    published()
    text_message("JOIN", number="+254711000555")  # afterwards: for the next one
    for _ in range(2):
        services.broadcast(clock.now())
    rows = texts(Message.objects.filter(key__startswith="advisory:"))
    assert [(address, text) for _, address, text in filter(None, rows)] == [(NUMBER, f"{TITLE['sw']}.")]
    assert Subscriber.objects.count() == 2 and NUMBER not in str(list(Subscriber.objects.values()))


def test_one_that_is_taken_back_at_night_wakes_nobody_in_the_morning() -> None:
    text_message("JOIN")
    case = published()
    services.broadcast(clock.now())
    do(case, "advisory.withdrawn", CONSUL, warning_withdrawn_why="Mended")
    row = Message.objects.get(key__startswith="advisory:")
    assert (row.state, row.text) == (State.DROPPED, "")


def test_many_are_told_a_slice_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "AT_ONCE", 2)
    for last in range(5):
        services.join(f"+25471100060{last}", "en")
    published()
    services.broadcast(clock.now())
    assert Message.objects.filter(key__startswith="advisory:").count() == 5 and Advisory.objects.get().sent


def test_only_officers_write_warnings() -> None:
    with pytest.raises(RefusedError):
        opened("advisory", "advisory.written", Actor(uuid4(), "agency"), {"office": "labour_nairobi"})
