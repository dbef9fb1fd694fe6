"""A database of every release so far is brought to today's schema: its ledger is whole, its pages show what was."""

from __future__ import annotations

import json
import re

import pytest
from django.urls import reverse
from tests.drills import golden
from tests.drills.conftest import Start

from njiasite.demo.telling import dossier_of

CASE = dossier_of("attestation", "departed")


@pytest.mark.parametrize("version", sorted(path.name for path in golden.HERE.iterdir()))
def test_a_database_of_that_release_moves_to_today(service: Start, version: str) -> None:
    one = service()
    golden.put_into(version, one.home)
    heads = json.loads(one.script("look.py", "heads"))
    one.migrate()
    assert "migrate" not in one.manage("health", check=False).stdout
    assert json.loads(one.script("look.py", "heads")) == heads
    one.is_whole()
    assert json.loads(one.script("look.py", "opened", str(CASE)))["person"] == "Chebet Example"
    session = one.script("enter.py", "as", "mwangi")
    one.start()
    for address in (reverse("inbox"), reverse("case", args=[CASE]), reverse("demo")):
        assert one.get(address, session)[0] == 200, address
    assert re.search("Chebet Example", one.get(reverse("case", args=[CASE]), session)[1])
