"""A case in the Human Trafficking Case Data Standard: nothing is dropped in silence, nothing shared without consent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.mutations import examples

from njia.casework.load import load_procedures
from njia.cli.main import main
from njia.htcds.exchange import LeftOut, export, read
from njia.htcds.mapping import load_crosswalk
from njia.htcds.standard import fields, problems
from njia.htcds.tables import TableError, as_csv, from_csv

WALK = load_crosswalk()
ALL = frozenset(rule.share for rule in WALK.rules if rule.share)
CASE = {
    "person": "Baraka Wa Example",
    "birth_date": "1998-05-14",
    "phone": "+254 712 345 678",
    "held_how": "military",
    "ground": ["deceived", "passport_held", "language"],
    "stage_reached": "training",
}


def test_the_list_of_fields_is_whole() -> None:
    assert len(fields()) == 84
    assert fields()["vic_TypeOfExploitation"].many
    assert fields()["vic_Vulnerabilities"].status == "DEPRECATED"


def test_service_in_a_state_army_is_other_with_our_code_and_never_non_state() -> None:
    record = export(CASE, WALK, ALL).record
    assert record["vic_TypeOfExploitation"] == ["Other"]
    assert record["x_njia_vic_TypeOfExploitation"] == ["ForcedServiceInStateArmy"]
    assert "ForcedMilitaryByNonStateActors" not in json.dumps(record)
    assert not any("NonState" in code.code for rule in WALK.rules for code in rule.codes.values())


def test_a_record_of_ours_is_one_of_the_standard() -> None:
    record = export(CASE, WALK, ALL).record
    assert problems(record, WALK.extensions) == ()
    assert (record["prs_FirstName"], record["prs_MiddleName"], record["prs_SecondName"]) == ("Baraka", "Wa", "Example")
    assert record["prs_MobilePhone"] == "+254712345678"
    assert record["con_Consent"] is True


def test_what_the_person_did_not_agree_to_stays_here_and_is_named_without_its_value() -> None:
    made = export(CASE, WALK, {"name"})
    assert "hte_Description" not in made.record and "prs_MobilePhone" not in made.record
    assert LeftOut("phone", "not_agreed") in made.left_out
    assert export(CASE, WALK, ()).record == {**WALK.constants, "con_Consent": False}


def test_what_has_no_place_is_said_in_both_directions() -> None:
    made = export({"safety_plan": "The cook opens the gate.", "held_how": "unknown"}, WALK, ALL)
    assert made.left_out == (LeftOut("safety_plan", "no_place"), LeftOut("held_how", "no_code", "unknown"))
    got = read({"prs_Gender": "Feminine", "vic_TypeOfExploitation": ["SexualExploitation", "ForcedLabour"]}, WALK)
    assert got.values == {"held_how": "workplace"}
    assert LeftOut("prs_Gender", "no_place", "Feminine") in got.left_out
    assert LeftOut("vic_TypeOfExploitation", "no_code", "SexualExploitation") in got.left_out


def test_other_without_our_code_is_not_guessed() -> None:
    got = read({"vic_TypeOfExploitation": ["Other"]}, WALK)
    assert got.values == {}
    assert got.left_out == (LeftOut("vic_TypeOfExploitation", "no_code", "Other"),)


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"prs_Nickname": "B"}, "unknown_field"),
        ({"prs_Gender": "Male"}, "not_a_code"),
        ({"prs_Citizenship": ["Kenya"]}, "not_a_code"),
        ({"prs_Birthdate": "14.05.1998"}, "wrong_kind"),
        ({"vic_TypeOfExploitation": "ForcedLabour"}, "wrong_kind"),
        ({"con_Consent": "yes"}, "wrong_kind"),
        ({"vic_AgeWhenTrafficked": "27"}, "wrong_kind"),
        ({"vic_Vulnerabilities": ["Poverty"]}, "deprecated"),
    ],
)
def test_what_is_wrong_with_a_record_is_named(record: dict[str, object], code: str) -> None:
    assert [problem.code for problem in problems(record)] == [code]


def test_missing_core_fields_are_told_where_they_are_demanded() -> None:
    found = problems({"prs_FirstName": "B"}, demand_core=True)
    assert {problem.code for problem in found} == {"core_missing"}
    assert "prs_FirstName" not in {problem.field for problem in found}


def test_every_answer_with_a_code_is_one_of_the_procedures() -> None:
    answers: dict[str, set[str]] = {}
    for plan in load_procedures().values():
        for field in plan.fields.values():
            answers.setdefault(field.id, set()).update(option.id for option in field.options)
    for rule in WALK.rules:
        assert set(rule.codes) <= answers.get(rule.field, set()), rule.field
        assert rule.field in answers, rule.field


_WORD = st.text(st.characters(categories=("Lu", "Ll")), min_size=1, max_size=12)
_VALUES = {
    "person": st.lists(_WORD, min_size=1, max_size=5).map(" ".join),
    "birth_date": st.dates().map(str),
    "phone": st.from_regex(r"\+[1-9][0-9]{7,13}", fullmatch=True),
}


@st.composite
def cases(draw: st.DrawFn) -> dict[str, object]:
    made: dict[str, object] = {}
    for rule in draw(st.lists(st.sampled_from(WALK.rules), unique_by=lambda rule: rule.field)):
        if rule.codes:
            one = st.sampled_from(sorted(rule.codes))
            made[rule.field] = draw(st.lists(one, min_size=1, unique=True) if rule.many else one)
        else:
            made[rule.field] = draw(_VALUES.get(rule.field, _WORD))
    return made


@examples(150)
@given(case=cases())
def test_out_and_back_gives_the_same_case(case: dict[str, object]) -> None:
    made = export(case, WALK, ALL)
    assert made.left_out == ()
    assert problems(made.record, WALK.extensions) == ()
    got = read(json.loads(json.dumps(made.record)), WALK)
    again = {name: sorted(value) if isinstance(value, list) else value for name, value in got.values.items()}
    assert again == {name: sorted(value) if isinstance(value, list) else value for name, value in case.items()}
    assert got.left_out == ()


@examples(80)
@given(case=cases(), agreed=st.sets(st.sampled_from(sorted(ALL))))
def test_nothing_leaves_that_was_not_agreed_to(case: dict[str, object], agreed: set[str]) -> None:
    made = export(case, WALK, agreed)
    rules = {rule.field: rule for rule in WALK.rules}
    back = read(made.record, WALK).values
    kept = {name for name in case if not rules[name].share or rules[name].share in agreed}
    assert set(back) == kept
    assert {left.field for left in made.left_out} == set(case) - kept


def test_the_command_exports_validates_and_imports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, record = tmp_path / "case.json", tmp_path / "record.json"
    case.write_text(json.dumps(CASE), "utf-8")
    assert main(["htcds", "export", str(case), "--agreed", "name,story", "--output", str(record)]) == 1
    assert "phone: the person has not agreed" in capsys.readouterr().err
    assert main(["htcds", "validate", str(record)]) == 0
    assert "keeps to the standard" in capsys.readouterr().out
    assert main(["htcds", "import", str(record), "--lang", "sw"]) == 0
    assert json.loads(capsys.readouterr().out)["held_how"] == "military"
    record.write_text('{"prs_Gender": "Male"}', "utf-8")
    assert main(["htcds", "validate", str(record), "--lang", "ru"]) == 1
    assert "prs_Gender" in capsys.readouterr().out
    record.write_text("no", "utf-8")
    assert main(["htcds", "validate", str(record)]) == 2


def test_many_cases_go_out_as_a_table_and_come_back_each_with_its_own_consent(tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    cases, table, plain = tmp_path / "cases.json", tmp_path / "records.csv", tmp_path / "records.json"
    other = {"person": "=Faith Example", "held_how": "workplace", "ground": ["deceived"]}
    cases.write_text(json.dumps([{**CASE, "share_name": True, "share_contact": True}, {**other, "share_story": True}]))
    assert main(["htcds", "export", str(cases), "--output", str(table)]) == 1
    told = capsys.readouterr().err
    assert "2: person: the person has not agreed" in told and "1: phone" not in told
    head, first, second = table.read_text("utf-8-sig").splitlines()
    assert "prs_FirstName" in head and "'+254712345678" in first
    assert "Faith" not in second and "ForcedLabour" in second
    assert main(["htcds", "validate", str(table)]) == 0
    capsys.readouterr()
    assert main(["htcds", "export", str(cases), "--output", str(plain)]) == 1
    assert from_csv(table.read_bytes()) == json.loads(plain.read_text())
    assert main(["htcds", "import", str(table)]) == 0
    one, two = json.loads(capsys.readouterr().out)
    assert (one["person"], one["phone"], two["held_how"]) == ("Baraka Wa Example", "+254712345678", "workplace")
    assert main(["htcds", "export", str(cases), "--agreed", "name"]) == 2
    assert "share_name" in capsys.readouterr().err


@examples(100)
@given(made=st.lists(cases(), min_size=1, max_size=4))
def test_a_table_holds_what_the_records_hold(made: list[dict[str, object]]) -> None:
    records = [export(case, WALK, ALL).record for case in made]
    assert from_csv(as_csv(records)) == records


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("con_Consent", "maybe", "wrong_kind"),
        ("vic_AgeWhenTrafficked", "young", "wrong_kind"),
        ("x", "1", "unknown_field"),
    ],
)
def test_what_is_wrong_in_a_table_is_named(column: str, cell: str, code: str) -> None:
    (record,) = from_csv(f"prs_FirstName,{column}\nBaraka,{cell}\n".encode())
    assert [problem.code for problem in problems(record)] == [code]


@pytest.mark.parametrize("data", [b"", b"a,a\n1,2\n", b"a\n1,2\n", b'a\n"1', b"\xff\xfe"])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(TableError):
        from_csv(data)
