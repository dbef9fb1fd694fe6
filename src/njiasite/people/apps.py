"""People on the way."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Which way is mine, and the journey."""

    name = "njiasite.people"

    def ready(self) -> None:
        from njiasite.people import plugs

        plugs.plug_in()
