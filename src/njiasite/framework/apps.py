"""The framework."""

from __future__ import annotations

from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    """Shows the corridor's framework, and has the joint committee's papers held against each other."""

    name = "njiasite.framework"

    def ready(self) -> None:
        from njiasite.framework import languages

        languages.plug_in()
