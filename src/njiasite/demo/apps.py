"""The demonstration."""

from __future__ import annotations

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Keeps the demonstration's accounts out of production."""

    name = "njiasite.demo"

    def ready(self) -> None:
        from njiasite.demo import guard  # noqa: F401 - to connect it
