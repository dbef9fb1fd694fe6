"""Finding who checks in by a phone number or a code. Both are kept as keyed indexes only."""

from __future__ import annotations

import secrets
from datetime import timedelta

import phonenumbers
from django.db.models import Q, QuerySet

from njiasite.checkins.facts import Known
from njiasite.checkins.models import Code, Enrolment, Number
from njiasite.config import clock
from njiasite.dossiers.searching import as_phone
from njiasite.identities import codes
from njiasite.ledger import blind

_AGAIN = timedelta(hours=1)
_OPERATOR = 3  # digits after the country's code that tell whose number it was at first


def index_of(phone: str) -> str:
    """The number as it is kept; empty for what is none."""
    number = as_phone(phone)
    return _index(number) if number else ""


def file(row: Enrolment, known: Known) -> None:
    """Files the row under its numbers, and no longer under those it had."""
    for of, phone in (("own", known.phone), ("contact", known.contact_phone)):
        if number := as_phone(phone):
            Number.objects.update_or_create(enrolment=row, of=of, defaults={"index": _index(number)})
        else:
            Number.objects.filter(enrolment=row, of=of).delete()
    for of, name in (("journey", known.journey), ("case", known.case)):
        if name:
            Number.objects.update_or_create(enrolment=row, of=of, defaults={"index": _named(of, name)})


def hanging_on(kind: str, name: str) -> QuerySet[Enrolment]:
    """Those who are still asked and hang on that ``journey`` or ``case``, the newest first."""
    pks = Number.objects.filter(of=kind, index=_named(kind, name)).values("enrolment")
    return Enrolment.objects.filter(pk__in=pks).exclude(stage="left").order_by("-enrolled_at")


def found(phone: str, of: str) -> list[Enrolment]:
    """Those who are still asked and have that number, held until the transaction ends."""
    number = as_phone(phone)
    if not number:
        return []
    pks = Number.objects.filter(index=_index(number), of=of).values("enrolment")
    return list(Enrolment.objects.select_for_update().filter(pk__in=pks).exclude(stage="left").order_by("pk"))


def is_asked(phone: str) -> bool:
    """Whether somebody of that number, or somebody they trust, is asked how they are."""
    number = as_phone(phone)
    pks = Number.objects.filter(index=_index(number)).values("enrolment")
    return bool(number) and Enrolment.objects.filter(pk__in=pks).exclude(stage="left").exists()


def speaks_for_another(phone: str) -> bool:
    """Whether it is the number of somebody trusted, who is not asked themselves."""
    number = as_phone(phone)
    rows = (
        Number.objects.filter(index=_index(number)).exclude(enrolment__stage="left")
        if number
        else Number.objects.none()
    )
    return set(rows.values_list("of", flat=True)) == {"contact"}


def operator_of(phone: str) -> str:
    """The range of a number, which stands for its operator where no gateway told one; empty for what is no number."""
    number = as_phone(phone)
    if not number:
        return ""
    parsed = phonenumbers.parse(number)
    return f"{parsed.country_code}-{str(parsed.national_number)[:_OPERATOR]}"


def employer_of(name: str) -> str:
    """An employer as a keyed index; empty where nobody named one."""
    plain = "".join(sign for sign in name.casefold() if sign.isalnum())
    return blind.index("checkins.employer", plain) if plain else ""


def fresh_code(row: Enrolment, of: str, round_: int = 0) -> str:
    """A new code as it is read out."""
    plain = codes.fresh()
    Code.objects.create(enrolment=row, of=of, round=round_, index=_code(plain))
    return codes.shown(plain)


def new_code(row: Enrolment) -> str:
    """A new code of the person's own page; one that was given before no longer works."""
    Code.objects.filter(enrolment=row, of="mine").delete()
    return fresh_code(row, "mine")


def opened(typed: str, *of: str) -> Code | None:
    """The code that was typed, if it was given for one of these and was not used.

    For an hour after its use it still works: whoever taps twice is thanked twice, and a wrong tap can be put right.
    """
    plain = codes.read(typed)
    if not plain:
        return None
    fresh = Q(used_at=None) | Q(used_at__gt=clock.now() - _AGAIN)
    rows = Code.objects.filter(fresh, index=_code(plain), of__in=of).exclude(enrolment__stage="left")
    return rows.select_related("enrolment").first()


def matches(kept: str, typed: str) -> bool:
    """Whether a number that somebody chose was typed; none chosen matches nothing."""
    return bool(kept) and secrets.compare_digest(kept.encode(), typed.strip().encode())


def _index(number: str) -> str:
    return blind.index("checkins.phone", number)


def _named(kind: str, name: str) -> str:
    return blind.index(f"checkins.{kind}", name)


def _code(plain: str) -> str:
    return blind.index("checkins.code", plain)
