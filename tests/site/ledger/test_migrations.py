"""The ledger's tables and triggers can be taken back a step and put on again, with data in them."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from tests.site.ledger.acting import act

from njiasite.ledger import checkpoints, selectors


@pytest.mark.django_db(transaction=True)
def test_a_step_back_and_forth_keeps_the_acts_and_their_triggers() -> None:
    kept = act(chain := uuid4())
    checkpoints.make()
    call_command("migrate", "ledger", "0001", verbosity=0)
    call_command("migrate", "ledger", verbosity=0)
    assert selectors.acts(chain).get() == kept
    assert checkpoints.latest() is None and checkpoints.make().number == 1
    for table in ("ledger_act", "ledger_checkpoint", "ledger_covered"):
        with pytest.raises(DatabaseError, match="only ever added to"), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
