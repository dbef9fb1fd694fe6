"""What is read and what is watched is something that a case can hold: an alarm that waits for nothing never rings."""

from __future__ import annotations

from njia.casework.load import load_procedures
from njia.mentions.reports import reports_of


def test_each_field_that_is_read_or_watched_is_asked_by_an_act_of_its_procedure() -> None:
    words, plans = reports_of(), load_procedures()
    for procedure, names in (*words.read_from.items(), *words.watched.items()):
        asked = {field.id for act in plans[procedure].acts.values() for field in act.fields}
        assert set(names) <= asked, procedure
