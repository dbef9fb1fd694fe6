"""What the telephones can ask, and who answers."""

from __future__ import annotations

from datetime import timedelta

from njiasite.channels import arriving
from njiasite.channels import calls as gateways
from njiasite.channels.duties import Duty
from njiasite.channels.duties import register as duty
from njiasite.phones import calls, hearing
from njiasite.phones.leaves import cases, checkins, contacts, letters, offers, papers, tips, warnings
from njiasite.phones.registry import listens, register


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    gateways.answered_by(calls.answer, calls.over)
    arriving.heard_by(hearing.hear, hearing.urgent)
    listens(checkins.listen)
    duty(Duty("phones.tidied", timedelta(hours=1), calls.tidy))
    for leaves in (
        contacts.LEAVES,
        letters.LEAVES,
        papers.LEAVES,
        offers.LEAVES,
        cases.LEAVES,
        checkins.LEAVES,
        tips.LEAVES,
        warnings.LEAVES,
    ):
        for name, leaf in leaves.items():
            register(name, leaf)
