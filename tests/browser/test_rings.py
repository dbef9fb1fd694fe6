"""An investigator reads a ring with and without sight, accepts what a tip names, and one look of a pair: on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.browser.test_boards import whole
from tests.browser.test_cases import signed_in  # noqa: F401 - the same officers
from tests.site.intelligence.world import TIPS, tip
from tests.site.people import person

from njiasite.config import clock
from njiasite.intelligence import services
from njiasite.ledger.services import Actor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]
SAID = {"person": "recruiter", "organisation": "agency"}


def test_a_ring_is_read_as_tables_and_as_a_picture(signed_in) -> None:  # noqa: F811
    reader = person("investigator")
    actor = Actor(reader.pk, "investigator")
    for number, words in enumerate(TIPS):
        services.accept_all(tip(words), SAID, actor=actor, key=f"accept:{number}")
    services.look(clock.now())
    services.judge_likely(0.5, actor=actor)
    services.look(clock.now())
    fresh = tip("An agent called Juma Example, phone 0733 000 789.")
    page = signed_in(reader, "sw", 360, scripts=True)
    page.goto("/rings")
    page.locator("table a").first.click()
    main = page.locator("main")
    for word in ("Brian Kiptoo", "KDA 123A", "880001"):
        expect(main).to_contain_text(word)
    expect(page.locator("svg text", has_text="Brian Kiptoo").first).to_be_attached()
    assert not re.search(r"(\d+ \w+ \d{4}) – \1", main.inner_text())  # a single day is no range
    whole(page)
    page.get_by_role("link", name="Otieno Example").first.click()  # only what hangs on him
    expect(page.locator("#people + .wide tbody tr")).to_have_count(1)
    page.goto(f"/cases/{fresh.id}/mentions")
    expect(main.locator("mark")).to_have_count(2)
    whole(page)
