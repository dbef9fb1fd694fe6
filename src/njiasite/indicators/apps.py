"""Indicators."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Has the worker publish each quarter once it has settled."""

    name = "njiasite.indicators"

    def ready(self) -> None:
        from njiasite.channels.duties import Duty, register
        from njiasite.indicators import releasing

        register(Duty("indicators.releases", timedelta(hours=6), releasing.publish))
