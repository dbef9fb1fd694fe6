"""How long is waited can be set by the corridor, and nonsense is refused."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from njia.corridors.files import HERE, CorridorError
from njia.phones.patience import load_patience


def test_pauses_never_grow_shorter_and_nobody_is_woken_by_a_broadcast() -> None:
    held = load_patience()
    assert all(a <= b for pauses in (held.sending, held.unsure, held.hearing) for a, b in pairwise(pauses))
    assert held.opens.hour >= 7 and held.closes.hour <= 21


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sending": [5, 1]}, "pauses"),
        ({"hearing": []}, "pauses"),
        ({"unsure": []}, "pauses"),
        ({"unsure": [60] * 99}, "unsure"),
    ],
)
def test_a_pause_that_makes_no_sense_is_refused(tmp_path: Path, change: dict[str, object], told: str) -> None:
    home = tmp_path / "ke_ru"
    (home / "phones").mkdir(parents=True)
    (home / "sources.yaml").write_text((HERE / "ke_ru" / "sources.yaml").read_text("utf-8"), "utf-8")
    held = yaml.safe_load((HERE / "ke_ru" / "phones" / "patience.yaml").read_text("utf-8"))
    (home / "phones" / "patience.yaml").write_text(yaml.safe_dump(held | change), "utf-8")
    with pytest.raises(CorridorError, match=told):
        load_patience("ke_ru", tmp_path)
