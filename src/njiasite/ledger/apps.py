"""The ledger: acts, hash chains, keys, checkpoints. The only writer of acts."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks


class LedgerConfig(AppConfig):
    """Sees to it that a service without its keys says so before it starts."""

    name = "njiasite.ledger"

    def ready(self) -> None:
        from njiasite.ledger.health import keys_are_ours_alone, keys_are_readable

        checks.register(keys_are_readable, checks.Tags.security)
        checks.register(keys_are_ours_alone, checks.Tags.security)
