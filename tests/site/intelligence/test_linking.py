"""What a shared number is worth: much where few have it, little where many do, however often each is told."""

from __future__ import annotations

import pytest
from tests.site.intelligence.world import accept_all, investigator, tip

from njiasite.config import clock
from njiasite.intelligence.models import Candidate
from njiasite.intelligence.plugs import link_and_look

pytestmark = pytest.mark.django_db
MANY = ("Brian Kiptoo", "Juma Kibet", "Felix Otieno", "Joyce Wanjiku", "Moses Kamau", "Naomi Chebet", "Isaac Mutua")


def shared(*names: str) -> set[str]:
    """How the phone weighs between those who use it, each told in a tip of their own."""
    reader = investigator()
    for name in names:
        accept_all(reader, tip(f"An agent called {name}, phone 0722 000 456, took the passport."))
    link_and_look(clock.now())
    return {level for row in Candidate.objects.all() for what, level, _ in row.steps if what == "phone"}


def test_the_phone_of_one_who_is_told_of_often_is_no_phone_of_many() -> None:
    assert shared(*["Brian Kiptoo", "Kiptoo Brian", "Брайан Киптоо"] * 3) == {"few"}


def test_a_phone_under_seven_names_is_weak() -> None:
    assert shared(*MANY, *MANY[:1]) == {"many"}
