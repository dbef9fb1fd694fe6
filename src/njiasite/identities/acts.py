"""What is done to accounts goes into the ledger: the chain of an account tells who could do what, and who said so."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from njiasite.identities.models import Account
from njiasite.identities.readers import Reader
from njiasite.ledger import services as ledger

WEB, MACHINE = "web", "machine"


def record(act: str, account: Account, by: Reader, channel: str = "", /, **payload: Any) -> None:
    """One act on an account. A reader without an account is the machine itself, worked by whoever runs it."""
    actor = ledger.Actor(by.account.pk if by.account else None, by.role or "none")
    channel = channel or (WEB if by.account else MACHINE)
    ledger.record(chain=account.pk, type=act, actor=actor, channel=channel, key=str(uuid4()), payload=payload)
