"""Which types of act there are: those of the service, in an ``acts.yaml`` of each app, and those of the procedures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import msgspec
from django.apps import apps

from njia.corridors.files import read
from njia.findings import Text


class ActType(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of act: its dotted id, its name, and what it says happened."""

    id: str
    name: Text
    means: Text


_providers: list[Callable[[], Iterable[ActType]]] = []


def provide(source: Callable[[], Iterable[ActType]]) -> None:
    """Adds types that come from elsewhere, such as the corridor's procedures; called from an app's ``ready``."""
    _providers.append(source)
    types.cache_clear()


@cache
def types() -> dict[str, ActType]:
    """Every type, by its id. Two meanings for one id are an error."""
    found: dict[str, ActType] = {}
    for one in [*system_types(), *(one for provider in _providers for one in provider())]:
        if found.setdefault(one.id, one) != one:
            raise ValueError(f"the act type {one.id} has two meanings")
    return found


def system_types() -> list[ActType]:
    """The types that no procedure brings, from the ``acts.yaml`` of each app of the site."""
    files = [path for app in apps.get_app_configs() if (path := Path(app.path) / "acts.yaml").exists()]
    return [one for path in files for one in read(path, list[ActType])]
