"""Every type of act is registered once and documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from njiasite.ledger import registry

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"


def test_every_type_of_act_of_the_service_is_documented() -> None:
    """Those of the procedures stand in a page made from the corridor's own files."""
    documented = {
        name for page in REFERENCE.glob("*acts.md") for name in re.findall(r"`([a-z_.]+)`", page.read_text("utf-8"))
    }
    assert {one.id for one in registry.system_types()} - documented == set()


def test_every_type_is_dotted_and_has_its_words() -> None:
    for one in registry.types().values():
        assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", one.id), one.id
        words = [one.name.en, one.name.sw, one.name.ru, one.means.en, one.means.sw, one.means.ru]
        assert all(words) and len(set(words)) in (3, 6), one.id  # an act of a procedure says it all in its name


def test_one_id_with_two_meanings_is_refused(monkeypatch) -> None:
    known = registry.system_types()[0]
    other = registry.ActType(id=known.id, name=known.means, means=known.name)
    monkeypatch.setattr(registry, "_providers", [lambda: [other]])
    registry.types.cache_clear()
    with pytest.raises(ValueError, match=known.id):
        registry.types()
    registry.types.cache_clear()
