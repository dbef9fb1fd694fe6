"""Rescue and return."""

from __future__ import annotations

from django.apps import AppConfig


class RescueConfig(AppConfig):
    """Has the pages of its cases lead to its own."""

    name = "njiasite.rescue"

    def ready(self) -> None:
        from njiasite.rescue import plugs

        plugs.plug_in()
