"""What a referral passes on: a record in the data standard, of what the person agreed to and nothing else."""

from __future__ import annotations

from django.conf import settings

from njia.htcds.exchange import Exported, export
from njia.htcds.mapping import load_crosswalk
from njiasite.dossiers import engine, selectors
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.rescue.told import Case, told

PROCEDURE, SENT = "referral", "referral.sent"
AGREED = ("agreed", "sent", "accepted")  # the stages in which a consent holds
_ITEM = "share_"  # the fields that say item by item what may be shared


def agreed(case: Case, state: str | None) -> frozenset[str]:
    """The items that the person agreed to share; none before a consent, and none once it is taken back."""
    if state not in AGREED:
        return frozenset()
    return frozenset(name.removeprefix(_ITEM) for name, yes in case.values.items() if name.startswith(_ITEM) and yes)


def linked(reader: Reader, case: Case) -> Dossier | None:
    """The case that the referral names, where this reader may see it."""
    number = str(case.values.get("other_case", "")).strip().upper()
    return selectors.visible(reader).filter(number=number).first() if number else None


def record(reader: Reader, case: Case, state: str | None, other: Dossier | None) -> Exported:
    """The record, and what stays here and why. The referral's own values go before those of the case it names."""
    values = case.values
    if other is not None:
        values = {**told(engine.procedure_of(other), other.id, reader.role).values, **values}
    known = {rule.field for rule in load_crosswalk(settings.CORRIDOR).rules}
    asked = {name: value for name, value in values.items() if name in known}
    return export(asked, load_crosswalk(settings.CORRIDOR), agreed(case, state))
