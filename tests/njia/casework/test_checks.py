"""The checker names the file and what to mend, for each way in which a procedure can be wrong."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from njia.casework.checks.corridor import check_procedures
from njia.cli.main import main
from njia.corridors.files import HERE

SLIPS: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("slips.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def corridors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corridors")
    copytree(HERE / "ke_ru", folder / "ke_ru", ignore=lambda *_: {"lexicon", "concepts", "rules", "messages", "words"})
    for path in (folder / "ke_ru" / "procedures").iterdir():
        if path.name.split(".")[0] not in {slip["file"] for slip in SLIPS}:
            path.unlink()  # read again for each slip, and none of them is in it
    return folder


def mended(folder: Path, file: str, right: str, wrong: str) -> list[str]:
    """What the checker says of one file after a slip; the file is put right again."""
    path = folder / "ke_ru" / "procedures" / f"{file}.yaml"
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    try:
        return [f"{p.where}: {p.what}" for p in check_procedures("ke_ru", folder) if p.file == path.name]
    finally:
        path.write_text(text, "utf-8")


@pytest.mark.parametrize("slip", SLIPS, ids=[slip["found"] or slip["wrong"].strip() for slip in SLIPS])
def test_a_slip_in_a_file_is_named(corridors: Path, slip: dict[str, str]) -> None:
    found = mended(corridors, slip["file"], slip["right"], slip["wrong"])
    assert slip["found"] in found if slip["found"] else found


def test_two_procedures_with_one_act_id_are_named(corridors: Path) -> None:
    home = corridors / "ke_ru" / "procedures"
    copy = home / "access_again.yaml"
    copy.write_text(
        (home / "consular_access.yaml").read_text("utf-8").replace("id: consular_access", "id: access_again", 1)
    )
    try:
        found = check_procedures("ke_ru", corridors)
    finally:
        copy.unlink()
    assert any(p.where == "act access.granted" and "has an act of that id too" in p.what for p in found)


def test_a_value_shown_in_one_act_and_hidden_in_another_is_named(corridors: Path) -> None:
    found = mended(corridors, "consular_access", "must: [organ, note_person,", "must: [organ, person,")
    assert "field person: ambassador, counterpart may see it in one act and not in another" in found


def test_the_corridor_of_this_project_has_nothing_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corridor", "check", "ke_ru"]) == 0
    assert capsys.readouterr().out == "nothing to mend\n"


def test_a_corridor_that_is_not_there_is_a_problem_in_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corridor", "check", "no_where", "--format", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert "there is no corridor 'no_where'" in problem["what"] + problem["file"]
