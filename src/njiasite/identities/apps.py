"""Who may see what."""

from __future__ import annotations

from django.apps import AppConfig


class IdentitiesConfig(AppConfig):
    """Accounts and what each may do."""

    name = "njiasite.identities"

    def ready(self) -> None:
        from njiasite.identities import signals  # noqa: F401 - to connect them
