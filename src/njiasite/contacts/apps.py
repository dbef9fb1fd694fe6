"""Numbers to call."""

from __future__ import annotations

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """Has numbers computed with each act of their cases, and refuses one that nobody could call."""

    name = "njiasite.contacts"

    def ready(self) -> None:
        from njiasite.contacts import projecting
        from njiasite.dossiers import effects, projections

        projections.also(projecting.PROCEDURE, projecting.project)
        for act in ("written", "rewritten", "confirmed", "called_again"):
            effects.before(f"contact.{act}", projecting.fits)
            effects.check(f"contact.{act}", projecting.against)
