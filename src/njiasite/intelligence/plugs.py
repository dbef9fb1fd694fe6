"""What this app adds: duties of the worker, rows computed with each act, and a page that cases lead to."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy

from njia.mentions.reports import reports_of
from njiasite.channels.duties import Duty, register
from njiasite.dossiers import effects, links, projections, selectors
from njiasite.intelligence import linking, members, mentions, rings, traces
from njiasite.ledger import erasure

_EVERY = timedelta(minutes=5)


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    words = reports_of(settings.CORRIDOR)
    for procedure in sorted({*words.read_from, *words.watched}):
        projections.also(procedure, traces.project)
    for procedure in words.read_from:
        links.offer(procedure, "case_mentions", gettext_lazy("Who and what it names"), permission="intelligence.judge")
    selectors.only_members(mentions.INVESTIGATION, members.known)
    projections.also(mentions.INVESTIGATION, members.project)
    effects.before(members.ADDED, members.named)
    links.offer(
        mentions.INVESTIGATION, "case_seized", gettext_lazy("Read a seized list"), permission="intelligence.judge"
    )
    erasure.also(mentions.forget)
    erasure.also(traces.forget)
    register(Duty("intelligence.links", _EVERY, link_and_look))


def link_and_look(now: datetime) -> None:
    """Links what is new, then looks for rings."""
    linking.link_new(now)
    rings.find(now)
