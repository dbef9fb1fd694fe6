"""Each morning, whoever has something late or due within a day is told how much: figures, and no case by its number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from njiasite.channels import services as outbox
from njiasite.channels.models import Kind
from njiasite.channels.selectors import told_already
from njiasite.channels.services import Outgoing
from njiasite.desks import boards
from njiasite.desks.boards import Board
from njiasite.identities import selectors
from njiasite.identities.models import Account
from njiasite.identities.readers import reader_for, zone_of
from njiasite.identities.roster import role_named
from njiasite.identities.ways import ways_to

_HOUR = 7  # by the reader's own clock
_SEES_ALL = "case.hand_over"  # whoever answers for others hears of all; an officer of what they hold


def send(now: datetime) -> int:
    """Puts the digests of the day into the outbox; each once, however often it is asked."""
    with transaction.atomic():
        return outbox.enqueue(_owed(now))


def _owed(now: datetime) -> Iterator[Outgoing]:
    told = told_already(f"digest:{now.date()}:")
    accounts = [one for one in selectors.who_may(boards.PERMISSION) if f"digest:{now.date()}:{one.pk}" not in told]
    ways = ways_to(accounts)
    for account in accounts:
        if account.pk in ways and (text := _text(account, now)):
            yield Outgoing(
                key=f"digest:{now.date()}:{account.pk}",
                recipient=account.pk,
                channel=ways[account.pk].channel,
                address=ways[account.pk].address,
                text=text,
                language=account.language,
                kind=Kind.NOTICE,
            )


def _text(account: Account, now: datetime) -> str:
    """The figures of the strongest role with a board; empty before the morning, and where nothing presses."""
    roles = [r for r in reader_for(account).roles if (role := role_named(r)) and boards.PERMISSION in role.may]
    reader = reader_for(account, roles[-1]) if roles else reader_for(account)
    if not reader.may(boards.PERMISSION) or now.astimezone(ZoneInfo(zone_of(reader))).hour < _HOUR:
        return ""
    board = boards.board(reader, now)
    mine = board.whole if reader.may(_SEES_ALL) else board.officers.get(account.pk)
    if mine is None or not mine.late + mine.soon:
        return ""
    with translation.override(account.language):
        told = gettext("Today: %(late)s late, %(soon)s due soon, %(all)s open in all.")
        parts = [told % {"late": mine.late, "soon": mine.soon, "all": mine.all}]
        if loose := _loose(board):
            parts.append(gettext("Nobody holds %(count)s of the late ones.") % {"count": loose})
        return " ".join(parts)


def _loose(board: Board) -> int:
    """How many late cases nobody holds."""
    nobody = board.officers.get(None)
    return nobody.late if nobody else 0
