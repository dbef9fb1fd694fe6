"""A register is looked up by name across scripts, and who comes back under a new name is told with reasons."""

from __future__ import annotations

from datetime import date

from njia.corridors.load import load
from njia.findings import Text
from njia.registers.comeback import Firm, comebacks
from njia.registers.looking import look, sound

NAMES = {
    "a": "Savanna Sample Agency Limited",
    "b": "Acacia Sample Agency Ltd",
    "c": "Baobab Link Recruiters",
    "d": "ООО «Заря-Образец»",
}
STRUCK = Text("cancelled", "imefutwa", "исключена")


def found(wanted: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    matches = look(wanted, NAMES, {id_: sound(name) for id_, name in NAMES.items()})
    return matches.same, matches.near


def test_the_same_name_in_another_script_or_form_is_the_same() -> None:
    assert found("SAVANNA SAMPLE AGENCY LTD")[0] == ("a",)
    assert found("Саванна Сампле Агенси")[0] == ("a",)
    assert found("Zarya-Obrazets LLC")[0] == ("d",)


def test_a_slip_is_a_question_and_another_name_is_nothing() -> None:
    for slip in ("Baobab Links Recruiting", "Baobab Link Recruiterz", "Baobob Link Recruiters"):
        same, near = found(slip)
        assert same == () and near[0] == "c"
    assert found("Kilimanjaro Tours") == ((), ()) == found("…")


def firm(id: str, **known: object) -> Firm:
    return Firm(**{"id": id, "name": "", "status": STRUCK, "since": date(2026, 1, 5), **known})  # type: ignore[arg-type]


def test_each_tie_to_one_that_was_struck_off_is_told_with_its_reason() -> None:
    old = firm(
        "old", name="Baobab Link Recruiters", number="PEA/9", directors=("Amina Wanjiru Testcase",),
        phones=frozenset({"+254700000001"}), addresses=frozenset({"1 sampl strit"}),
    )  # fmt: skip
    new = firm(
        "new", name="Baobab-Link Recruiters Ltd", directors=("Амина Ванджиру Тесткейс",), phones=old.phones,
        addresses=old.addresses,
    )  # fmt: skip
    against = comebacks(new, [old, new], load())
    assert [one.rule for one in against] == [
        "comeback.director", "comeback.phone", "comeback.address", "comeback.name",
    ]  # fmt: skip
    assert (
        "PEA/9" in against[0].text.en and "исключена" in against[0].text.ru and "5 Januari 2026" in against[0].text.sw
    )


def test_nothing_is_said_of_strangers_who_have_nothing_in_common() -> None:
    old = firm("old", name="Baobab Link Recruiters", directors=("Amina Testcase",), phones=frozenset({"+254700000001"}))
    assert comebacks(firm("new", name="Coral Crew", directors=("John Otherman",)), [old], load()) == ()
    assert comebacks(firm("new"), [firm("old")], load()) == ()
