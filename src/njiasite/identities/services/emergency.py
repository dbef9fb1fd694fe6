"""Breaking the glass: a case outside one's scope, for one hour, with a reason, and everybody who must know is told."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from njiasite.channels import services as outbox
from njiasite.channels.models import Kind
from njiasite.channels.services import Outgoing
from njiasite.config.clock import now
from njiasite.identities import acts
from njiasite.identities import selectors as identities
from njiasite.identities.models import Grant
from njiasite.identities.readers import Reader
from njiasite.identities.services.grants import RefusedError
from njiasite.identities.ways import ways_to
from njiasite.ledger import reads, selectors

HOURS = 1


class OtherCaseError(ValueError):
    """That opening exists, and it is of another case."""


@transaction.atomic
def break_glass(*, dossier: UUID, reason: str, by: Reader, channel: str = acts.WEB, id: UUID | None = None) -> Grant:
    """Opens one case to the reader, in the role they work in. The reason is sealed with the key of the case.

    The same ``id`` again is the same opening, which is not told or recorded twice; OtherCaseError for another case.
    """
    if by.account is None or not by.may("glass.break") or not reason.strip():
        raise RefusedError("it takes a role that may, and a reason")
    if id and (known := Grant.objects.filter(pk=id).first()):
        if known.scope_value != str(dossier):
            raise OtherCaseError
        return known
    grant = Grant.objects.create(
        id=id or uuid4(),
        account=by.account,
        role=by.role,
        scope_kind="dossier",
        scope_value=str(dossier),
        emergency=True,
        confirmed_at=now(),
        ends_at=now() + timedelta(hours=HOURS),
    )
    reads.record(
        reader=by.account.pk,
        role=by.role,
        dossier=dossier,
        purpose="emergency",
        channel=channel,
        break_glass=True,
        reason=reason.strip(),
        key=str(grant.pk),
    )
    _alert(grant)
    acts.record("account.emergency_opened", by.account, by, channel, grant=str(grant.pk), dossier=str(dossier))
    return grant


def _alert(grant: Grant) -> None:
    """Tells every supervisor at once, by the outbox: that it happened, and not to whom."""
    told = [account for account in identities.who_may("glass.review") if account.pk != grant.account_id]
    ways = ways_to(told)
    outbox.enqueue(
        Outgoing(
            key=f"emergency:{grant.pk}:{account.pk}",
            recipient=account.pk,
            channel=ways[account.pk].channel,
            address=ways[account.pk].address,
            text=_words(account.language),
            language=account.language,
            kind=Kind.ALARM,
        )
        for account in told
        if account.pk in ways
    )


def _words(language: str) -> str:
    with translation.override(language):
        return gettext("A case was opened in an emergency. Please look at it in your account and judge it.")


@transaction.atomic
def judge(*, grant: Grant, justified: bool, by: Reader) -> None:
    """A supervisor says whether it was right; nobody judges their own. What was not right ends at once."""
    if by.account is None or by.account.pk == grant.account_id:
        raise RefusedError("nobody judges their own emergency")
    open_ = Grant.objects.filter(pk=grant.pk, emergency=True, judged_at=None)
    if open_.update(judged_by=by.account, judged_at=now(), justified=justified) != 1:
        raise RefusedError("it is judged already")
    if not justified:
        Grant.objects.filter(pk=grant.pk, withdrawn_at=None).update(withdrawn_at=now(), withdrawn_by=by.account)
    acts.record("account.emergency_judged", grant.account, by, grant=str(grant.pk), justified=justified)


def reason_of(grant: Grant) -> str:
    """The reason that was given, from the log of reads; a dash once the case is erased."""
    entry = reads.of(UUID(grant.scope_value)).filter(key=f"{grant.account_id}:{grant.pk}").first()
    return str(selectors.opened(entry).get("reason", "—")) if entry else "—"
