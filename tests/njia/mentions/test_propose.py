"""What a report names is proposed with its place, its reason and whose it is, in three languages."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia.mentions.folding import folded, near
from njia.mentions.lists import MappingError, rows
from njia.mentions.propose import proposals

ENGLISH = (
    "An agent called Brian Kiptoo from Sample Bridge Recruitment took my passport AK0123456 in Eldoret. His number is "
    "0722 000 456 and he said pay KSh 80,000 to till 880001. Driver Otieno Example came in KDA 123A. See @sample_jobs"
)
SWAHILI = "Mtu anaitwa Juma Kibet, simu inaishia 4567. Nililipa shilingi 50,000 kwa paybill 400200. Tulienda Moscow."
RUSSIAN = (
    "Вербовщик по имени Сергей, номер +7 916 123-45-67, паспорт 71 1234567, машина А123ВС77, заплатил 3000 долларов."
)


def found(text: str) -> list[tuple[str, str, str]]:
    """Kind, value and whose, of everything that is proposed."""
    every = proposals(text)
    return [(one.kind, one.value, every[one.whose].written if one.whose is not None else "") for one in every]


def test_english() -> None:
    assert found(ENGLISH) == [
        ("person", "brian kiptoo", ""),
        ("organisation", "sample bridge recruitment", ""),
        ("passport", "AK0123456", "Brian Kiptoo"),
        ("place", "eldoret", ""),
        ("phone", "+254722000456", "Brian Kiptoo"),
        ("paid", "80000 KES", "Sample Bridge Recruitment"),
        ("till", "880001", "Sample Bridge Recruitment"),
        ("person", "otieno example", ""),
        ("plate", "KDA123A", "Otieno Example"),
        ("handle", "sample_jobs", "Otieno Example"),
    ]


def test_swahili_and_russian() -> None:
    told = found(SWAHILI)
    assert ("phone_part", "*4567", "Juma Kibet") in told and ("till", "400200", "Juma Kibet") in told
    assert ("place", "moscow", "") in told
    told = found(RUSSIAN)
    assert ("person", "сергей", "") in told and ("phone", "+79161234567", "Сергей") in told
    assert ("passport", "711234567", "Сергей") in told and ("plate", "A123BC77", "Сергей") in told
    assert ("paid", "3000 USD", "Сергей") in told


def test_the_phone_of_an_office_is_not_that_of_whoever_was_named_a_sentence_before() -> None:
    told = found("A go-between called Naomi Example. The office is Sample Bridge Recruitment, phone 0722 000 111.")
    assert ("phone", "+254722000111", "Sample Bridge Recruitment") in told
    told = found("Dalali anaitwa Naomi Example wa Sample Crest Recruitment. Simu yake 0722 000 111, tel. 0722 000 112.")
    assert [whose for kind, _, whose in told if kind == "phone"] == ["Naomi Example"] * 2


@settings(max_examples=60)
@given(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=200).map(lambda text: f"{text} agent Juma {text}")
)
def test_every_proposal_is_the_text_that_stands_there_and_none_lies_in_another(text: str) -> None:
    every = proposals(text)
    for one in every:
        assert one.written in text[one.start : one.end] and one.value
        assert one.whose is None or every[one.whose].kind in ("person", "organisation")
    assert all(a.end <= b.start for a, b in itertools.pairwise(every))


def test_a_name_is_filed_alike_however_it_is_written() -> None:
    assert folded("person", "Kiptoo Brian") == folded("person", "brian kiptoo")
    assert near("person", "Брайан Киптоо") & near("person", "Brian Kiptoo")
    assert folded("organisation", "ООО «Волга»") == folded("organisation", "Volga LLC")


def test_a_list_is_read_by_its_mapping_and_a_mapping_without_names_is_refused() -> None:
    table = [["Seized list", ""], ["Name", "Number"], ["Juma Example", "0722 000 456; 0733 000 789"], ["", ""]]
    ((number, day, told),) = rows(table, {"Name": "person", "Number": "phone"})
    assert (number, day) == (3, None)
    assert [(one.kind, one.value, one.whose) for one in told] == [
        ("person", "juma example", None), ("phone", "+254722000456", 0), ("phone", "+254733000789", 0),
    ]  # fmt: skip
    for wrong in ({"Number": "phone"}, {"Name": "person", "No such": "phone"}, {"Name": "nobody"}):
        with pytest.raises(MappingError):
            list(rows(table, wrong))
