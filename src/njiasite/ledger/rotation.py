"""Another master key: every holder's key is wrapped anew; no act, no hash and no ciphertext changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from njiasite.config.routers import KEYS_DATABASE
from njiasite.ledger import keys, master
from njiasite.ledger.master import MasterKeyError
from njiasite.ledgerkeys.models import HolderKey

__all__ = ["MasterKeyError", "forget_old", "rewrap", "rotate", "unknown_masters"]

_AT_ONCE = 500


def rotate(progress: Callable[[int], None] = lambda done: None) -> int:
    """Makes a fresh master key and wraps every holder's key with it. The old one stays, for backups of the keys."""
    master.ring()  # makes the first key where there is none
    master.put_new_first(Path(settings.MASTER_KEY_FILE))
    return rewrap(progress)


def rewrap(progress: Callable[[int], None] = lambda done: None) -> int:
    """Wraps with the first master key of the file whatever another one wraps; goes on where it was stopped."""
    ring = master.ring()
    known, current, done = {one.id: one.wrapping for one in ring}, ring[0], 0
    left = HolderKey.objects.filter(wrapped__isnull=False).exclude(master=current.id)
    while batch := list(left[:_AT_ONCE]):
        with transaction.atomic(using=KEYS_DATABASE):
            for row in batch:
                assert row.wrapped is not None
                plain = keys.unwrap(known, row.holder, bytes(row.wrapped), row.master)
                # Only if nobody destroyed it meanwhile: an erased key must not come back.
                HolderKey.objects.filter(pk=row.pk, master=row.master, wrapped__isnull=False).update(
                    wrapped=keys.wrap(current, row.holder, plain), master=current.id
                )
        done += len(batch)
        progress(done)
    return done


def forget_old() -> None:
    """Takes every master key but the first out of the file, once none of them wraps anything."""
    rewrap()
    master.keep_only_first(Path(settings.MASTER_KEY_FILE))


def unknown_masters() -> list[str]:
    """Names of master keys that wrap somebody's key and are not in the file."""
    held = HolderKey.objects.filter(wrapped__isnull=False).values_list("master", flat=True).distinct()
    return sorted(set(held) - {one.id for one in master.ring()})
