"""Checks of the service before it starts: the keys it cannot work without."""

from __future__ import annotations

from django.core import checks

from njiasite.ledger import master, signing


def keys_are_readable(app_configs: object, **kwargs: object) -> list[checks.CheckMessage]:
    """The master key and the signing key can be read."""
    wrong = []
    for read in (master.ring, signing.private_key):
        try:
            read()
        except (master.MasterKeyError, signing.SigningKeyError) as error:
            wrong.append(checks.Error(str(error), hint="python -m njiasite makekeys", id="njia.E010"))
    return list[checks.CheckMessage](wrong)
