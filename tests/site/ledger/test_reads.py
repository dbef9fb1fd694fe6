"""Who looked is written down before anything is shown, in chains that the checkpoints cover."""

from __future__ import annotations

from uuid import uuid4

import pytest

from njia.seals.acts import act_hash
from njiasite.ledger import reads, selectors
from njiasite.ledger.models import Chain

pytestmark = pytest.mark.django_db


def looked(dossier, reader=None, **other):
    given = {"reader": reader or uuid4(), "role": "consular_officer", "purpose": "casework", "channel": "web"}
    return reads.record(dossier=dossier, **{**given, **other})


def test_every_read_of_a_dossier_is_in_its_chain_in_order() -> None:
    dossier, reader = uuid4(), uuid4()
    first, second = looked(dossier, reader), looked(dossier, shown={"papers": 2})
    looked(uuid4())
    assert list(reads.of(dossier)) == [first, second]
    assert (first.actor, first.role, first.type) == (reader, "consular_officer", "case.read")
    assert first.given == {"dossier": str(dossier), "purpose": "casework", "shown": {}}
    assert second.given["shown"] == {"papers": 2}
    assert second.previous == first.hash == act_hash(first.as_hashed())


def test_reads_take_no_place_among_the_acts_of_the_dossier() -> None:
    dossier = uuid4()
    looked(dossier)
    assert selectors.current(dossier) == 0 and not selectors.acts(dossier).exists()
    assert Chain.objects.get().pk == reads.chain_of(dossier) != dossier


def test_an_emergency_stands_out_and_its_reason_is_sealed_with_the_dossiers_key() -> None:
    dossier = uuid4()
    looked(dossier)
    emergency = looked(dossier, break_glass=True, reason="Otieno called from the border")
    assert list(reads.in_emergency()) == [emergency]
    assert "Otieno" not in emergency.sealed + emergency.payload
    assert selectors.opened(emergency) == {"reason": "Otieno called from the border"}
    assert emergency.holders["reason"]["holder"] == str(dossier)


def test_a_list_or_a_search_is_in_the_chain_of_its_reader() -> None:
    reader = uuid4()
    first = looked(None, reader, purpose="search", shown={"found": 3})
    second = looked(None, reader, purpose="register", reason="for the audit")
    assert first.type == "cases.listed" and second.previous == first.hash
    assert selectors.opened(second) == {"reason": "for the audit"}


def test_a_read_without_dossier_and_reader_is_no_read() -> None:
    with pytest.raises(ValueError, match="dossier or a reader"):
        reads.record(reader=None, role="auditor", dossier=None, purpose="audit", channel="web")


def test_the_same_request_is_one_read() -> None:
    dossier, reader = uuid4(), uuid4()
    assert looked(dossier, reader, key="request-1") == looked(dossier, reader, key="request-1")
    assert reads.of(dossier).count() == 1
