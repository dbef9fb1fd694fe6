"""Holders' keys."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerKeysConfig(AppConfig):
    """Sent to the database ``keys`` by `njiasite.config.routers.Keys`."""

    name = "njiasite.ledgerkeys"
