"""Checking a contract by upload or phone camera."""

from __future__ import annotations

from django.apps import AppConfig


class ChecksConfig(AppConfig):
    """Sweeps the shelf when the site starts: what a crash or a restart left behind is erased first."""

    name = "njiasite.checks"

    def ready(self) -> None:
        from njiasite.checks import services

        services.opened()
