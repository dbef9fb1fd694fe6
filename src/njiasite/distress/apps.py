"""Calls for help."""

from __future__ import annotations

from django.apps import AppConfig


class DistressConfig(AppConfig):
    """Plugs the calls for help into the cases."""

    name = "njiasite.distress"

    def ready(self) -> None:
        from njiasite.distress import plugs

        plugs.plug_in()
