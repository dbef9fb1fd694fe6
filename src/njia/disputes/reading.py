"""Claims from a YAML file: what a worker, an officer or another program wrote down."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from msgspec import Struct

from njia.corridors.files import shaped
from njia.disputes.claims import AnyClaim, Class
from njia.disputes.diagnosis import Circumstances
from njia.disputes.pack import Particulars

MOST = 200  # claims in a file


class ClaimFileError(ValueError):
    """The file holds no claims; the message says where it is wrong, for the reader of files (English)."""


class Told(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file says. ``key_rates`` are rates later than the table, as whoever wrote it knows them."""

    claims: tuple[AnyClaim, ...]
    contract: Class = "civil"
    circumstances: Circumstances = Circumstances()
    particulars: Particulars = Particulars()
    key_rates: dict[date, Decimal] = {}


def claims_from(data: bytes) -> Told:
    """Raises ClaimFileError for what is missing, misspelt or of the wrong kind."""
    try:
        told = shaped(msgspec.yaml.decode(data), Told)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ClaimFileError(str(error)) from error
    if not 0 < len(told.claims) <= MOST:
        raise ClaimFileError(f"between 1 and {MOST} claims are needed")
    return told
