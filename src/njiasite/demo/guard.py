"""Production lets nobody in by an account of the demonstration, should its database hold one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import PermissionDenied
from django.dispatch import receiver
from django.http import HttpRequest

from njiasite.demo.cast import cast
from njiasite.identities.models import Account


@receiver(user_logged_in)
def never_in_production(request: HttpRequest, user: Account, **kwargs: Any) -> None:
    """Everybody knows the password: whoever signs in with it is put out again at once."""
    if settings.PRODUCTION and user.code in {person.code for person in cast().people}:
        request.session.flush()
        raise PermissionDenied
