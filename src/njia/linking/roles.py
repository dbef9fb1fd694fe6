"""The roles a column can have: what it holds, how its values are made comparable and how two of them are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["id", "kind", "name", "date", "word", "code", "identifier", "seen", "report"]


@dataclass(frozen=True, slots=True)
class Role:
    """``name`` is what a mapping says; columns of a ``many`` role are put together, of others there is one."""

    name: str
    kind: Kind
    says: str
    many: bool = False


_ALL = (
    Role("id", "id", "tells records apart; needed, each value once"),
    Role("kind", "kind", "what the record is about, as person or organisation: only records of one kind are compared"),
    Role("person_name", "name", "a person's name as written, in any order and script", many=True),
    Role("given_name", "name", "given names", many=True),
    Role("family_name", "name", "family names", many=True),
    Role("date_of_birth", "date", "day of birth: 1991-03-14, 14.03.1991, 14/03/1991 or 19910314"),
    Role("gender", "code", "gender, in any code used throughout the file"),
    Role("place", "word", "town, estate or county: of birth or of living, the same throughout"),
    Role("region", "code", "a larger area than the place"),
    Role("address", "word", "street and house", many=True),
    Role("postcode", "word", "postal code"),
    Role("occupation", "code", "what the person does"),
    Role("organisation", "word", "agency, employer or company"),
    Role("phone", "identifier", "telephone or mobile-money numbers", many=True),
    Role("national_id", "identifier", "number of an identity card or insurance", many=True),
    Role("passport", "identifier", "passport number", many=True),
    Role("email", "identifier", "e-mail addresses", many=True),
    Role("handle", "identifier", "names on Telegram, WhatsApp, Facebook, TikTok", many=True),
    Role("till", "identifier", "M-Pesa tills and paybills", many=True),
    Role("account", "identifier", "bank accounts", many=True),
    Role("plate", "identifier", "number plates", many=True),
    Role("seen_on", "seen", "when the record was made: a number seen again after more than a year may be another's"),
    Role("report", "report", "which report or list the record comes from: it ties those named in it, and says no more"),
)
PERSONAL = ("date_of_birth", "national_id", "passport")  # what no two people share, as they share phones and tills
ROLES = {role.name: role for role in _ALL}
IDENTIFIERS = tuple(role.name for role in _ALL if role.kind == "identifier")
