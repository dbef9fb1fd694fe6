"""Who may see what."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig


class IdentitiesConfig(AppConfig):
    """Accounts and what each may do."""

    name = "njiasite.identities"

    def ready(self) -> None:
        from njiasite.channels.duties import Duty, register
        from njiasite.identities import sentcodes, signals  # noqa: F401 - to connect them
        from njiasite.identities.services import addresses
        from njiasite.ledger import erasure

        erasure.also(addresses.forget)
        register(Duty("identities.codes", timedelta(days=1), sentcodes.clear))
