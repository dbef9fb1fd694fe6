"""Every phrase pair of the tables in cases/: equal ones raise no alarm, different ones do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from njia.facts.compare import compare, self_mismatch
from njia.facts.extract import extract
from njia.facts.model import Fact

_TABLES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def _rows(answer: str) -> list[Any]:
    rows = []
    for path in _TABLES:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows += [pytest.param(table["kind"], en, ru, id=f"{path.stem}: {en}") for en, ru in table[answer]]
    return rows


def _differences(en: tuple[Fact, ...], ru: tuple[Fact, ...]) -> list[object]:
    return [*compare(en, ru), *(fact for fact in (*en, *ru) if self_mismatch(fact))]


@pytest.mark.parametrize(("kind", "en", "ru"), _rows("equal"))
def test_equal_phrases_raise_no_alarm(kind: str | None, en: str, ru: str) -> None:
    english, russian = extract(en, "en"), extract(ru, "ru")
    assert _differences(english, russian) == []
    assert kind is None or kind in {fact.kind for fact in (*english, *russian)}
    assert kind is None or (english and russian)


@pytest.mark.parametrize(("kind", "en", "ru"), _rows("different"))
def test_different_phrases_are_caught(kind: str | None, en: str, ru: str) -> None:
    assert _differences(extract(en, "en"), extract(ru, "ru"))
