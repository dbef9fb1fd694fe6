"""A letter: an answer to one of ours goes where that belongs, every other one is a call for help."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from njiasite.channels import selectors as outbox
from njiasite.channels.email.intake import papers_in
from njiasite.channels.email.letters import own_words
from njiasite.checkins import services as checkins
from njiasite.config import clock
from njiasite.distress import deeds, papers, telling
from njiasite.distress.incoming import Incoming, receive
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.phones.registry import Asked


def letter(asked: Asked) -> list[str]:
    """A call for help is answered with its code; what is added to one with nothing, so that no two programs go on
    answering one another; how somebody is, with the one reply there is."""
    for key, dossier in outbox.of_parcels(asked.given["answers"].split()):
        if key.startswith("checkin:"):
            words = own_words(asked.given["words"])
            return [checkins.by_letter(key, words, clock.now(), key=asked.key)]
        report = telling.report_of(key, dossier)
        if report is not None and _added(asked, report):
            return []
    return _call(asked)


def _added(asked: Asked, report: Dossier) -> bool:
    """Whether it could be added; a report that is closed takes nothing more, and then it is a new call for help."""
    words = "\n\n".join(part for part in (own_words(asked.given["words"]), _left_out(asked)) if part)
    try:
        deeds.do(report, "more", words or asked.given["subject"], asked.key)
    except RefusedError:
        return False
    papers.add(report, papers_in(asked.given["papers"]), asked.key)
    return True


def _call(asked: Asked) -> list[str]:
    parts = (asked.given["subject"], asked.given["words"], _left_out(asked))
    taken = receive(
        Incoming(
            channel="email", id=asked.key, words="\n\n".join(part for part in parts if part), language=asked.language,
            email=asked.number,
        )
    )  # fmt: skip
    papers.add(taken.report, papers_in(asked.given["papers"]), asked.key)
    return []


def _left_out(asked: Asked) -> str:
    many = int(asked.given["left_out"])
    with translation.override(asked.language):
        return gettext("Papers that came with the letter and were not kept: %(many)s.") % {"many": many} if many else ""


LEAVES = {"letter": letter}
