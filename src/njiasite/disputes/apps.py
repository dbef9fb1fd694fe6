"""Labour disputes."""

from __future__ import annotations

from django.apps import AppConfig


class DisputesConfig(AppConfig):
    """Plugs the tie of the parties into the acts of the procedure."""

    name = "njiasite.disputes"

    def ready(self) -> None:
        from njiasite.disputes import plugs

        plugs.plug_in()
