"""A capture table as people write it, and what they are told when it is wrong."""

import pytest

from njia.estimates.declared import prepare, read_declared
from njia.estimates.errors import InputError
from njia.estimates.tables import read_table

GOOD = "embassy,police,ngo,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n1,0,1,4\n0,1,1,3\n1,1,1,1\n"


def test_a_table_is_read_and_knows_the_size_of_each_list() -> None:
    table = read_table("\ufeff".join(["", GOOD]).lstrip("\ufeff") + "\n\n")
    assert table.lists == ("embassy", "police", "ngo")
    assert (table.observed, table.sizes) == (104, (51, 40, 28))


def test_a_list_can_be_left_out_or_taken_as_the_whole() -> None:
    table = read_table(GOOD)
    assert table.without(2).counts == (0, 44, 33, 7)
    assert table.within(0).counts == (0, 6, 4, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("\n \n", "empty"),
        ("1,0,0,40\n0,1,0,30\n", "header"),
        ("a,,c,n\n1,0,0,4\n", "header"),
        ("a,A,c,n\n1,0,0,4\n", "same_name"),
        (",".join(f"l{i}" for i in range(11)) + ",n\n", "many_lists"),
        ("a,b,c,n\n1,0,4\n", "columns"),
        ("a,b,c,n\n1,2,0,4\n", "not_01"),
        ("a,b,c,n\n1,x,0,4\n", "not_01"),
        ("a,b,c,n\n0,0,0,4\n", "no_list"),
        ("a,b,c,n\n1,0,0,4\n1,0,0,5\n", "twice"),
        ("a,b,c,n\n1,0,0,-4\n", "count"),
        ("a,b,c,n\n1,0,0,4.5\n", "count"),
        ("a,b,c,n\n1,0,0,\n", "count"),
        ("a,b,c,n\n1,0,0,٤\n", "count"),
        ("a,b,c,n\n1,0,0,40000000000\n", "count_large"),
        ("a,b,c,n\n1,0,0,0\n", "nobody"),
        ("a,b,c,n\n", "nobody"),
    ],
)
def test_what_is_wrong_is_named(text: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        read_table(text)
    assert error.value.code == code


def test_who_is_in_prison_is_counted_and_not_estimated() -> None:
    table = read_table(GOOD)
    prepared = prepare(table, read_declared("lists: {police: {absorbs: true}}", table))
    assert (prepared.counted, prepared.absorbed) == (40, ("police",))
    assert (prepared.table.lists, prepared.table.counts) == (("embassy", "ngo"), (0, 40, 20, 4))


def test_lists_that_send_people_to_each_other_are_one_list() -> None:
    table = read_table(GOOD)
    prepared = prepare(table, read_declared("lists: {ngo: {refers_to: [embassy]}}", table))
    assert prepared.joined == (("embassy", "ngo"),)
    assert (prepared.table.lists, prepared.table.counts) == (("embassy+ngo", "police"), (0, 64, 30, 10))
    assert prepared.table.observed == table.observed


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lists: {hospital: {absorbs: true}}", "declared_unknown"),
        ("lists: {ngo: {refers_to: [hospital]}}", "declared_unknown"),
        ("lists: [ngo]", "declared"),
        ("list: {ngo: {absorbs: true}}", "declared"),
        ("lists: {ngo: {absorbs: perhaps}}", "declared"),
        ("lists: {{", "declared"),
    ],
)
def test_a_file_about_lists_that_fits_no_list_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        read_declared(text, read_table(GOOD))
    assert error.value.code == code
