"""A page on which a whole table of papers is verified at once; what is sent is read, answered and forgotten."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njia.corridors.load import load
from njia.seals.verifying import verify as verify_seal
from njiasite.config.clock import now
from njiasite.identities.roster import words as said
from njiasite.seals import presentation, published

_MOST, _BYTES = 500, 1_000_000
_COLUMN = "seal"
_TEXTS = ("title", "lead", "file", "go", "wrong", "row", "answer", "paper")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def many(request: HttpRequest) -> HttpResponse:
    """The form; and, sent, an answer for each row."""
    messages = load(settings.CORRIDOR).messages
    context: dict[str, Any] = {"text": {name: said(messages[f"many.{name}"]) for name in _TEXTS}}
    if request.method != "POST":
        return render(request, "seals/many.html", context)
    codes = _codes(request)
    if codes is None:
        return render(request, "seals/many.html", {**context, "wrong": True}, status=422)
    issuers = published.issuers()
    lists, today, language = published.lists(issuers), now().date(), get_language() or "en"
    answers = [verify_seal(code, issuers, lists, today) for code in codes]
    good = said(messages["many.sum"].fill(good=str(sum(one.good for one in answers)), all=str(len(answers))))
    sheets = [presentation.sheet(one, language) for one in answers]  # type: ignore[arg-type]  # one of the three
    return render(request, "seals/many.html", {**context, "sheets": sheets, "good": good})


def _codes(request: HttpRequest) -> list[str] | None:
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > _BYTES:
        return None
    try:
        rows = list(csv.DictReader(io.StringIO(file.read().decode("utf-8-sig"), newline="")))
        codes = [(row[_COLUMN] or "").strip() for row in rows]
    except (KeyError, UnicodeDecodeError, csv.Error):
        return None
    return codes if 0 < len(codes) <= _MOST else None
