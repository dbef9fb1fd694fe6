"""``python -m njiasite updatecatalogues``: see njiasite/pages/catalogues.py."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from njiasite.pages import catalogues


class Command(BaseCommand):
    """Brings the messages of the source into the catalogues; then write what is new in them."""

    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        catalogues.update()
