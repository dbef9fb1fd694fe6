"""Offers."""

from __future__ import annotations

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """Has the reports filed by whom they name and by their wording, with each act of their cases."""

    name = "njiasite.offers"

    def ready(self) -> None:
        from njiasite.dossiers import projections
        from njiasite.ledger import erasure
        from njiasite.offers import judging, known

        projections.also("tip_triage", known.project)
        projections.also("tip_triage", judging.project)
        erasure.also(known.forget)
