"""One call of a gateway over HTTPS. What it answers is read; what goes wrong is said in a word that names nobody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from njiasite.channels.interface import LaterError, NeverError, UnsureError

SECONDS, MOST = 20, 200_000


class _Stays(HTTPRedirectHandler):
    """A key is not carried to wherever an answer points."""

    def redirect_request(self, *_: Any) -> None:
        return None


def post(url: str, *, headers: Mapping[str, str], form: Mapping[str, str] | None = None, data: object = None) -> Any:
    """The answer's JSON. Raises LaterError where it may go better later, NeverError where this call is refused, and
    UnsureError where the call arrived and no answer came that can be read."""
    body = urlencode(form).encode() if form is not None else json.dumps(data).encode()
    kind = "application/x-www-form-urlencoded" if form is not None else "application/json"
    told = {"Accept": "application/json", "Content-Type": kind, **headers}
    if not url.startswith(("https://", "http://localhost:", "http://127.0.0.1:")):
        raise LaterError("no_https")
    request = Request(url, body, told, method="POST")  # noqa: S310 (the scheme was looked at)
    try:
        with build_opener(_Stays).open(request, timeout=SECONDS) as answer:
            return json.loads(answer.read(MOST))
    except HTTPError as error:
        never = error.code in (400, 413, 422)
        raise (NeverError if never else LaterError)(f"http_{error.code}") from None
    except URLError as error:  # the line was not open: nothing can have been taken
        raise LaterError(type(error).__name__) from None
    except (OSError, HTTPException, ValueError) as error:
        raise UnsureError(type(error).__name__) from None
