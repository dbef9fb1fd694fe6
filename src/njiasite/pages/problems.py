"""What went wrong, for programs: RFC 9457, in the reader's language, with nothing in it of what was sent."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse

MEDIA = "application/problem+json"


def problem(status: int, kind: str, title: str, **more: Any) -> HttpResponse:
    """The problem of that kind; docs/reference/api.md says what each kind means."""
    body = {"type": f"urn:njia:problem:{kind}", "title": title, "status": status, **more}
    response = JsonResponse(body, status=status, content_type=MEDIA)
    response["Cache-Control"] = "no-store"
    return response
