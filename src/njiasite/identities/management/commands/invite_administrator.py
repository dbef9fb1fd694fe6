"""``python -m njiasite invite_administrator``: by it the first two administrators come in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from njiasite.identities.readers import Reader
from njiasite.identities.services import invitations


class Command(BaseCommand):
    """Prints an invitation code for an administrator. Run it twice: every further role takes two of them."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        code = invitations.invite(
            role="administrator", scope_kind="corridor", scope_value=settings.CORRIDOR, by=Reader()
        )
        self.stdout.write(f"{code}\nIt works once, for {invitations.DAYS} days, at /account/join.\n")
