"""Who is named in a message, which wording comes back, and how a watch-list is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.screening.behind import named
from njia.screening.twins import marks, passages
from njia.screening.watchlists import WatchListError, keys_of, same, watched

AD = (
    "Savanna Placement Agency is hiring! Call Mr. John Example on 0700 000 123, WhatsApp @savanna_jobs, pay KES 5,000 "
    "to Till No. 123456 or a/c 0123 4567 8901, see https://savanna.example/jobs or write to "
    "info@savanna.example. You travel soon. ООО «Заря»."
)
LURE = (
    "Dear candidate, you have been selected for work as a cook in Russia with a salary of 2000 USD. Send your passport "
    "now to our agent Peter on 0700000123, places are few."
)


def test_everybody_whom_an_advert_names_is_found_with_what_is_compared() -> None:
    found = {(one.kind, one.key) for one in named(AD)}
    assert found == {
        ("organisation", "savanna placement agency"), ("person", "john example"), ("phone", "+254700000123"),
        ("handle", "savanna_jobs"), ("till", "123456"), ("account", "012345678901"),
        ("site", "savanna.example/jobs"), ("email", "info@savanna.example"), ("organisation", "заря"),
    }  # fmt: skip


@given(st.text(max_size=300))
def test_names_are_quoted_as_they_stand(text: str) -> None:
    for one in named(text):
        assert text[one.start : one.end].find(one.name) >= 0 and one.key


def test_a_lure_is_found_again_with_other_numbers_inside_a_longer_message() -> None:
    again = (
        "Hello! " + LURE.replace("2000", "1,500").replace("0700000123", "+254 711 000 000") + " Please tell friends."
    )
    lure, message = marks(LURE, b"key"), marks(again, b"key")
    shared = [message[mark] for mark in lure.keys() & message.keys()]
    assert len(shared) >= 0.8 * len(lure)
    told = " … ".join(passages(again, shared))
    assert "selected for work as a cook in Russia" in told and "tell friends" not in told
    other = marks("We seek a nurse for our clinic in Nakuru. Apply on the website of the county.", b"key")
    assert not lure.keys() & other.keys()


def test_marks_say_nothing_to_whoever_has_no_key() -> None:
    assert not marks(LURE, b"key").keys() & marks(LURE, b"another").keys()
    assert marks("0700 000 123 http://a.example/b c@d.example", b"key") == {}


def test_a_watch_list_is_read_and_found_in_the_other_script() -> None:
    lines = [
        b'{"id": "x-1", "schema": "Person", "caption": "Ivan Petrov", "properties": {"name": ["Ivan Petrov"]}}',
        b'{"id": "x-2", "schema": "Vessel", "properties": {"name": ["Zarya"]}}',
        b'{"id": "x-3", "schema": "Company", "properties": {"name": ["OOO Zarya"], "phone": ["+79991234567"]}}',
    ]
    ivan, zarya = watched(lines)
    assert (ivan.kind, zarya.kind, zarya.marks) == ("person", "organisation", (("phone", "+79991234567"),))
    assert keys_of("Иван Петров", "person") & keys_of("Ivan Petrov", "person")
    assert same("Иван Петров", ivan.names, "person") and not same("Иван Сидоров", ivan.names, "person")
    assert same("ООО «Заря»", zarya.names, "organisation")


def test_a_line_that_is_no_entity_is_told_by_number_alone() -> None:
    with pytest.raises(WatchListError, match=r"^line 2 is no FollowTheMoney entity$"):
        list(watched([b'{"id": "x", "schema": "Person", "properties": {}}', b'{"name": "secret"}']))
