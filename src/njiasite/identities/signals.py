"""What happens when somebody signs in."""

from __future__ import annotations

from time import time
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from njiasite.identities import devices

CAME = "came"


@receiver(user_logged_in)
def note_the_moment(request: HttpRequest, **kwargs: Any) -> None:
    """When the session began: for a while after it, the password is not asked once more."""
    request.session[CAME] = int(time())


@receiver(pre_save, sender=UserSession)
def keep_little(instance: UserSession, **kwargs: Any) -> None:
    """No network address, and of the device only its kind: the list is for its owner, and for nobody who steals it."""
    instance.ip = "0.0.0.0"  # noqa: S104 - an empty address, bound to nothing
    instance.user_agent = devices.kind_of(instance.user_agent)
