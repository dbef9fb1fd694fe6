"""What the site exports is what `njia verify ledger` calls whole, and what it signed cannot be rewritten."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from tests.site.ledger.acting import act

from njia.cli.main import main
from njia.seals.checkpoints import fingerprint
from njia.seals.export import Verification, verify_export
from njiasite.ledger import checkpoints, export, reads, signing
from njiasite.ledger.models import Act, Checkpoint, Covered

pytestmark = pytest.mark.django_db


def verified() -> Verification:
    key = signing.private_key().public_key()
    return verify_export(export.lines(), {fingerprint(key): key})


def test_acts_reads_and_checkpoints_of_several_days_verify(tmp_path: Path, capsys) -> None:
    one, two, three = uuid4(), uuid4(), uuid4()
    for _ in range(3):
        act(one, name=(one, "Amina")), act(two)
    checkpoints.make()
    act(two), act(three)
    reads.record(reader=uuid4(), role="auditor", dossier=one, purpose="audit", channel="web", reason="Otieno asked")
    call_command("checkpoint")
    checkpoints.make()  # a day on which nothing happened
    act(one)
    file, key = tmp_path / "ledger.jsonl", tmp_path / "public.pem"
    call_command("export_ledger", str(file))
    call_command("makekeys", public_key=key)
    capsys.readouterr()
    assert main(["verify", "ledger", str(file), "--key", str(key)]) == 0
    assert "10 acts in 4 chains, 4 checkpoints" in capsys.readouterr().out
    assert b"Amina" not in file.read_bytes() and b"Otieno" not in file.read_bytes()


def test_an_empty_ledger_is_whole() -> None:
    assert verified().faults == ()


def test_a_chain_longer_than_what_is_held_in_memory_is_exported_in_order(monkeypatch) -> None:
    monkeypatch.setattr(export, "_AT_ONCE", 2)
    for chain in (UUID(int=5), UUID(int=1), UUID(int=9)):
        for _ in range(5 if chain.int == 1 else 1):
            act(chain)
    seen: list[tuple[int, int]] = []
    key = signing.private_key().public_key()
    found = verify_export(export.lines(lambda *told: seen.append(told)), {fingerprint(key): key})
    assert (found.faults, found.acts) == ((), 7) and seen[-1] == (7, 7)


def test_nothing_new_means_no_new_checkpoint_in_an_export() -> None:
    act(uuid4())
    first = verified()
    assert verified().sealed_as == first.sealed_as and Checkpoint.objects.count() == 1


@pytest.mark.parametrize("table", ["ledger_checkpoint", "ledger_covered"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_checkpoints_are_only_ever_added(table: str, change: str) -> None:
    act(uuid4())
    checkpoints.make()
    with pytest.raises(Exception, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


def test_two_checkpoints_with_one_number_cannot_be() -> None:
    made = checkpoints.make()
    with pytest.raises(IntegrityError), transaction.atomic():
        Checkpoint.objects.create(number=made.number, at=made.at, body="", signature="", hash="")
    assert not Covered.objects.exists()


def _behind_the_triggers(sql: str) -> None:
    """What somebody does who owns the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ('UPDATE ledger_act SET payload = \'{{"note":"forged"}}\' WHERE id = {id}', "altered"),
        ("UPDATE ledger_act SET role = 'supervisor' WHERE id = {id}", "altered"),
        ("UPDATE ledger_act SET actor = NULL WHERE id = {id}", "altered"),
        ("DELETE FROM ledger_act WHERE id = {id}", "removed"),
        ("UPDATE ledger_act SET seq = 90 WHERE id = {id}", "removed"),
    ],
)
def test_who_owns_the_database_is_found_out_by_the_verifier(sql: str, kind: str) -> None:
    chain = uuid4()
    acts = [act(chain) for _ in range(4)]
    checkpoints.make()
    _behind_the_triggers(sql.format(id=acts[2].pk))
    (fault,) = verified().faults
    assert (fault.kind, fault.chain, fault.seq) == (kind, str(chain), 3)


def test_an_act_inserted_under_a_signed_head_is_named() -> None:
    chain = uuid4()
    acts = [act(chain) for _ in range(2)]
    checkpoints.make()
    forged = Act(**{field.attname: getattr(acts[1], field.attname) for field in Act._meta.concrete_fields})
    forged.pk, forged.seq, forged.key, forged.previous = None, 3, "forged", acts[1].hash
    forged.save(force_insert=True)
    _behind_the_triggers("UPDATE ledger_chain SET seq = 3")
    assert {(fault.kind, fault.chain) for fault in verified().faults} >= {("altered", str(chain))}
