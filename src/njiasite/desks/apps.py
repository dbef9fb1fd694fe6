"""Desks."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig


class DesksConfig(AppConfig):
    """Computes who holds which open case, and has the worker send digests and go on with what is handed over."""

    name = "njiasite.desks"

    def ready(self) -> None:
        from njiasite.channels.duties import Duty, register
        from njiasite.desks import digests, handing, holding
        from njiasite.dossiers import projections

        projections.also_each(holding.project)
        register(Duty("desks.digests", timedelta(minutes=30), digests.send))
        register(Duty("desks.handovers", timedelta(seconds=30), handing.go_on))
