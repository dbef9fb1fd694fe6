"""Gateways that are open, with secrets of the tests."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from tests.site.phones.calling import SECRET


@pytest.fixture(autouse=True)
def open_gateways(settings) -> None:
    cache.clear()
    settings.GATEWAY_SECRETS = dict.fromkeys(settings.GATEWAYS, SECRET)
    settings.GATEWAY_ADDRESSES = []
    settings.WHATSAPP = {"url": "", "token": "", "app_secret": "app secret"}
