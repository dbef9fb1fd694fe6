"""Contracts drafted from job orders."""

from __future__ import annotations

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "njiasite.drafting"
