"""What answers a denial, and what spoils the answer, is the corridor's; half of it is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.njia.contracts.build import contract_from

from njia.contracts.parity import parity
from njia.corridors.files import HERE, CorridorError
from njia.corridors.load import load

# The employer may answer "the Employee does not pay"; of a passport that is not taken away he is no answer.
PAID = ("The Employee is not charged for the visa.", "Визу оплачивает Работодатель.")
SLIPS = (
    ("antonym.pay.denied", "antonym.paid.denied", "antonym.pa"),
    ("antonym.keep.unless", "antonym.keep.unles", "antonym.keep"),
    (" spoiled_by: [permission.needed, discretion.free, ordered.yes],", "", "antonym.pay.said"),
    ("[permission.needed, discretion.free, ordered.yes]", "[permission.wanted]", "permission.wanted"),
    ("antonym.pay.denied, group: antonym,", "antonym.pay.denied, group: antonym, spoiled_by: *others,", "pay.denied"),
)


def changed(folder: Path, old: str, new: str) -> None:
    shutil.copytree(HERE / "ke_ru", folder / "one")
    told = (HERE / "ke_ru" / "concepts" / "antonyms.yaml").read_text("utf-8")
    assert old in told
    (folder / "one" / "concepts" / "antonyms.yaml").write_text(told.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(("old", "new", "named"), SLIPS)
def test_half_an_antonym_is_refused_by_its_name(tmp_path: Path, old: str, new: str, named: str) -> None:
    changed(tmp_path, old, new)
    with pytest.raises(CorridorError, match=rf"concepts: .*{named}"):
        load("one", tmp_path)


def test_whether_the_payers_name_answers_is_said_by_the_data(tmp_path: Path) -> None:
    changed(tmp_path, "spoiled_by: [permission.needed, discretion.free, ordered.yes]", "spoiled_by: *others")
    contract = contract_from(["Employment contract", PAID[0]], ["Трудовой договор", PAID[1]])
    ours, theirs = ({f.rule for f in parity(contract, corridor)} for corridor in (load(), load("one", tmp_path)))
    assert "parity.polarity" not in ours and "parity.polarity" in theirs
