"""However a hand slips in a procedure's file: it is refused with its name, or the checker can look at it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.mutations import examples

from njia.calendars.load import load_calendars
from njia.casework.checks.corridor import check
from njia.casework.checks.problem import Around
from njia.casework.load import common_of, procedure_of
from njia.corridors.files import HERE, CorridorError
from njia.corridors.roster import load_roster

HOME = HERE / "ke_ru"
COMMON = common_of(HOME)
AROUND = Around(roles=frozenset(load_roster().roles), calendars=load_calendars())
TEXT = (HOME / "procedures" / "data_request.yaml").read_text("utf-8")
WORDS = sorted(set(re.findall(r"[\w.]+", TEXT)) | {"null", "true", "7", "[]", "{}", "''", "*answers"})


@st.composite
def slips(draw: st.DrawFn) -> str:
    lines = TEXT.splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(["drop", "twice", "indent", "word"]))
        if kind == "drop":
            del lines[at]
        elif kind == "twice":
            lines.insert(at, lines[at])
        elif kind == "indent":
            lines[at] = "  " + lines[at]
        elif found := list(re.finditer(r"[\w.]+", lines[at])):
            word = draw(st.sampled_from(found))
            lines[at] = lines[at][: word.start()] + draw(st.sampled_from(WORDS)) + lines[at][word.end() :]
    return "\n".join(lines)


@examples(80)
@given(text=slips())
def test_a_slip_is_refused_by_name_or_can_be_checked(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "data_request.yaml"
    path.write_text(text, "utf-8")
    try:
        procedure = procedure_of(path, COMMON)
    except CorridorError as error:
        assert "data_request.yaml" in str(error)
    else:
        check(procedure, AROUND)
