"""The framework."""

from __future__ import annotations

from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    """Shows the corridor's framework; it keeps nothing."""

    name = "njiasite.framework"
