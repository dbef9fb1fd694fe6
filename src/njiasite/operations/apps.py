"""Running the service."""

from __future__ import annotations

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Backups, restores, health."""

    name = "njiasite.operations"
