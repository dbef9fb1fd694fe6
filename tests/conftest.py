"""What all tests share.

`make quick` runs the library's tests without Django; its setting in pyproject.toml then has no other reader.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# How long a drawn case takes says how busy the machine is: with hypothesis's own 200 ms a loaded one fails by chance.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Takes the setting that pytest-django would take, so that pytest does not warn of an unknown one."""
    if pluginmanager.is_blocked("django"):
        parser.addini("DJANGO_SETTINGS_MODULE", "read by pytest-django, which was left out")
