"""Terms from a YAML file, what the corridor usually says filled in."""

from __future__ import annotations

import msgspec

from njia.corridors.files import shaped
from njia.standard.agreed import Agreed
from njia.standard.model import Library


class TermsFileError(ValueError):
    """The file holds no terms; the message says where it is wrong, in the words of the reader of files (English)."""


def agreed_from(data: bytes, library: Library) -> Agreed:
    """Raises TermsFileError for what is missing, misspelt or of the wrong kind."""
    try:
        given = msgspec.yaml.decode(data, type=dict[str, object])
    except msgspec.MsgspecError as error:
        raise TermsFileError(str(error)) from error
    usual = {name: msgspec.to_builtins(pair) for name, pair in library.usual.items()}
    given.setdefault("made_place", usual["place"])
    for part, name in (("employer", "basis"), ("worker", "citizenship")):
        held = given.get(part)
        if isinstance(held, dict):
            held.setdefault(name, usual[name])
    try:
        agreed = shaped(given, Agreed)
    except msgspec.ValidationError as error:
        raise TermsFileError(str(error)) from error
    named = (("variant", agreed.variant, library.variants), ("reason", agreed.reason, library.reasons))
    for kind, value, known in named:
        if value is not None and value not in known:
            raise TermsFileError(f"{kind} {value!r}: {', '.join(known)}")
    return agreed
