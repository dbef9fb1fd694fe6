"""Who may do what is data, whole in three languages, and what does not fit is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from njia.corridors.files import HERE, CorridorError
from njia.corridors.roster import load_roster

TWENTY = {
    "jobseeker", "helper", "agency", "employer", "labour_officer", "attesting_officer", "consular_officer", "mediator",
    "scholarship_officer", "investigator", "analyst", "counterpart", "supervisor", "auditor", "border_officer",
    "committee_member", "university", "administrator", "ambassador", "principal_secretary",
}  # fmt: skip


def changed(tmp_path: Path, old: str, new: str) -> Path:
    shutil.copytree(HERE / "ke_ru", tmp_path / "ke_ru", ignore=shutil.ignore_patterns("lexicon"))
    file = tmp_path / "ke_ru" / "roles.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return tmp_path


def test_the_twenty_roles_are_there() -> None:
    assert set(load_roster().roles) == TWENTY


@pytest.mark.parametrize("role", ["administrator", "analyst", "auditor"])
def test_who_manages_counts_or_audits_reads_no_case(role: str) -> None:
    may = load_roster().roles[role].may
    assert not {name for name in may if name.split(".")[0] in {"dossier", "document", "inbox", "tip", "intelligence"}}


def test_whoever_decides_for_a_state_is_official_and_the_people_are_not() -> None:
    people = {role.id for role in load_roster().roles.values() if not role.official}
    assert people == {"jobseeker", "helper", "agency", "employer", "university"}


def test_nobody_gives_themselves_power_over_cases_by_giving_roles() -> None:
    for role in load_roster().roles.values():
        assert not ("role.grant" in role.may and "dossier.read" in role.may)


def test_one_administrator_alone_lets_nobody_at_cases() -> None:
    roles = load_roster().roles.values()
    assert {role.id for role in roles if not role.two_people} == {"jobseeker", "helper"}  # people give these themselves


def test_every_permission_is_held_by_somebody() -> None:
    roster = load_roster()
    held = frozenset().union(*(role.may for role in roster.roles.values()))
    assert held == set(roster.permissions)


def test_an_unknown_permission_is_refused(tmp_path: Path) -> None:
    folder = changed(tmp_path, "may: [figures.read, register.read]", "may: [figures.red]")
    with pytest.raises(CorridorError, match=r"analyst may \['figures.red'\]"):
        load_roster("ke_ru", folder)


def test_a_role_without_scope_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorridorError, match="jobseeker has no scope"):
        load_roster("ke_ru", changed(tmp_path, "scopes: [self]", "scopes: []"))
