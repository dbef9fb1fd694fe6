"""Personal values are ciphertext wherever they lie, and open only in their own place."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connections

from njiasite.ledger import keys, reads, selectors
from njiasite.ledger.services import Actor, Personal, record

NAME = "Wanjiru-Zhdanova"


def with_name(holder, value=NAME):
    return record(
        chain=uuid4(),
        type="holder.erased",
        actor=Actor(None, "service"),
        channel="web",
        key=str(uuid4()),
        payload={"ground": "asked"},
        personal={"name": Personal(holder, value), "phone": Personal(holder, {"e164": "+254700000001"})},
    ).act


@pytest.mark.django_db
def test_personal_values_are_opened_for_who_may_see_them() -> None:
    act = with_name(uuid4())
    assert selectors.opened(act) == {"name": NAME, "phone": {"e164": "+254700000001"}}
    assert NAME not in act.sealed + act.payload and act.given == {"ground": "asked"}


@pytest.mark.django_db
def test_a_sealed_value_opens_only_where_it_was_put() -> None:
    holder, other = uuid4(), uuid4()
    sealed = keys.seal(holder, NAME, "a/1/name")
    keys.seal(other, "", "a")
    assert keys.unseal(holder, sealed, "a/1/name") == NAME
    for holder_, value, where in [
        (holder, sealed, "a/2/name"),
        (other, sealed, "a/1/name"),
        (holder, sealed[:-4] + "AAA=", "a/1/name"),
        (holder, NAME, "a/1/name"),
    ]:
        with pytest.raises(keys.SealError):
            keys.unseal(holder_, value, where)


@pytest.mark.django_db
def test_ciphertexts_of_short_answers_have_one_length() -> None:
    holder = uuid4()
    assert len({len(keys.seal(holder, value, "x")) for value in (True, None, "no", "a longer answer than yes")}) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connections['default'].vendor != 'sqlite'", reason="reads SQLite's files")
def test_no_personal_value_lies_open_in_any_database_file() -> None:
    dossier = uuid4()
    with_name(dossier)
    reads.record(reader=uuid4(), role="auditor", dossier=dossier, purpose="audit", channel="web", reason=NAME)
    for alias in ("default", "keys"):
        file = Path(connections[alias].settings_dict["NAME"])
        written = b"".join(path.read_bytes() for path in file.parent.glob(file.name + "*"))
        assert len(written) > 10_000 and NAME.encode() not in written and b"700000001" not in written
