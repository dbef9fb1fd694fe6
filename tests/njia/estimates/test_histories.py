"""Lists are joined by whoever sees nobody on them: the same table comes out as from the names themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia.cli.main import main
from njia.corridors.files import HERE
from njia.estimates.errors import InputError
from njia.estimates.histories import blinded, join
from njia.estimates.settings import load_settings
from njia.estimates.tables import read_table

KEY = b"a key of thirty-two bytes or so."
EMBASSY = """name,birth_date,passport,phone
Farouk Otieno,1999-02-03,AK 012345,+254 700 000 001
Mercy Wanjiku Kamau,2000-05-06,,
Peter Sample,1990-01-01,,+254700000002
"""
POLICE = """name,birth_date,phone
Отиено Фарук,1999-02-03,
Мерси Ванджику Камау,2000-05-06,
Somebody Else,1999-02-03,0700 000 002
Nobody Known,,
"""
RETURNED = """passport,email
ак012345,someone@example.org
,other@example.org
,Other@Example.org
"""


def test_people_are_found_across_scripts_spellings_and_kinds_of_number_and_the_file_names_nobody() -> None:
    lists = {"embassy": EMBASSY, "police": POLICE, "returned": RETURNED}
    blind = {name: blinded(text, KEY) for name, text in lists.items()}
    assert not any(word in text for text in blind.values() for word in ("Otieno", "Фарук", "012345", "1999", "example"))
    found = join(blind)
    # all three: Farouk; embassy and police: Mercy, and a shared telephone; police alone: Nobody; returned alone: one
    assert found.table.lists == ("embassy", "police", "returned")
    assert (found.table.counts[0b111], found.table.counts[0b011], found.table.counts[0b010]) == (1, 2, 1)
    assert (found.table.counts[0b100], found.table.observed, found.again) == (1, 5, 5)


def test_a_number_that_many_of_one_list_share_ties_nobody() -> None:
    agents = "phone,passport\n" + "".join(f"0700000009,P{n}\n" for n in range(6))
    found = join({"a": blinded(agents, KEY), "b": blinded("phone\n0700000009\n", KEY)})
    assert (found.table.counts, found.shared) == ((0, 6, 1, 0), 1)


def test_how_many_may_share_a_number_and_which_digits_tell_are_the_corridors(tmp_path, monkeypatch) -> None:
    (tmp_path / "one").mkdir()
    for name in ("sources.yaml", "estimates.yaml"):
        text = (HERE / "ke_ru" / name).read_text("utf-8")
        (tmp_path / "one" / name).write_text(
            text.replace("shared: 3, phone_digits: 9", "shared: 6, phone_digits: 8"), "utf-8"
        )
    other = load_settings("one", tmp_path)
    monkeypatch.setattr("njia.estimates.histories.load_settings", lambda corridor: other)
    agents = "phone,passport\n" + "".join(f"0700000009,P{n}\n" for n in range(6))
    found = join({"a": blinded(agents, KEY), "b": blinded("phone\n0800000009\n", KEY)})
    assert (found.table.observed, found.shared) == (1, 0)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("passport", "N/A"), ("national_id", "unknown"), ("national_id", "0"), ("national_id", "не известен"),
        ("phone", "0"), ("phone", "+254"), ("phone", "000 000 0000"), ("email", "none"), ("email", "-"),
    ],
)  # fmt: skip
def test_what_stands_where_nothing_is_known_ties_nobody(kind: str, written: str) -> None:
    found = join({"a": blinded(f"{kind}\n{written}\n", KEY), "b": blinded(f"{kind}\n{written}\n", KEY)})
    assert found.table.observed == 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 7), min_size=1, max_size=40))
def test_any_histories_come_out_as_they_went_in(histories: list[int]) -> None:
    held = [[number for number, history in enumerate(histories) if history >> i & 1] for i in range(3)]
    blind = {f"l{i}": blinded("passport\n" + "".join(f"P{n}\n" for n in held[i]), KEY) for i in range(3) if held[i]}
    table = join(blind).table
    assert table.observed == len(histories)
    assert table.sizes == tuple(len(one) for one in held if one)


def test_a_short_key_another_key_and_a_file_that_is_no_blind_list_are_refused() -> None:
    with pytest.raises(InputError, match="key_short"):
        blinded(EMBASSY, b"short")
    with pytest.raises(InputError, match="other_key"):
        join({"a": blinded(EMBASSY, KEY), "b": blinded(POLICE, KEY[::-1])})
    with pytest.raises(InputError, match="not_blind"):
        join({"a": EMBASSY})


def test_the_commands_make_the_table_that_the_estimate_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "key").write_bytes(KEY)
    for name, text in (("embassy", EMBASSY), ("police", POLICE)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        source, blind = str(tmp_path / f"{name}.csv"), str(tmp_path / f"{name}.blind")
        assert main(["estimate", "blind", source, "--key", str(tmp_path / "key"), "--output", blind]) == 0
    lists = [str(tmp_path / f"{name}.blind") for name in ("embassy", "police")]
    assert main(["estimate", "histories", *lists, "--output", str(tmp_path / "table.csv")]) == 0
    assert "4 people; 3 rows" in capsys.readouterr().err
    assert read_table((tmp_path / "table.csv").read_text()).lists == ("embassy", "police")
    assert main(["estimate", "histories", str(tmp_path / "table.csv"), "--lang", "ru"]) == 2
    assert "не зашифрованный список" in capsys.readouterr().err
