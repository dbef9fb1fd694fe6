"""Papers."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Sealed papers, apart from the database."""

    name = "njiasite.documents"
