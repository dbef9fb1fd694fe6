"""Check-ins."""

from __future__ import annotations

from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    """Plugs the check-ins into the worker, the outbox and erasure."""

    name = "njiasite.checkins"

    def ready(self) -> None:
        from njiasite.checkins import plugs

        plugs.plug_in()
