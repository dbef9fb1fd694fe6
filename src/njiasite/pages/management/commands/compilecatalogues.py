"""``python -m njiasite compilecatalogues``: see njiasite/pages/catalogues.py."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from njiasite.pages import catalogues


class Command(BaseCommand):
    """Compiles the catalogues that changed, without gettext's own tools."""

    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        catalogues.compile_all()
