"""Somebody who is erased is asked nothing more, and neither is whom they trusted."""

from __future__ import annotations

from uuid import UUID

from njiasite.checkins.models import Enrolment, Number, Sign
from njiasite.checkins.telling import contact_holder
from njiasite.dossiers.effects import Doing
from njiasite.ledger import erasure


def forget(holder: UUID) -> None:
    """Takes them out of the tables; the address of whom they trusted goes too."""
    if Enrolment.objects.filter(pk=holder).exists():
        numbers = list(Number.objects.filter(enrolment=holder, of="own").values_list("index", flat=True))
        Enrolment.objects.filter(pk=holder).delete()
        Sign.objects.filter(index__in=numbers).exclude(
            index__in=Number.objects.filter(of="own").values("index")
        ).delete()
        erasure.erase(contact_holder(holder), ground="asked")


def erase_asked(doing: Doing) -> None:
    """A second supervisor agreed to an erasure: the check-ins of that account go."""
    subject = doing.dossier.subject_id
    if subject is not None:
        for row in Enrolment.objects.filter(account=subject):
            erasure.erase(row.pk, ground="asked", actor=doing.actor, channel=doing.channel)
