"""Consular access."""

from __future__ import annotations

from django.apps import AppConfig


class ConsularConfig(AppConfig):
    """Plugs what a request for access brings about into the acts of its procedure."""

    name = "njiasite.consular"

    def ready(self) -> None:
        from njiasite.consular import plugs

        plugs.plug_in()
