"""Warnings to the public."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig


class AdvisoriesConfig(AppConfig):
    """Has published warnings computed with each act of their cases, and sends them to whoever asked."""

    name = "njiasite.advisories"

    def ready(self) -> None:
        from njiasite.advisories import projecting, services
        from njiasite.channels import duties, manners
        from njiasite.dossiers import effects, projections

        projections.also(projecting.PROCEDURE, projecting.project)
        for act in ("advisory.written", "advisory.rewritten"):
            effects.before(act, projecting.fits)
            effects.check(act, projecting.against)
        manners.ask(services.manners)
        duties.register(duties.Duty("advisories.sent", timedelta(minutes=1), services.broadcast))
