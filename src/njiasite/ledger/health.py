"""Checks of the service before it starts: the keys it cannot work without."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
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


def keys_are_ours_alone(app_configs: object, **kwargs: object) -> list[checks.CheckMessage]:
    """Nobody else on the machine can read the files of the keys."""
    files = [Path(settings.MASTER_KEY_FILE), Path(settings.SIGNING_KEY_FILE)]
    return [
        checks.Warning(f"{path} can be read by others", hint=f"chmod 600 {path}", id="njia.W011")
        for path in files
        if path.exists() and path.stat().st_mode & 0o077
    ]
