"""«My rights in ten sentences» and the pages around them, as a phone keeps them for flight mode."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.template.loader import get_template
from django.templatetags.static import static

from njiasite.contacts import selectors as contacts
from njiasite.identities.roster import words as said
from njiasite.people import told

CALL = "danger"  # what the numbers on the page are for
SCRIPT = "njia/people/keep.js"
FILES = ("njia/site.css", "njia/work.css", "njia/icon.svg", SCRIPT)


def sentences() -> list[dict[str, str]]:
    """The ten sentences with their sources, in the reader's language."""
    return [{"text": said(one.text), "source": said(one.source.text)} for one in told.ways().rights]


def files() -> list[str]:
    """What the page needs beside itself."""
    fonts = [
        f"njia/fonts/noto-sans-{script}-{weight}-normal.woff2"
        for script in ("latin", "cyrillic")
        for weight in (400, 700)
    ]
    return [static(name) for name in (*FILES, *fonts)]


def version() -> str:
    """Another one whenever words, page, files or the numbers to call change."""
    numbers = ",".join(f"{one.dialled}/{one.until}" for one in contacts.group(CALL).numbers)
    return hashlib.sha256(f"{_words()}{numbers}".encode()).hexdigest()[:16]


@cache
def _words() -> str:
    page = Path(str(get_template("people/rights.html").origin.name)).read_bytes()
    told_ = "".join(one.text.en + one.text.sw + one.text.ru for one in told.ways().rights)
    return hashlib.sha256(page + told_.encode() + "".join(files()).encode()).hexdigest()
