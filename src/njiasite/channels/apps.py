"""What is said to people outside the pages."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks


class ChannelsConfig(AppConfig):
    """Puts the service's own duties on the list, and sees to it that every channel that is named exists."""

    name = "njiasite.channels"

    def ready(self) -> None:
        from njiasite.channels import alarms, duties, hooks, own_duties
        from njiasite.channels.health import channels_are_there

        checks.register(channels_are_there)
        for duty in own_duties.DUTIES:
            duties.register(duty)
        hooks.on_undelivered(alarms.to_those_who_watch)
