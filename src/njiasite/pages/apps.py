"""Public pages, look and voice."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks


class PagesConfig(AppConfig):
    """Sees to it that a site with a language missing does not start unnoticed."""

    name = "njiasite.pages"

    def ready(self) -> None:
        checks.register(catalogues_compiled, checks.Tags.translation)


def catalogues_compiled(app_configs: object, **kwargs: object) -> list[checks.CheckMessage]:
    """Every catalogue has a compiled form that is not older than it."""
    from njiasite.pages.catalogues import stale

    return [
        checks.Warning(f"{path} is not compiled", hint="python -m njiasite compilecatalogues", id="njia.W001")
        for path in stale()
    ]
