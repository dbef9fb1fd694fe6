"""Which journey is open in this browser: in the session, for a short while, and as whom."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import HttpRequest

from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.ledger import reads
from njiasite.ledger.services import Actor

_IN_SESSION = "journey"
MINUTES = {"jobseeker": 20, "helper": 10}  # a helper's screen is seen by the next customer


@dataclass(frozen=True, slots=True)
class Open:
    """The journey, the role in which it is open, and whether it is shown bare, for somebody may be watching."""

    journey: Dossier
    role: str
    bare: bool
    actor: Actor

    @property
    def helping(self) -> bool:
        """Whether somebody else acts for the person."""
        return self.role == "helper"


def open_(request: HttpRequest, journey: Dossier, role: str, *, bare: bool = False) -> None:
    """Opens it in this browser, which is recorded first; whatever else the session held of a stranger is gone."""
    reads.record(reader=None, role=role, dossier=journey.pk, purpose="case", channel="web", key=str(uuid4()))
    request.session.cycle_key()
    request.session[_IN_SESSION] = {"id": str(journey.pk), "role": role, "bare": bare, "seen": _now()}


def keep_next(request: HttpRequest, digest: str) -> None:
    """Keeps in this browser's session, as its hash, the code that is to open it from the next step on."""
    request.session[_IN_SESSION] = {**request.session[_IN_SESSION], "next": digest}


def next_code(request: HttpRequest) -> str:
    """That code's hash; empty where none was shown here."""
    return str(request.session.get(_IN_SESSION, {}).get("next", ""))


def close(request: HttpRequest) -> None:
    """Forgets it."""
    request.session.pop(_IN_SESSION, None)


def opened(request: HttpRequest) -> Open | None:
    """What is open now; after a while without a page it is closed by itself."""
    held = request.session.get(_IN_SESSION)
    if not held:
        return None
    if _now() - held["seen"] > 60 * MINUTES[held["role"]]:
        close(request)
        return None
    journey = Dossier.objects.filter(pk=UUID(held["id"])).first()
    if journey is None:
        return None
    request.session[_IN_SESSION] = {**held, "seen": _now()}
    return Open(journey, held["role"], held["bare"], _actor(request, journey, held["role"]))


def _actor(request: HttpRequest, journey: Dossier, role: str) -> Actor:
    """Whose account it is, if it is; a code alone is nobody's account."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    own = reader.account if reader.account and reader.account.pk == journey.subject_id else None
    return Actor(own.pk if own and role == "jobseeker" else None, role)


def _now() -> int:
    return int(clock.now().timestamp())
