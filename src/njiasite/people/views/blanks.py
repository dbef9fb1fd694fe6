"""For staff: print blank forms, and see which have not come back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njiasite.identities.access import Reader, permission
from njiasite.people import paperforms


@permission("report.take")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def blanks(request: HttpRequest) -> HttpResponse:
    """The list of forms that are missing; sent, a PDF of fresh ones."""
    if request.method == "POST":
        count = request.POST.get("count", "")
        if count.isdigit() and 1 <= int(count) <= paperforms.MOST:
            reader: Reader = request.reader  # type: ignore[attr-defined]
            language = "sw" if get_language() == "sw" else "en"
            data = paperforms.issue(int(count), language, reader.account.pk if reader.account else None)
            headers = {"Content-Disposition": 'attachment; filename="forms.pdf"'}
            return HttpResponse(data, content_type="application/pdf", headers=headers)
    counts = {"printed": paperforms.printed(), "back": paperforms.entered()}
    context = {"rows": paperforms.not_back(), "most": paperforms.MOST, **counts}
    return render(request, "people/blanks.html", context, status=422 if request.method == "POST" else 200)
