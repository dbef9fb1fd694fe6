"""What the acts of an attestation bring about, and what the worker does for them."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy

from njiasite.attestation import barring, checking, lanes, papers, publishing, sealing, welfare
from njiasite.channels.duties import Duty, register
from njiasite.dossiers import effects, links
from njiasite.dossiers.effects import Doing


def _paper_soon(doing: Doing) -> None:
    transaction.on_commit(partial(papers.make_or_leave, doing.dossier.id), robust=True)


def _list_soon(doing: Doing) -> None:
    transaction.on_commit(publishing.publish, robust=True)


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    for act in ("attestation.submitted", "attestation.mended"):
        effects.after(act, checking.ask)
    effects.after("attestation.confirmed", welfare.look_after)
    for act in ("medical_given", "trained", "enrolment_given", "employer_checked"):
        effects.before(f"attestation.{act}", lanes.registered)
    effects.before("attestation.finding_answered", checking.answerable)
    effects.after("attestation.finding_answered", checking.accepted)
    effects.before("attestation.stop_overruled", checking.overrulable)
    effects.after("attestation.stop_overruled", checking.accepted)
    effects.before("attestation.issued", sealing.issue)
    effects.before("attestation.issued_by_hand", sealing.enter)
    effects.after("attestation.issued", _paper_soon)
    for act in ("attestation.revoked", "attestation.revoked_abroad"):
        effects.after(act, sealing.revoke)
        effects.after(act, _list_soon)
    for act in barring.ACTS:
        effects.after(act, barring.tell)
    links.offer("attestation", "attestation", gettext_lazy("The check and the seal"))
    register(Duty("attestation.checks", timedelta(seconds=2), checking.work))
    register(Duty("attestation.papers", timedelta(minutes=1), papers.make_missing))
    register(Duty("attestation.list", timedelta(hours=6), publishing.publish))
