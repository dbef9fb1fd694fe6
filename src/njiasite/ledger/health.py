"""Checks of the service before it starts: the keys it cannot work without."""

from __future__ import annotations

from django.core import checks

from njiasite.ledger import master


def keys_are_readable(app_configs: object, **kwargs: object) -> list[checks.CheckMessage]:
    """The master key can be read."""
    try:
        master.ring()
    except master.MasterKeyError as error:
        return [checks.Error(str(error), hint="python -m njiasite makekeys", id="njia.E010")]
    return []
