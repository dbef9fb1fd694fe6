"""Words of somebody in trouble, as every leaf tells them."""

from __future__ import annotations

from django.conf import settings

from njia.checkins.load import load_plan
from njia.checkins.reading import meant
from njia.phones.load import load_pleas

FEW = 2  # words: too little to be a call for help


def pleads(typed: str) -> bool:
    """Whether words of somebody in trouble stand in it."""
    return bool(load_pleas(settings.CORRIDOR).search(typed))


def is_trouble(typed: str) -> bool:
    """Whether it says, as an answer to how they are, that all is not well."""
    answer = meant(load_plan(settings.CORRIDOR).answers.values(), typed)
    return answer is not None and answer.cause is not None
