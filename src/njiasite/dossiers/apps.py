"""Dossiers of every procedure."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import AppConfig
from django.conf import settings


class DossiersConfig(AppConfig):
    """Tells the ledger which acts the corridor's procedures know, and the worker what clocks owe."""

    name = "njiasite.dossiers"

    def ready(self) -> None:
        from njiasite.dossiers import duties, searching
        from njiasite.ledger import erasure, registry

        registry.provide(_acts_of_procedures)
        erasure.also(searching.forget)
        duties.plug_in()


def _acts_of_procedures() -> Iterable[object]:
    from njia.casework.load import load_procedures
    from njiasite.ledger.registry import ActType

    acts: dict[str, ActType] = {}
    for procedure in load_procedures(settings.CORRIDOR).values():
        for version in procedure.versions.values():
            for spec in version.acts.values():
                acts.setdefault(spec.id, ActType(id=spec.id, name=spec.name, means=spec.help or spec.name))
    return acts.values()
