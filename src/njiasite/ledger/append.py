"""Puts an entry at the end of its chain, once, whoever else is writing at the same moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from njia.seals.acts import act_hash, canonical
from njiasite.config import clock
from njiasite.config.transactions import joined
from njiasite.ledger import keys
from njiasite.ledger.models import Chain, Entry
from njiasite.ledger.values import Draft, EntryT, KeyReusedError, Recorded, StaleError

_ERASED = object()


def append(model: type[EntryT], draft: Draft) -> Recorded[EntryT]:
    """The entry in its chain. Raises StaleError, and KeyReusedError for a key that was used for something else."""
    with joined():
        seq, previous = _own_end(draft.chain)
        if draft.expected not in (None, seq):
            if known := model.objects.filter(key=draft.once).first():
                return _again(known, draft, seq)
            assert draft.expected is not None
            raise StaleError(seq, model.objects.filter(chain=draft.chain, seq__gt=draft.expected).order_by("seq"))
        entry = _entry(model, draft, seq + 1, previous)
        if not _insert(entry):
            return _again(model.objects.get(key=draft.once), draft, seq)
        _move_on(entry)
    return Recorded(entry, fresh=True)


def hold(chain: UUID) -> None:
    """Nobody else adds to the chain until the caller's transaction ends: what is read of it now stays true."""
    _own_end(chain)


def place(chain: UUID, seq: int, name: str) -> str:
    """Where a sealed value belongs: it opens nowhere else."""
    return f"{chain}/{seq}/{name}"


def _own_end(chain: UUID) -> tuple[int, bytes]:
    """The chain's last place and hash, locked until the transaction ends. A chain without acts is made here."""
    if (end := end_of(chain, locked=True)) is None:
        Chain.objects.bulk_create([Chain(id=chain)], ignore_conflicts=True)
        end = end_of(chain, locked=True)
    assert end is not None
    return end


# What every act and every read of a case says to the database is written out: building it costs more than running it.


def end_of(chain: UUID, *, locked: bool = False) -> tuple[int, bytes] | None:
    """The chain's last place and hash; None where it has no act yet. ``locked``: until the transaction ends."""
    lock = "FOR UPDATE" if locked and connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT seq, hash FROM ledger_chain WHERE id = %s {lock}", [_id(chain)])  # noqa: S608
        row = cursor.fetchone()
    return (row[0], bytes(row[1])) if row else None


def _move_on(entry: Entry) -> None:
    """The chain ends with that entry now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_chain SET seq = %s, hash = %s WHERE id = %s AND seq = %s",
            [entry.seq, entry.hash, _id(entry.chain), entry.seq - 1],
        )


def _id(chain: UUID) -> Any:
    return Chain._meta.pk.get_db_prep_value(chain, connection)


def _entry(model: type[EntryT], draft: Draft, seq: int, previous: bytes) -> EntryT:
    entry = model(
        chain=draft.chain,
        seq=seq,
        type=draft.type,
        at=clock.now(),
        actor=draft.actor.account,
        role=draft.actor.role,
        channel=draft.channel,
        key=draft.once,
        payload=canonical(dict(draft.payload)).decode(),
        sealed=canonical(_sealed(draft, seq)).decode(),
        previous=previous,
    )
    entry.hash = act_hash(entry.as_hashed())
    return entry


def _sealed(draft: Draft, seq: int) -> dict[str, dict[str, str]]:
    if not draft.personal:
        return {}
    given = draft.personal.items()
    sealed = keys.seal_all([(one.holder, one.value, place(draft.chain, seq, name)) for name, one in given])
    return {name: {"holder": str(one.holder), "value": value} for (name, one), value in zip(given, sealed, strict=True)}


def _insert(entry: EntryT) -> bool:
    """False when an entry with this idempotency key is there already: the database decides, so no race can be lost."""
    fields = [field for field in entry._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(field.column for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    values = [field.get_db_prep_save(getattr(entry, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {entry._meta.db_table} ({columns}) VALUES ({marks}) "  # noqa: S608 - names of our own model
            "ON CONFLICT (key) DO NOTHING RETURNING id",
            values,
        )
        row = cursor.fetchone()
    if row:
        entry.pk = row[0]
    return row is not None


def _again(known: EntryT, draft: Draft, seq: int) -> Recorded[EntryT]:
    """The entry that was recorded with this key before, if it says the same."""
    opening_again = known.seq == 1 and seq == 0  # who opens a dossier twice may have given it a new number
    if (known.chain != draft.chain and not opening_again) or not _same(known, draft):
        raise KeyReusedError(draft.key)
    return Recorded(known, fresh=False)


def _same(known: EntryT, draft: Draft) -> bool:
    if (known.type, known.role, known.payload) != (
        draft.type,
        draft.actor.role,
        canonical(dict(draft.payload)).decode(),
    ):
        return False
    before = opened(known, _ERASED)
    return before.keys() == draft.personal.keys() and all(
        before[name] is _ERASED or canonical(before[name]) == canonical(one.value)
        for name, one in draft.personal.items()
    )


def opened(entry: EntryT, erased: Any) -> dict[str, Any]:
    """The personal values of an entry; ``erased`` stands where the holder's key was destroyed."""
    return opened_all([entry], erased)[0]


def opened_all(entries: Sequence[EntryT], erased: Any) -> list[dict[str, Any]]:
    """The personal values of several entries; each key is fetched once."""
    held = [(number, name, one) for number, entry in enumerate(entries) for name, one in entry.holders.items()]
    sealed = [
        (UUID(one["holder"]), one["value"], place(entries[number].chain, entries[number].seq, name))
        for number, name, one in held
    ]
    found: list[dict[str, Any]] = [{} for _ in entries]
    for (number, name, _), value in zip(held, keys.unseal_all(sealed, erased), strict=True):
        found[number][name] = value
    return found
