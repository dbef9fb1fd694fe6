"""Tells the stories: the clock goes from the first act to now, everybody does what they did, and the worker works."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from njia.casework.model import ActSpec
from njiasite.attestation import checking
from njiasite.channels import worker
from njiasite.config import clock
from njiasite.demo import filling, people, reports
from njiasite.demo.cast import SPACE, cast
from njiasite.demo.stories import Deed, Story, history, moment, stories
from njiasite.documents import services as documents
from njiasite.dossiers import engine, services
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors
from njiasite.ledger.services import Actor

_TICK = timedelta(hours=12)  # how often the worker looks, while time goes by
_YOUNG = timedelta(days=2)  # a paper younger than this still waits in quarantine
_SERVICE = Actor(None, "system")


@dataclass(frozen=True, slots=True)
class Happening:
    """A deed at its moment."""

    at: datetime
    procedure: str
    story: Story
    number: int

    @property
    def deed(self) -> Deed:
        return self.story.acts[self.number]

    @property
    def key(self) -> str:
        return f"demo:{self.procedure}:{self.story.id}:{self.number}"


def tell(now: datetime, seed: str, progress: Callable[[int, int], None]) -> int:
    """Everything up to ``now``, in the order in which it happened. What was told before is not told again."""
    events = sorted(_events(now), key=lambda event: (event.at, event.key))
    told = 0
    looked = events[0].at
    for done, event in enumerate(events, 1):
        while told and looked + _TICK < event.at:
            looked += _TICK
            _work(looked)
        looked = max(looked, event.at) if not told else looked
        with clock.moved(event.at):
            told += _do(event, seed, now)
        progress(done, len(events))
    if told:
        while looked < now:
            looked = min(looked + _TICK, now)
            _work(looked)
    return told


def dossier_of(procedure: str, story: str) -> UUID:
    """The id of a story's case, the same in every demonstration."""
    return uuid5(SPACE, f"{procedure}/{story}")


def _events(now: datetime) -> Iterator[Happening]:
    for procedure, told in (*stories().items(), *history(now), (reports.PROCEDURE, reports.told())):
        for story in told:
            for number, deed in enumerate(story.acts):
                yield Happening(moment(deed.when, now), procedure, story, number)


def _work(at: datetime) -> None:
    """What the worker would have done by then: reminders, clocks that ran out, the day's checkpoint."""
    with clock.moved(at), redirect_stdout(io.StringIO()):
        while worker.step(Event()):
            pass


def _do(event: Happening, seed: str, now: datetime) -> bool:
    """Whether it was done now, and not before."""
    actor = _SERVICE if event.deed.by == "system" else people.actor(event.deed.by)
    if selectors.recorded(actor, event.key):
        return False
    dossier = dossier_of(event.procedure, event.story.id)
    spec = engine.procedures(settings.CORRIDOR)[event.procedure].acts[event.deed.do]
    with transaction.atomic():
        if spec.brought_by == "contract_check":  # what it says cannot be told: the contract is checked
            case = Dossier.objects.get(pk=dossier)
            return bool(checking.record(case, checking.check_now(case), key=event.key))
        given = {**_values(event, spec, seed, now), **_papers(event, spec, dossier, actor, now)}
        _act(event, dossier, given, actor)
    return True


def _act(event: Happening, dossier: UUID, given: dict[str, Any], actor: Actor) -> None:
    channel = "web" if actor.account else "service"
    same: dict[str, Any] = {"type": event.deed.do, "given": given, "actor": actor, "channel": channel, "key": event.key}
    if event.number:
        services.act(dossier=Dossier.objects.get(pk=dossier), **same)
        return
    services.open_dossier(
        id=dossier,
        corridor=settings.CORRIDOR,
        procedure=event.procedure,
        scope=event.story.place,
        subject=cast().named(event.story.about).account if event.story.about else None,
        **same,
    )


def _values(event: Happening, spec: ActSpec, seed: str, now: datetime) -> dict[str, Any]:
    given = filling.values(event.story, event.deed, spec, f"{seed}/{event.key}", now)
    return {name: _number(v) if isinstance(v, str) and v.startswith("@") else v for name, v in given.items()}


def _number(mention: str) -> str:
    """The number of the case that a story mentions as ``@procedure/story``."""
    procedure, story = mention.removeprefix("@").split("/")
    return str(Dossier.objects.get(pk=dossier_of(procedure, story)).number)


def _papers(event: Happening, spec: ActSpec, dossier: UUID, actor: Actor, now: datetime) -> dict[str, str]:
    kept = {}
    for field, title in filling.papers(event.deed, spec).items():
        file = SimpleUploadedFile(*filling.paper(title, event.story.person))
        paper = documents.store(file, holder=dossier, actor=actor, channel="web", key=f"{event.key}:{field}")
        if event.at < now - _YOUNG:
            officer = people.actor("mwangi")
            reason = "Opened on a machine of its own; it is what it says."
            documents.release(paper, actor=officer, channel="web", key=f"{event.key}:{field}:out", reason=reason)
        kept[field] = str(paper.id)
    return kept
