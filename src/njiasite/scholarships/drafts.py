"""Answers saved on the way: sealed with a key of their own, opened by their code, gone when sent or long untouched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from njiasite.config import clock
from njiasite.ledger import keys
from njiasite.scholarships import codes
from njiasite.scholarships.asked import plan
from njiasite.scholarships.models import Draft, Programme

_PLACE = "scholarships.draft"


@transaction.atomic
def keep(programme: Programme, answers: Mapping[str, str]) -> str:
    """Keeps what was answered so far; the code that opens it."""
    draft = Draft(programme=programme, changed_at=clock.now())
    _write(draft, answers)
    return codes.give(draft=draft)


def keep_again(draft: Draft, answers: Mapping[str, str]) -> None:
    """Puts new answers in place of the ones before."""
    draft.changed_at = clock.now()
    _write(draft, answers)


def answers(draft: Draft) -> dict[str, str]:
    """What was answered."""
    found: dict[str, str] = msgspec.json.decode(keys.unseal(draft.id, draft.sealed, _PLACE))
    return found


@transaction.atomic
def drop(draft: Draft) -> None:
    """Forgets it for good."""
    if Draft.objects.filter(pk=draft.pk).delete()[0]:
        keys.destroy(draft.pk)


def drop_old(now: datetime) -> int:
    """Forgets what was neither sent nor touched for so many days. How many."""
    old = list(Draft.objects.filter(changed_at__lte=now - timedelta(days=plan().draft_days)))
    for draft in old:
        drop(draft)
    return len(old)


def _write(draft: Draft, given: Mapping[str, str]) -> None:
    draft.sealed = keys.seal(draft.id, msgspec.json.encode(dict(given)).decode(), _PLACE)
    draft.save()
