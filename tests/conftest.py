"""`make quick` runs the library's tests without Django; its setting in pyproject.toml then has no other reader."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Takes the setting that pytest-django would take, so that pytest does not warn of an unknown one."""
    if pluginmanager.is_blocked("django"):
        parser.addini("DJANGO_SETTINGS_MODULE", "read by pytest-django, which was left out")
