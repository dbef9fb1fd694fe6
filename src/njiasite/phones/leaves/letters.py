"""A letter: an answer to one of ours goes where that belongs, every other one is a call for help."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from njia.documents.keeping import Kept
from njiasite.channels import selectors as outbox
from njiasite.channels.email.intake import papers_in
from njiasite.channels.email.letters import all_words, own_words
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
        if key.startswith("checkin:") and not key.endswith(":ended"):  # who answers that they are asked no more, calls
            return [_check_in(asked, key)]
        report = telling.report_of(key, dossier)
        if report is not None and _added(asked, report):
            return []
    return _call(asked)


def _check_in(asked: Asked, question: str) -> str:
    """The one reply there is; what says more than an answer, or brings papers, is a call for help besides."""
    words, came = own_words(asked.given["words"]), bool(papers_in(asked.given["papers"]))
    came = came or asked.given["left_out"] != "0"
    replied = checkins.by_letter(question, words, clock.now(), key=asked.key, papers=came)
    if replied.more is not None:
        _call(asked, replied.more, answered=True)
    return replied.reply


def _added(asked: Asked, report: Dossier) -> bool:
    """Whether it could be added; a report that is closed takes nothing more, and then it is a new call for help."""
    kept, left_out = _papers(asked)
    words = "\n\n".join(part for part in (all_words(asked.given["words"]), left_out) if part)
    try:
        deeds.do(report, "more", words or asked.given["subject"], asked.key)
    except RefusedError:
        return False
    papers.add(report, kept, asked.key)
    return True


def _call(asked: Asked, first: str = "", *, answered: bool = False) -> list[str]:
    kept, left_out = _papers(asked)
    parts = (first, asked.given["subject"], asked.given["words"], left_out)
    taken = receive(
        Incoming(
            channel="email", id=asked.key, words="\n\n".join(part for part in parts if part), language=asked.language,
            email=asked.number, answered=answered,
        )
    )  # fmt: skip
    papers.add(taken.report, kept, asked.key)
    return []


def _papers(asked: Asked) -> tuple[list[Kept], str]:
    """What can be kept of what came with it, and a sentence that says how much could not."""
    brought = papers_in(asked.given["papers"])
    kept = papers.cleaned(brought)
    many = int(asked.given["left_out"]) + len(brought) - len(kept)
    with translation.override(asked.language):
        said = gettext("Papers that came with the letter and were not kept: %(many)s.") % {"many": many}
    return kept, said if many else ""


LEAVES = {"letter": letter}
