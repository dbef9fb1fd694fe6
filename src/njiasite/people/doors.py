"""A code opens a journey, a word of one's own guards it, and another word opens it bare and calls for help."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.conf import settings

from njiasite.dossiers import services as dossiers
from njiasite.dossiers.models import Dossier
from njiasite.identities import codes
from njiasite.identities.roster import roster
from njiasite.ledger import blind
from njiasite.ledger.services import Actor
from njiasite.people.models import Door, WayIn

_SERVICE = Actor(None, "system")
_WELFARE = "welfare_check"


@dataclass(frozen=True, slots=True)
class Opened:
    """A journey that was opened; ``bare`` without papers, contacts and payments, for somebody else is watching."""

    journey: Dossier
    bare: bool


def give(journey: Dossier, code: str = "") -> str:
    """A new code, as it is written down, or the one that was given out on paper; an earlier one no longer works."""
    shown, digest = (code, digest_of(code)) if code else fresh()
    Door.objects.update_or_create(journey=journey, defaults={"code": digest})
    return shown


def fresh() -> tuple[str, str]:
    """A new code as it is written down, and as it is kept."""
    first, second = codes.fresh(), codes.fresh()  # two of them: 98 bits, since this one opens something
    return f"{codes.shown(first)}-{codes.shown(second)}", _digest(first + second)


def digest_of(typed: str) -> str:
    """A code that was typed, as it is kept."""
    return _digest("".join(letter for letter in typed.upper() if letter in codes.ALPHABET))


def replace(journey: Dossier, code: str, digest: str) -> bool:
    """Puts a code, as it is kept, in the place of another; False where neither of them opens it now."""
    Door.objects.filter(journey=journey, code=digest_of(code)).update(code=digest)
    return Door.objects.filter(journey=journey, code=digest).exists()


def is_now(journey: Dossier, code: str) -> bool:
    """Whether that is the code that opens it."""
    return Door.objects.filter(journey=journey, code=digest_of(code)).exists()


def opened(typed: str, word: str) -> Opened | None:
    """The journey that code and word open; None for a wrong code or a wrong word, without saying which."""
    door = Door.objects.filter(code=digest_of(typed)).select_related("journey").first()
    return let_in(door, word) if door else None


def let_in(door: Door, word: str) -> Opened | None:
    """What the word opens, for whoever has the code or the phone; None for a wrong word."""
    told = _of_word(door.journey_id, word)
    if door.other_word and told == door.other_word:
        call_for_help(door.journey, "duress", "opened with the word that calls for help", str(uuid4()))
        return Opened(door.journey, bare=True)
    return Opened(door.journey, bare=False) if not door.word or told == door.word else None


def set_words(journey: Dossier, word: str, other: str) -> None:
    """Guards a journey by a word of the person's own; ``other`` opens it bare and calls for help, unseen."""
    told = {"word": word, "other_word": other}
    indexes = {name: _of_word(journey.pk, value) if value else "" for name, value in told.items()}
    Door.objects.filter(journey=journey).update(**indexes)


def guarded(journey: Dossier) -> bool:
    """Whether a word is needed."""
    return Door.objects.filter(journey=journey).exclude(word="").exists()


def stand(journey: Dossier) -> bool:
    """Whether anything opens it; nothing opens one that was erased, or seems so."""
    return Door.objects.filter(journey=journey).exists()


def shut(journey: Dossier) -> None:
    """Nothing opens it any more, as if it were erased; what hangs on it goes on."""
    Door.objects.filter(journey=journey).delete()
    WayIn.objects.filter(journey=journey).delete()


def call_for_help(journey: Dossier, why: str, words: str, key: str) -> None:
    """An urgent welfare check that stands in no list of the person: whoever holds the phone must not find it."""
    intake = {body.kind: body.id for body in roster().bodies.values() if _WELFARE in body.takes_in}
    dossiers.open_dossier(
        corridor=settings.CORRIDOR,
        procedure=_WELFARE,
        type="welfare.opened",
        given={
            "why_we_worry": why,
            "urgency": "urgent",
            "what_happened": f"{journey.number}: {words}",
        },
        actor=_SERVICE,
        channel="service",
        key=key,
        scope={name: value for name, value in intake.items() if name == "mission"},
    )


def _of_word(journey: UUID, word: str) -> str:
    return blind.index("journey.word", f"{journey}/{' '.join(word.split()).casefold()}")


def _digest(plain: str) -> str:
    return hashlib.sha256(f"njia journey {plain}".encode()).hexdigest()
