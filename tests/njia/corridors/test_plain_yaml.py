"""The corridor's YAML is read as PyYAML reads it, by a shorter way."""

from __future__ import annotations

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from njia.corridors.files import HERE
from njia.corridors.plain_yaml import decoded, plain

_WORDS = st.text("aя0-.:~1e5'\"y", max_size=6)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates() | _WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(_VALUES)
def test_what_was_written_is_read(value: object) -> None:
    assert plain(yaml.safe_dump(value, allow_unicode=True).encode()) == value


@pytest.mark.parametrize(
    "text",
    [
        "yes", "no: off", "- 0x1F\n- 1_000\n- .5\n- 1e3", "a: 2026-11-28", "a: &x {b: 1}\nc: {<<: *x, d: 2}",
        "e: ~\nf:", "", "- |\n  a\n  b",
    ],
)  # fmt: skip
def test_every_way_to_write_a_value_means_the_same(text: str) -> None:
    assert plain(text.encode()) == yaml.safe_load(text)


@pytest.mark.parametrize("name", ["values.yaml", "rules/below.yaml", "words/items.yaml", "names/cues.yaml"])
def test_the_corridor_is_the_same(name: str) -> None:
    data = (HERE / "ke_ru" / name).read_bytes()
    assert plain(data) == yaml.load(data, yaml.CSafeLoader)


@pytest.mark.parametrize(
    "text", ["a: [", "!!python/name:os.system", "a: !mine 1", "a: 1\n---\nb: 2", "a: 1\nb: {c: 1, c: 2}"]
)
def test_what_is_no_plain_data_is_refused(text: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        decoded(text.encode(), object)


def test_what_stands_twice_is_named() -> None:
    with pytest.raises(msgspec.DecodeError, match=r"(?s)'work.hours' stands twice.*line 3"):
        decoded(b"work.hours: a\nwork.pay: b\nwork.hours: c", object)
    with pytest.raises(msgspec.DecodeError, match=r"(?s)'c' stands twice.*line 2"):  # also beside what is merged in
        decoded(b"a: &x {k: 1}\nb: {<<: *x, c: 1, c: 2}", object)
    assert decoded(b"a: &x {k: 1}\nb: {<<: *x, k: 2}", object) == {"a": {"k": 1}, "b": {"k": 2}}
