"""The API for other programs."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Tokens, and the operations under /api/v1/."""

    name = "njiasite.api"
    label = "api"
