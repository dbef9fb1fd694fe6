"""Somebody who asks for help on the pages, as a browser without JavaScript sends them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client

SON = {
    "teller": "family",
    "matter": ["enlistment", "passport"],
    "held": "front",
    "signs": ["taken", "russian_paper"],
    "person": "Brian Testcase",
    "phone": "+254700000111",
    "passport_number": "AK0123456",
    "place_now": "Belgorod region",
    "what_happened": "He was to be a cook.",
    "reporter": "Rose Testcase",
    "reporter_phone": "+254700000222",
}


def hidden_of(page: str) -> dict[str, list[str]]:
    """What the page's own form sends unseen."""
    found: dict[str, list[str]] = {}
    for tag in re.findall(r'<input type="hidden"[^>]*>', page[page.index("<main") :]):
        name, value = (re.search(rf'{part}="([^"]*)"', tag) for part in ("name", "value"))
        if name and value and name[1] != "csrfmiddlewaretoken":
            found.setdefault(name[1], []).append(unescape(value[1]))
    return found


def fields_of(page: str) -> set[str]:
    """The names of what can be filled in on the page."""
    form = page[page.index("<main") :]
    return set(re.findall(r'<(?:input|select|textarea)(?! type="hidden")[^>]*name="([^"]+)"', form))


def walk(client: Client, answers: dict[str, Any], address: str = "/help") -> Any:
    """Page by page to the receipt; each answer is given where it is asked for. The last response."""
    page = client.get(address)
    for _ in range(12):
        sent: dict[str, Any] = hidden_of(page.text)
        if 'name="send"' in page.text:
            return client.post(address, {**sent, "send": "1"})
        here = fields_of(page.text)
        page = client.post(address, {**sent, **{name: value for name, value in answers.items() if name in here}})
        assert page.status_code == 200, page.text
    raise AssertionError("the pages never end")


def code_on(page: str) -> str:
    """The code that a receipt shows."""
    found = re.search(r'<p class="code big">([^<]+)</p>', page)
    assert found
    return found[1]
