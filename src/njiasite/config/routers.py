"""Which database holds what: holders' keys in one of their own, everything else in the other."""

from __future__ import annotations

from typing import Any

KEYS_APP = "ledgerkeys"
KEYS_DATABASE = "keys"


class Keys:
    """Sends the app ``ledgerkeys`` to the database ``keys`` and keeps every other app out of it."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return KEYS_DATABASE if model._meta.app_label == KEYS_APP else None

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool | None:
        held = {one._meta.app_label == KEYS_APP, other._meta.app_label == KEYS_APP}
        return False if len(held) == 2 else None

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == KEYS_DATABASE) == (app_label == KEYS_APP)
