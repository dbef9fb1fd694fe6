"""Papers."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Sealed papers, apart from the database; the worker erases those that were handed in and never used."""

    name = "njiasite.documents"

    def ready(self) -> None:
        from njiasite.channels.duties import Duty, register
        from njiasite.documents import holding

        register(Duty("documents.abandoned", timedelta(hours=1), holding.erase_abandoned))
