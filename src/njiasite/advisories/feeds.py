"""The warnings as an Atom feed, in each language."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed
from django.utils.translation import gettext

from njiasite.advisories import selectors
from njiasite.advisories.selectors import Shown


class Warnings(Feed):
    """One feed for each language; the address says which, whatever the reader's program asks for."""

    feed_type = Atom1Feed

    def get_feed(self, obj: str, request: HttpRequest) -> SyndicationFeed:
        with translation.override(obj):
            return super().get_feed(obj, request)

    def get_object(self, request: HttpRequest, language: str, **_: Any) -> str:
        return language if language in dict(settings.LANGUAGES) else "en"

    def title(self, language: str) -> str:
        return gettext("Warnings")

    def link(self, language: str) -> str:
        return reverse("advisories")

    def items(self, language: str) -> list[Shown]:
        return selectors.current(language)

    def item_title(self, item: Shown) -> str:
        return item.title

    def item_description(self, item: Shown) -> str:
        return item.text

    def item_link(self, item: Shown) -> str:
        return reverse("advisory", args=[item.number])

    def item_updateddate(self, item: Shown) -> datetime:
        return item.published_at
