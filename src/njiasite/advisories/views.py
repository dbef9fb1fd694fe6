"""The pages of warnings: all that stand today, one of them, and its picture to pass on."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from njia.advisories.limits import load_limits
from njia.advisories.picture import Said, picture
from njia.findings import Language
from njia.text.saying import day
from njiasite.advisories import selectors
from njiasite.identities.access import public


@public
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All that stand today."""
    context = {"warnings": selectors.current(), "feed_language": get_language()}
    return render(request, "advisories/list.html", context)


@public
@require_safe
def one(request: HttpRequest, number: str) -> HttpResponse:
    """One of them, with what to read on the radio and a picture to pass on."""
    found = selectors.named(number)
    if found is None:
        raise Http404
    context = {
        "warning": found,
        "words": len(found.radio.split()),
        "most": load_limits(settings.CORRIDOR).radio_words,
        "language": get_language(),
    }
    return render(request, "advisories/one.html", context)


@public
@require_safe
def shared(request: HttpRequest, number: str, language: str) -> HttpResponse:
    """The picture, in the language that its address says."""
    if language not in dict(settings.LANGUAGES) or (found := selectors.named(number, language)) is None:
        raise Http404
    with translation.override(language):
        until = found.holds_until
        said = Said(
            language=language,
            label=gettext("WARNING"),
            title=found.title,
            short=found.short,
            days=gettext("%(place)s. Until %(day)s.")
            % {"place": found.place, "day": day(until.year, until.month, until.day)[cast(Language, language)]},
            address=f"{settings.SITE_ADDRESS}/advisories",
        )
    answer = HttpResponse(picture(said), content_type="image/png")
    answer["Cache-Control"] = "public, max-age=3600"
    return answer
