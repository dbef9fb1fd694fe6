"""The settings of a service in a drill: as they are, with plain static files."""

from __future__ import annotations

from njiasite.config.settings import *  # noqa: F403

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
