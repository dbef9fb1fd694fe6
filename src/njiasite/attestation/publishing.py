"""Signs the list of revoked papers anew and puts it where phones fetch it: each day, and at once after a revocation."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from njia.seals.revocations import Revocations, signed_list
from njiasite.attestation.models import Revoked
from njiasite.attestation.office import NoOfficeError, office
from njiasite.config import clock, files

log = logging.getLogger(__name__)
_FRESH = timedelta(days=7)


def publish(now: datetime | None = None) -> bool:
    """Whether a list was published; a server without keys publishes none."""
    on = (now or clock.now()).date()
    try:
        mine = office()
    except NoOfficeError:
        return False
    serials = frozenset(Revoked.objects.filter(seal__issuer=mine.id).values_list("seal_id", flat=True))
    data = signed_list(Revocations(mine.id, on, on + _FRESH, serials), mine.listing)
    files.replace(Path(settings.SEALS_FOLDER) / f"{mine.id}.cbor", data)
    return True
