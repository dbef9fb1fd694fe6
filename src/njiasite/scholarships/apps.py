"""Scholarships."""

from __future__ import annotations

from django.apps import AppConfig


class ScholarshipsConfig(AppConfig):
    """Plugs scholarships into the cases."""

    name = "njiasite.scholarships"

    def ready(self) -> None:
        from njiasite.scholarships import plugs

        plugs.plug_in()
