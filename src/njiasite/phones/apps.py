"""What plain telephones get."""

from __future__ import annotations

from django.apps import AppConfig


class PhonesConfig(AppConfig):
    """Answers calls and messages from outside with the leaves that are registered."""

    name = "njiasite.phones"

    def ready(self) -> None:
        from njiasite.phones import plugs

        plugs.plug_in()
