"""Lists as CSV for a spreadsheet. No name of a person is in them, and no cell can act as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime

from django.http import StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from njiasite.config import clock
from njiasite.dossiers.boards import Line
from njiasite.dossiers.models import SCOPES
from njiasite.identities.presentation import scope_name

_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet would run, or what would break out of a cell


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, value: str) -> str:
        return value


def safe(value: object) -> str:
    """The value as text that a spreadsheet shows and does not run."""
    text = str(value)
    return f"'{text}" if text.startswith(_ACTS) else text


def answer(name: str, lines: Iterable[Line]) -> StreamingHttpResponse:
    """The list as a file, written while it is read from the database."""
    here = translation.override(get_language()), timezone.override(timezone.get_current_timezone())
    response = StreamingHttpResponse(_within(here, _rows(lines)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _within(here: tuple[AbstractContextManager[None], ...], rows: Iterator[str]) -> Iterator[str]:
    """The rows in the reader's language and zone: they are written when the request is over and both are forgotten."""
    with ExitStack() as stack:
        for one in here:
            stack.enter_context(one)
        yield from rows


def _rows(lines: Iterable[Line]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    zone = timezone.localtime(clock.now()).tzname()
    yield "\ufeff"  # so that a spreadsheet takes the letters for what they are
    head = [_("Case"), _("Kind of case"), _("Stage"), _("Closed"), _("Where"), _("Opened"), _("Last change"), _("Due")]
    yield writer.writerow([*head[:5], *(f"{one} ({zone})" for one in head[5:])])
    for line in lines:
        where = "; ".join(scope_name(name, value) for name in SCOPES if (value := getattr(line.dossier, name)))
        moments = (line.dossier.opened_at, line.changed_at, line.due_at)
        closed = _("Yes") if line.closed else _("No")
        cells = (line.dossier.number, line.procedure, line.stage, closed, where, *map(_moment, moments))
        yield writer.writerow([safe(cell) for cell in cells])


def _moment(value: datetime | None) -> str:
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else ""
