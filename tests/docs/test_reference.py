"""The reference says what the code and the data say today."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import reference  # noqa: E402


@pytest.mark.parametrize("name", sorted(reference.generated()))
def test_the_generated_reference_is_up_to_date(name: str) -> None:
    written = (ROOT / "docs" / "reference" / name).read_text("utf-8")
    assert written == reference.generated()[name], "run .venv/bin/python scripts/reference.py"


def test_the_table_of_how_sure_a_verdict_is_was_measured_on_the_evaluation_set_of_today() -> None:
    assert reference.CERTAINTY.read_text("utf-8") == reference.certainty(), "run .venv/bin/python scripts/reference.py"
