"""A mapping says which column has which role, or says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from njia.linking.errors import LinkingError
from njia.linking.mapping import mapping_of, read_mapping
from njia.linking.roles import ROLES


def test_a_role_takes_one_column_or_many() -> None:
    columns = mapping_of({"id": "number", "person_name": "who", "phone": ["first", "second"]})
    assert columns.of("phone") == ("first", "second")
    assert columns.of("date_of_birth") == ()


def test_an_unknown_role_is_named_with_the_list_of_those_known() -> None:
    with pytest.raises(LinkingError) as told:
        mapping_of({"id": "number", "nickname": "alias"})
    assert "nickname" in str(told.value)
    assert all(role in str(told.value) for role in ROLES)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"person_name": "who"}, "which column is the `id`"),
        ({"id": "number", "seen_on": "day"}, "nothing to compare"),
        ({"id": "number", "date_of_birth": ["a", "b"]}, "one column, not 2"),
        (["id"], "role: column"),
    ],
)
def test_what_is_missing_is_said(data: object, words: str) -> None:
    with pytest.raises(LinkingError, match=words):
        mapping_of(data)


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text("id: [", "utf-8")
    with pytest.raises(LinkingError, match=r"mapping\.yaml"):
        read_mapping(path)
