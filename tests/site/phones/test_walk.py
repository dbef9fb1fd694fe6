"""Every screen that the service shows on a plain telephone, with the longest there is to say, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.site.advisories.test_advisories import published
from tests.site.checkins.enrolling import enrol
from tests.site.contacts.test_contacts import confirmed
from tests.site.phones.calling import NUMBER, Handset, answers, text_message
from tests.site.phones.test_calls import code_in, report
from tests.site.registers.making import open_order
from tests.site.registers.test_look import listed

from njia.contacts.load import load_contacts
from njia.contacts.saying import LONGEST
from njia.phones import gsm
from njia.phones.model import SPOKEN
from njia.phones.showing import LIMIT
from njia.phones.walking import walk
from njiasite.config import clock
from njiasite.phones import registry

pytestmark = pytest.mark.django_db
NAME = ("Savanna Sample Overseas Employment and Training Services " * 6)[:290].strip()


@pytest.fixture
def typed() -> dict[str, list[str]]:
    """What is typed for each question: something that is found, something that is near, something that is not."""
    listed(NAME, "PEA/77")
    order = open_order(title_en="Operator " * 30, title_ru="Оператор " * 30)
    for number in range(3):
        published(**{f"warning_short_{language}": f"{number}{'W' * 159}" for language in SPOKEN})
    for purpose in load_contacts().purposes:
        for number in range(4):
            names = {f"contact_{language}": f"{number}{'N' * (LONGEST - 1)}" for language in ("en", "sw", "ru")}
            confirmed(contact_for=purpose, contact_number=f"+25420000000{number}", **names)
    enrol(NUMBER)
    code = code_in(report(Handset(number="+254711000444")))
    return {
        "words": ["pea 77", NAME[:40], "Kilimanjaro", "W" * 160],
        "reference": [order.number, "JO-1"],
        "serial": ["1", "9" * 18, "none"],
        "code": [code, "AAAAA-AAAAA"],
        "what_happened": ["My brother, Kursk"],
        "answer": ["1"],
        "sign": ["8", "2", "W" * 160],
    }


def paths(keys: tuple[str, ...], typed: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Every way through the menu; of the answers that are chosen the first and the last, of matters all."""
    menu = registry.menu()
    place = walk(menu, keys)
    yield keys
    nexts: list[str]
    if place.language is None:
        nexts = ["1", "2"] if not keys else []
    elif choices := menu.screens[place.track[-1]].choices:
        nexts = [str(n) for n in range(1, len(choices) + 1)]
    elif len(place.given) < len(asks := menu.screens[place.track[-1]].asks):
        ask = asks[len(place.given)]
        ends = sorted({1, len(ask.options)}) if place.track[-1] != "contacts" else range(1, len(ask.options) + 1)
        nexts = [str(n) for n in ends] if ask.options else typed[ask.id]
    else:
        nexts = []
    for one in nexts:
        yield from paths((*keys, one), typed)


def test_every_screen_with_the_longest_there_is_to_say_fits_and_leads_back_and_home(typed, settings) -> None:
    settings.PHONE_STEPS_AN_HOUR = settings.PHONE_MESSAGES_AN_HOUR = 100_000
    seen: set[tuple[str, str]] = set()
    for keys in paths((), typed):
        hand = Handset(typed=list(keys))
        shown, more = hand.press(), 0
        while True:
            assert gsm.fits_alphabet(shown) and gsm.septets(shown) <= LIMIT, shown
            assert "Something went wrong" not in shown and "Hitilafu" not in shown, keys
            if shown.startswith("END "):
                break
            place = walk(registry.menu(), hand.typed)
            if len(place.track) > 1:
                home = registry.menu().words["home"][place.language]
                assert shown.rstrip().endswith(home), shown
                seen.add((place.language, place.track[-1]))
            if "98 " not in shown.splitlines()[-1]:
                break
            shown, more = hand.press("98"), more + 1
            assert more < 12
        if shown.startswith("END "):
            seen.add((walk(registry.menu(), keys).language, walk(registry.menu(), keys).track[-1]))
    screens = registry.menu().screens.keys() - {"home"}
    assert seen == {(language, screen) for language in SPOKEN for screen in screens}


@pytest.mark.parametrize(
    ("sent", "last"),
    [
        ("AGENCY pea 77", "Pay nothing before you have seen a job order number."),
        ("WAKALA pea 77", "Usilipe kabla ya kuona nambari ya agizo la kazi."),
        ("AGENCY Savanna Sample Overseas Employment Trainin", "Do not pay."),
        ("ORDER {order}", "It costs you no fee."),
        ("AGIZO {order}", "Hulipi ada yoyote."),
    ],
)
def test_a_long_name_never_takes_the_place_of_what_to_do(sent: str, last: str) -> None:
    listed(NAME, "PEA/77")
    order = open_order(title_en="Operator " * 30)
    text_message(sent.format(order=order.number))
    text = answers()[-1][1]
    assert text.endswith(last) and gsm.parts(text) == 1


def test_numbers_in_a_text_message_are_whole() -> None:
    for number in range(4):
        confirmed(contact_number=f"+25420000000{number}", contact_en="N" * LONGEST)
    text_message("NUMBERS")
    text = answers()[-1][1]
    assert gsm.parts(text) == 1 and all(len(line.split(": ")[1]) == len("+254200000000") for line in text.splitlines())


def test_a_call_that_is_asked_for_says_when_by_the_clock_of_the_corridor(settings) -> None:
    with clock.moved(clock.now() + timedelta(minutes=1)):
        hand = Handset()
        shown = hand.choose("Kiswahili", "Omba kupigiwa", "Saa 12 hadi 4 usiku")
    assert shown.startswith("END Tutapiga simu. Msimbo wako: ")
