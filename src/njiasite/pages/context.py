"""What every template knows: the languages, where the reader is, and where a quick exit leads."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language


def site(request: HttpRequest) -> dict[str, Any]:
    """The languages by their own names, and the path to come back to after a switch."""
    come_back = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("check")
    return {
        "languages": settings.LANGUAGES,
        "language": get_language() or settings.LANGUAGE_CODE,
        "come_back": come_back,
        "keep_minutes": 15,
    }
