"""What a person was given to sign."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.apps import AppConfig


class SubstitutionConfig(AppConfig):
    """The worker opens the urgent cases of people who did not wait for the answer."""

    name = "njiasite.substitution"

    def ready(self) -> None:
        from njiasite.channels.duties import Duty, register

        register(Duty("papers given to sign", timedelta(seconds=20), _settle))


def _settle(now: datetime) -> int:
    from njiasite.substitution import services

    return services.settle_all()
