"""After erasure nothing of the holder opens, the chains verify, and a restore does not bring the person back."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from tests.site.ledger.acting import act

from njia.seals.checkpoints import fingerprint
from njia.seals.export import verify_export
from njiasite.channels import own_duties
from njiasite.config import clock
from njiasite.ledger import blind, erasure, export, health, keys, master, rotation, selectors, signing
from njiasite.ledgerkeys.models import HolderKey

pytestmark = pytest.mark.django_db(transaction=True)


def whole() -> bool:
    key = signing.private_key().public_key()
    return not verify_export(export.lines(), {fingerprint(key): key}).faults


def test_after_erasure_nothing_opens_and_every_chain_verifies() -> None:
    dossier, friend = uuid4(), uuid4()
    done = act(dossier, name=(dossier, "Amina"), phone=(dossier, "+254700000001"), witness=(friend, "Otieno"))
    before = whole()
    erasure.erase(dossier, ground="asked")
    opened = selectors.opened(done)
    assert opened == {"name": selectors.ERASED, "phone": selectors.ERASED, "witness": "Otieno"}
    assert not opened["name"] and str(opened["name"]) == "—"
    assert before and whole()
    with pytest.raises(keys.ErasedError):
        keys.unseal(dossier, done.holders["name"]["value"], f"{dossier}/1/name")


def test_nothing_new_is_sealed_for_who_was_erased() -> None:
    dossier = uuid4()
    act(dossier, name=(dossier, "Amina"))
    erasure.erase(dossier, ground="asked")
    for holder in (dossier, uuid4()):
        keys.destroy(holder)
        with pytest.raises(keys.ErasedError):
            act(dossier, name=(holder, "Amina"))


def test_who_sends_the_same_act_again_after_erasure_gets_the_act_that_is_there() -> None:
    dossier = uuid4()
    first = act(dossier, key="once", name=(dossier, "Amina"))
    erasure.erase(dossier, ground="asked")
    with pytest.raises(keys.ErasedError):
        act(dossier, key="other", name=(dossier, "Amina"))
    assert selectors.acts(dossier).get() == first


def test_a_backup_of_the_keys_that_is_restored_brings_nobody_back() -> None:
    dossier, other = uuid4(), uuid4()
    done = act(dossier, name=(dossier, "Amina"), witness=(other, "Otieno"))
    backup = list(HolderKey.objects.values())
    erasure.erase(dossier, ground="asked")
    HolderKey.objects.all().delete()
    HolderKey.objects.bulk_create(HolderKey(**row) for row in backup)
    assert selectors.opened(done)["name"] == "Amina"  # the danger: the old key is back
    call_command("erase", replay=True)
    assert selectors.opened(done) == {"name": selectors.ERASED, "witness": "Otieno"}
    assert erasure.replay() == 0 and whole()


def test_a_restore_of_everything_to_before_the_erasure_learns_of_it_from_a_newer_export(tmp_path: Path) -> None:
    dossier = uuid4()
    erased_later = tmp_path / "ledger.jsonl"
    keys.seal(dossier, "Amina", "x")
    lines = [
        b'{"act":{"payload":{"ground":"asked","holder":"%s"},"type":"holder.erased"},"hash":"00"}\n'
        % str(dossier).encode(),
        b'{"act":{"payload":{"text":"\\"type\\":\\"holder.erased\\""},"type":"other"},"hash":"00"}\n',
    ]
    erased_later.write_bytes(b"".join(lines))
    call_command("erase", replay=True, register=erased_later)
    assert keys.alive([dossier]) == set() and erasure.register() == {dossier}


def test_an_export_of_ours_tells_who_was_erased() -> None:
    dossier = uuid4()
    act(dossier, name=(dossier, "Amina"))
    erasure.erase(dossier, ground="asked")
    assert erasure.in_export(export.lines()) == {dossier} == erasure.register()


def test_the_destroyed_key_is_gone_from_the_files() -> None:
    if connections["keys"].vendor != "sqlite":
        pytest.skip("reads SQLite's files")
    dossier = uuid4()
    keys.seal(dossier, "Amina", "x")
    wrapped = bytes(HolderKey.objects.get(holder=dossier).wrapped or b"")
    file = Path(connections["keys"].settings_dict["NAME"])

    def written() -> bytes:
        return b"".join(path.read_bytes() for path in file.parent.glob(file.name + "*"))

    assert wrapped in written()
    call_command("erase", str(dossier), ground="asked")
    assert wrapped not in written()


def test_what_goes_with_a_holder_is_erased_with_it(monkeypatch) -> None:
    gone: list[UUID] = []
    monkeypatch.setattr(erasure, "_also", [])
    erasure.also(gone.append)
    erasure.erase(holder := uuid4(), ground="asked")
    assert gone == [holder]


def test_the_worker_ends_an_erasure_that_was_cut_short(monkeypatch) -> None:
    holder = uuid4()
    sealed = keys.seal(holder, "Amina", "x")
    with monkeypatch.context() as stopped:
        stopped.setattr(keys, "destroy", lambda _: None)  # the machine stopped after the act was written
        erasure.erase(holder, ground="asked")
    assert keys.unseal(holder, sealed, "x") == "Amina"
    own_duties.end_erasures(clock.now())
    with pytest.raises(keys.ErasedError):
        keys.unseal(holder, sealed, "x")


def test_a_key_file_that_others_can_read_is_told(master_key: Path) -> None:
    master.ring()
    assert health.keys_are_ours_alone(None) == []
    master_key.chmod(0o640)
    assert [one.id for one in health.keys_are_ours_alone(None)] == ["njia.W011"]


def test_the_command_asks_for_a_holder_and_a_ground() -> None:
    with pytest.raises(CommandError, match="--ground"):
        call_command("erase", str(uuid4()))


def test_another_master_key_opens_everything_and_the_old_one_nothing(master_key: Path, monkeypatch) -> None:
    monkeypatch.setattr(rotation, "_AT_ONCE", 2)
    holders = [uuid4() for _ in range(5)]
    sealed = [keys.seal(holder, "Amina", "x") for holder in holders]
    looked_up = blind.index("phone", "+254700000001")
    keys.destroy(holders[0])
    old = master_key.read_bytes()
    call_command("rotate_master_key")
    call_command("rotate_master_key", forget_old=True)
    assert [keys.unseal(holder, one, "x") for holder, one in zip(holders[1:], sealed[1:], strict=True)] == ["Amina"] * 4
    assert keys.alive(holders) == set(holders[1:]) and blind.index("phone", "+254700000001") == looked_up
    new, _ = master_key.read_bytes(), master_key.write_bytes(old)
    assert new != old and len(new.split()) == 1
    with pytest.raises(master.MasterKeyError, match="not in the file"):
        keys.unseal(holders[1], sealed[1], "x")


def test_a_rotation_that_was_stopped_goes_on(master_key: Path) -> None:
    holder = uuid4()
    sealed = keys.seal(holder, "Amina", "x")
    master.put_new_first(master_key)  # and then the machine stopped
    assert keys.unseal(holder, sealed, "x") == "Amina"
    call_command("rotate_master_key", resume=True)
    master.keep_only_first(master_key)
    assert keys.unseal(holder, sealed, "x") == "Amina"


@pytest.mark.parametrize("content", [b"", b"c2hvcnQ=\n", b"not base64!\n", b"\xff\n"])
def test_a_master_key_file_that_is_none_is_refused_without_quoting_it(master_key: Path, content: bytes) -> None:
    master_key.write_bytes(content)
    with pytest.raises(master.MasterKeyError) as told:
        keys.seal(uuid4(), "Amina", "x")
    assert "c2hvcnQ" not in str(told.value)


def test_a_blind_index_needs_the_exact_value_and_its_kind() -> None:
    one, again, other, kind = blind.indexes([("phone", "1"), ("phone", "1"), ("phone", "2"), ("passport", "1")])
    assert one == again and len({one, other, kind}) == 3 and len(one) == 32
    HolderKey.objects.all().delete()
    assert blind.index("phone", "1") != one  # without the key nobody can compute it
