"""Tips."""

from __future__ import annotations

from django.apps import AppConfig


class TipsConfig(AppConfig):
    """Tells the labour office when a tip is passed on to it."""

    name = "njiasite.tips"

    def ready(self) -> None:
        from njiasite.dossiers import effects
        from njiasite.tips import referring

        effects.before("tip.passed_on", referring.worded)
        effects.after("tip.passed_on", referring.refer)
