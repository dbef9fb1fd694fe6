"""On a phone, in Swahili, a consul gets somebody out and home; the organ that was asked reads it in Russian."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_access import faults
from tests.browser.test_cases import papers, signed_in  # noqa: F401 - the fixtures of that name
from tests.site import people
from tests.site.dossiers.making import do
from tests.site.rescue.making import opened, to_come_home
from tests.site.rescue.test_custody import case as evidence
from tests.site.rescue.test_custody import keep
from tests.site.rescue.test_letters import held
from tests.site.rescue.test_reach import passed_on

from njiasite.dossiers.models import Dossier

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]


def kept() -> Dossier:
    """A chat that was kept before the phone was wiped."""
    dossier: Dossier = evidence()
    keep(dossier)
    return dossier


def paid() -> Dossier:
    """A way home whose ticket was paid."""
    dossier, price = to_come_home(), {"amount": "54000", "currency": "RUB"}
    do(dossier, "return.cost_recorded", cost_item="ticket", cost=price, cost_on="2026-01-05", paid_by="kenya")
    return dossier


def seen(page: Page, width: int = 360) -> list[str]:
    """What axe finds on the page, and whether it is wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*faults(page), *([f"the page is {wide} wide"] if wide > width else [])]


def test_a_consul_demands_a_release_and_the_organ_that_was_asked_reads_it_in_russian(signed_in: Any) -> None:  # noqa: F811
    dossier, wrong = held(), {}
    consul = signed_in(people.person("consular_officer", "mission", "kenya_moscow"), "sw", 360, scripts=True)
    consul.goto(f"/cases/{dossier.pk}/demand")
    consul.locator("#id_person_en").fill("Baraka Testcase")
    consul.locator("#id_person_ru").fill("Барака Тесткейс")
    consul.locator("[name=organ][value=defence_ministry]").check()
    wrong["demand"] = seen(consul)
    consul.locator("button[value=send]").click()
    expect(consul.locator(".timeline")).to_contain_text(f"{dossier.number}/1")
    theirs = signed_in(people.person("counterpart", "office", "defence_ministry"), "ru", 360, scripts=True)
    theirs.goto("/inbox")
    theirs.get_by_role("link", name=dossier.number).click()
    expect(theirs.locator("main")).not_to_contain_text("sawmill")
    wrong["theirs"] = seen(theirs)
    theirs.goto("/releases")
    wrong["releases"] = seen(theirs)
    assert {place: found for place, found in wrong.items() if found} == {}


def test_the_pages_of_a_way_home_fit_a_phone_and_everybody(signed_in: Any) -> None:  # noqa: F811
    home, wrong = paid(), {}
    search = opened("tracing", "tracing.opened", person="A Testcase", relation="family", last_sign_on="2026-10-01")
    death = opened("death_abroad", "death.reported", person="A Testcase", death_source="comrades", death_known="Said.")
    consul = signed_in(people.person("consular_officer", "mission", "kenya_moscow"), "sw", 360, scripts=True)
    for name, dossier in (
        ("way", home), ("costs", home), ("evidence", kept()), ("shared", passed_on()), ("", search), ("", death),
    ):  # fmt: skip
        consul.goto(f"/cases/{dossier.pk}/{name}".rstrip("/"))
        expect(consul.locator("h1")).to_be_visible()
        wrong[name or dossier.procedure] = seen(consul)
    assert {place: found for place, found in wrong.items() if found} == {}
