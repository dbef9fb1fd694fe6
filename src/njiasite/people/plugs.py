"""What journeys bring about elsewhere."""

from __future__ import annotations

from njiasite.dossiers import links
from njiasite.ledger import erasure
from njiasite.people import services


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    links.door(services.PROCEDURE, "journey_begin")
    erasure.also(services.forget)
