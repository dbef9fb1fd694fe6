"""Offers."""

from __future__ import annotations

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """Screening of offers."""

    name = "njiasite.offers"
