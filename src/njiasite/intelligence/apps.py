"""Intelligence."""

from __future__ import annotations

from django.apps import AppConfig


class IntelligenceConfig(AppConfig):
    """Has the worker link and look for rings, files what cases name, and keeps investigations to those who know."""

    name = "njiasite.intelligence"

    def ready(self) -> None:
        from njiasite.intelligence import plugs

        plugs.plug_in()
