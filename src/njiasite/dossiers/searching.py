"""Finding a case by number, name or phone. A keyed index gives the candidates; a few are opened and compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import phonenumbers
from django.db.models import Count, QuerySet

from njia.casework.model import ActSpec, Field
from njia.names.blocking import blocking_keys
from njia.names.numbers import passport
from njia.names.persons import compare_persons
from njiasite.dossiers import engine, selectors
from njiasite.dossiers.models import Dossier, SearchKey
from njiasite.identities.access import Reader
from njiasite.ledger import blind
from njiasite.ledger import selectors as ledger

NAME, PHONE, PASSPORT = "person_name", "phone", "passport"
_FILED = {"passport_number": PASSPORT}  # fields that are filed as something of their own, and not by their kind
_NUMBER = re.compile(r"[A-ZА-Я]{1,2} ?\d{5,9}")  # a passport is looked for by its number
CANDIDATES = 200  # opened and compared at most, those that share most keys first
SHOWN = 25
HOME = "KE"  # where a number without a country is from


@dataclass(frozen=True, slots=True)
class Found:
    """A case that fits, and the value in it that does."""

    dossier: Dossier
    value: str


def keys_of(fields: Iterable[Field], given: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Under which keys the values of an act are filed, as kind and value, before they are hidden."""
    named = [(_kind_of(field), given[field.id]) for field in fields if isinstance(given.get(field.id), str)]
    return {key for kind, value in named for key in _keys(kind, value)}


def keep_keys(dossier: Dossier, spec: ActSpec, given: Mapping[str, Any]) -> None:
    """Files the dossier under what an act gave; in the act's transaction."""
    write(dossier, keys_of(spec.fields, given))


def write(dossier: Dossier, keys: set[tuple[str, str]]) -> set[str]:
    """Hides the keys and files the dossier under them. Returns them as they were filed."""
    if not keys:
        return set()
    ordered = sorted(keys)
    hidden = blind.indexes(ordered)
    rows = [SearchKey(dossier=dossier, kind=k, index=i) for (k, _), i in zip(ordered, hidden, strict=True)]
    SearchKey.objects.bulk_create(rows, ignore_conflicts=True)
    return set(hidden)


def search(reader: Reader, words: str) -> list[Found]:
    """The cases that this reader may see and that fit, the best first. Only what the role may see is looked at."""
    mine = selectors.visible(reader, "dossier.search")
    by_number = mine.filter(number=words.strip().upper()).first()
    if by_number:
        return [Found(by_number, "")]
    kind, wanted = _wanted(words)
    scored, candidates = [], _candidates(mine, _keys(kind, wanted))
    values = _values(reader.role, candidates, kind)
    for dossier in candidates:
        score, value = max((_fit(kind, wanted, one) for one in values[dossier.id]), default=(0.0, ""))
        if score:
            scored.append((score, dossier.opened_at, Found(dossier, value)))
    scored.sort(key=lambda one: one[:2], reverse=True)
    return [found for _, _, found in scored[:SHOWN]]


def _wanted(words: str) -> tuple[str, str]:
    """What somebody looks for: a passport, a phone or else a name."""
    if _NUMBER.fullmatch(words.strip().upper()):
        return PASSPORT, passport(words)
    phone = as_phone(words)
    return (PHONE, phone) if phone else (NAME, words)


def _kind_of(field: Field) -> str:
    return _FILED.get(field.id, field.kind)


def as_phone(words: str) -> str:
    """The number in its international form; empty for what is no phone number."""
    try:
        number = phonenumbers.parse(words, HOME)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def forget(holder: UUID) -> None:
    """Takes an erased dossier out of the index."""
    SearchKey.objects.filter(dossier=holder).delete()


def _keys(kind: str, value: str) -> set[tuple[str, str]]:
    if kind == NAME:
        return {(NAME, key) for key in blocking_keys(value)}
    if kind == PASSPORT:
        return {(PASSPORT, plain)} if (plain := passport(value)) else set()
    phone = as_phone(value) if kind == PHONE else ""
    return {(PHONE, phone)} if phone else set()


def _candidates(mine: QuerySet[Dossier], keys: set[tuple[str, str]]) -> list[Dossier]:
    """Begins with the few that are filed under a key: asked the other way round, every case would be looked at."""
    filed = mine.filter(search_keys__index__in=blind.indexes(sorted(keys)))
    best = filed.values("pk").annotate(shared=Count("search_keys")).order_by("-shared", "pk")[:CANDIDATES]
    return list(mine.filter(pk__in=[row["pk"] for row in best]).select_related("standing"))


def _values(role: str, dossiers: list[Dossier], kind: str) -> Mapping[UUID, list[str]]:
    """The values of that kind in the acts of each that the role may see, opened; one query for all of them."""
    plans = {dossier.id: engine.procedure_of(dossier) for dossier in dossiers}
    naming = []
    for act in ledger.acts_of(plans):
        spec = plans[act.chain].spec_of(act.type, {*act.given, *act.holders})
        named = {f.id for f in spec.fields if _kind_of(f) == kind} if spec and role in spec.seen_by else set()
        if named & act.holders.keys() or named & act.given.keys():
            naming.append((act, named))
    found: dict[UUID, list[str]] = defaultdict(list)
    for (act, named), opened in zip(naming, ledger.opened_all([act for act, _ in naming]), strict=True):
        given = {**act.given, **opened}
        found[act.chain] += [given[name] for name in named if isinstance(given.get(name), str)]
    return found


def _fit(kind: str, wanted: str, value: str) -> tuple[float, str]:
    if kind == PASSPORT:
        return (1.0 if passport(value) == wanted else 0.0), value
    if kind == PHONE:
        return (1.0 if as_phone(value) == wanted else 0.0), value
    compared = compare_persons(wanted, value)
    return (compared.score if compared.same else 0.0), value
