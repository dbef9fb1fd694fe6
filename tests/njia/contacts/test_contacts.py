"""A number is shown only while a call vouches for it, is whole on every telephone, and is said with its purpose."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from njia.casework.load import load_procedures
from njia.contacts.load import load_contacts
from njia.contacts.numbers import callable_as, spaced
from njia.contacts.saying import line, whole
from njia.corridors.files import HERE, CorridorError
from njia.phones import gsm
from njia.phones.load import load_menu
from njia.phones.showing import LIMIT, PREFIX

TABLE = load_contacts()


def test_what_nobody_called_is_shown_to_nobody() -> None:
    for one in TABLE.contacts:
        assert one.verified or not any(one.shows_on(date(2020, 1, 1) + timedelta(days=30 * n)) for n in range(200))


@given(st.integers(-400, 400))
def test_a_call_vouches_from_its_day_to_its_last_day_and_no_longer(days: int) -> None:
    on, until = date(2026, 11, 1), date(2026, 11, 1) + timedelta(days=days)
    assert TABLE.too_long(on, until) == (days < 0 or days > TABLE.days)


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("+254 20 7876000", "+254207876000"),
        ("+7 (495) 637-21-86", "+74956372186"),
        ("116", "116"),
        ("0800 722 203", "0800722203"),
        ("8-800-000-00-00", "88000000000"),
        ("0711 000 222", ""),
        ("+254 7", ""),
        ("call me", ""),
        ("", ""),
    ],
)
def test_a_number_is_written_so_that_it_can_be_dialled_from_where_somebody_is(written: str, dialled: str) -> None:
    assert callable_as(written) == dialled
    assert callable_as(spaced(written)) == dialled


@given(st.lists(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=40), max_size=8))
def test_a_text_message_holds_whole_numbers_or_none(names: list[str]) -> None:
    lines = [line(name, "+254207876000") for name in names]
    kept = whole(lines)
    assert kept == lines[: len(kept)] and gsm.septets("\n".join(kept)) <= gsm.ONE
    assert kept or not lines or gsm.septets(lines[0]) > gsm.ONE


def test_the_menu_and_the_procedure_know_the_same_purposes_and_words_fit_a_screen() -> None:
    procedure = load_procedures("ke_ru")["contact"]
    assert [option.id for option in procedure.fields["contact_for"].options] == list(TABLE.purposes)
    assert list(load_menu().screens["contacts"].asks[0].options) == list(TABLE.purposes)
    for one in TABLE.purposes.values():
        for language in ("en", "sw"):
            assert gsm.fits_alphabet(one.instead[language]) and gsm.septets(one.instead[language]) <= LIMIT - PREFIX


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda row: row.update(number="0711 000 222"), "cannot be called"),
        (lambda row: row.update({"for": ["love"]}), "no purpose"),
        (lambda row: row.update(verified={"on": date(2026, 1, 1), "until": date(2027, 1, 1)}), "vouched for longer"),
        (lambda row: row["name"].update(en="Посольство"), "fits no handset"),
        (lambda row: row.update(source="hearsay"), "names the source"),
    ],
)
def test_a_number_that_nobody_could_trust_is_refused(tmp_path: Path, change, told: str) -> None:
    home = tmp_path / "ke_ru"
    (home / "sources").mkdir(parents=True)
    for name in ("corridor.yaml", "sources.yaml", "sources/contacts.yaml"):
        (home / name).write_text((HERE / "ke_ru" / name).read_text("utf-8"), "utf-8")
    held = yaml.safe_load((HERE / "ke_ru" / "contacts.yaml").read_text("utf-8"))
    change(held["contacts"][0])
    (home / "contacts.yaml").write_text(yaml.safe_dump(held, allow_unicode=True), "utf-8")
    with pytest.raises(CorridorError, match=told):
        load_contacts("ke_ru", tmp_path)
