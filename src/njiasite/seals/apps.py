"""Verifying sealed papers: a page that works without a network."""

from __future__ import annotations

from django.apps import AppConfig


class SealsConfig(AppConfig):
    """The page /verify, and what it carries with it."""

    name = "njiasite.seals"
