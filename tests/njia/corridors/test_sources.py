"""Whatever says where it comes from says it so that a reader outside the team can follow it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from njia.advisories.limits import Limits
from njia.corridors.files import HERE, CorridorError, sourced, sources_of
from njia.findings import Source

HOMES = [home for home in sorted(HERE.iterdir()) if (home / "sources.yaml").is_file()]
INNER = re.compile(
    r"domain facts|\.(?:md|ya?ml|py|tsv|csv)\b|\b(?:docs|shared|src)/|\bthe project\b|\bmradi\b|\bпроекта\b"
    r"|\b[A-Z]\d+–[A-Z]\d+\b|\bS\d{2,3}\b|\bRUM\d+\b",
    re.IGNORECASE,
)


def sources() -> Iterator[Source]:
    """Every source of every corridor."""
    for home in HOMES:
        yield from sources_of(home).values()
        for path in sorted((home / "sources").glob("*.yaml")):
            yield from sources_of(home, path.stem).values()


def words_of(one: Source) -> tuple[str, ...]:
    return one.title, one.reference, one.text["sw"], one.text["ru"]


def test_no_source_names_a_file_or_a_list_of_the_team() -> None:
    named = {f"{one.id}: {said}" for one in sources() for said in words_of(one) if INNER.search(said)}
    assert not named


def test_the_words_that_are_looked_for_are_found() -> None:
    slips = (
        "domain facts, part 2A",
        "docs/explanation/parity.md",
        "facts.md 3.2",
        "list of the project",
        "O1–O17",
        "S163",
    )
    assert all(INNER.search(slip) for slip in slips)
    assert not INNER.search(
        "Labour Code, arts. 198–208; kenemb.ru; L.N. 110 of 2016; standards A2.3 and A3.2; Order 625"
    )


def test_a_file_that_rests_on_no_source_of_its_corridor_is_refused(tmp_path: Path) -> None:
    shutil.copytree(HERE / "ke_ru" / "sources", tmp_path / "sources")
    shutil.copy(HERE / "ke_ru" / "sources.yaml", tmp_path)
    limits = (HERE / "ke_ru" / "advisories.yaml").read_text("utf-8")
    (tmp_path / "advisories.yaml").write_text(limits.replace("source: policy.casework", "source: nobody"), "utf-8")
    with pytest.raises(CorridorError, match=r"advisories\.yaml: the file names the source 'nobody'"):
        sourced(tmp_path, "advisories.yaml", Limits, "casework")
