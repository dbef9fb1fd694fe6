"""Whether an offer is a trap, for any program: a chat bot, a job board, a call centre."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from njiasite.api.asked import PLAIN
from njiasite.api.doors import limit
from njiasite.api.rooms import PUBLIC, room
from njiasite.offers.forms import LONGEST
from njiasite.offers.services import tools

router = Router(tags=["public"])


class OfferShape(Schema):
    """A message as somebody received it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Annotated[str, Field(max_length=LONGEST, pattern=PLAIN, description="The whole message.")]


@room(router, "POST", "/offers", name="offers", entrance=PUBLIC, gives=dict[str, Any])
def screen(request: HttpRequest, offer: OfferShape) -> Any:
    """Screens an offer and keeps nothing. The answer is what `njia screen --format json` writes."""
    limit(request.auth, "offers", settings.API_OFFERS_A_MINUTE)  # type: ignore[attr-defined]
    return HttpResponse(msgspec.json.encode(tools().screen(offer.text)), content_type="application/json")
