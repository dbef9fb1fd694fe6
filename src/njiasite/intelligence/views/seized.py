"""Reads a seized list: which column holds what; the mapping is kept for the next list of its kind."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njia.corridors.load import load
from njia.evidence.errors import EvidenceError
from njia.mentions.lists import DAY, MappingError, headings
from njia.mentions.model import KINDS
from njia.mentions.reports import reports_of
from njia.registers.tables import TableError
from njiasite.documents.models import Paper
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import permission
from njiasite.identities.roster import words as worded
from njiasite.intelligence import seized, words
from njiasite.intelligence.mentions import INVESTIGATION
from njiasite.ledger.services import Actor

_COLUMN = "column-"


def _kinds() -> list[tuple[str, str]]:
    return [("", _("Leave out")), (DAY, _("Day")), *((kind, words.kind(kind)) for kind in KINDS)]


def _said() -> list[tuple[str, str]]:
    return [(id_, words.called(id_)) for id_ in reports_of(settings.CORRIDOR).said]


class EntitiesForm(forms.Form):
    """Who the people of a FollowTheMoney file are: what each value is, it says itself."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    said = forms.ChoiceField(label=gettext_lazy("Who are the people on this list?"), choices=_said)


class ListForm(EntitiesForm):
    """What each column holds, who these people are, and a name for the mapping."""

    name = forms.CharField(
        label=gettext_lazy("A name for lists of this kind, to read the next one alike"), required=False, max_length=80
    )

    def __init__(self, sent: Any, columns: list[str], before: dict[str, Any]) -> None:
        super().__init__(sent, initial=before)
        self.columns = columns
        for at, heading in enumerate(columns):
            self.fields[f"{_COLUMN}{at}"] = forms.ChoiceField(label=heading, choices=_kinds, required=False)
        self.order_fields(["key", *(f"{_COLUMN}{at}" for at in range(len(columns))), "said", "name"])

    @property
    def mapping(self) -> dict[str, str]:
        """Heading to kind, of the columns that are not left out."""
        found = {heading: self.cleaned_data[f"{_COLUMN}{at}"] for at, heading in enumerate(self.columns)}
        return {heading: kind for heading, kind in found.items() if kind}


@permission("intelligence.judge")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def read(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The newest list of the case with a choice for each column; and, sent, its rows are read."""
    reader, dossier = reader_of(request), visible(request, dossier_id)
    if dossier.procedure != INVESTIGATION:
        raise Http404
    note_read(reader, dossier)
    paper = next(iter(seized.papers(dossier)), None)
    if paper is None:
        return render(request, "intelligence/seized.html", {"dossier": dossier})
    try:
        entities = seized.entities(paper)
        columns = [] if entities else headings(seized.table(paper))
    except (TableError, EvidenceError) as error:
        messages.error(request, _why_not(error))
        return render(request, "intelligence/seized.html", {"dossier": dossier})
    sent = request.POST if request.method == "POST" else None
    form = (
        EntitiesForm(sent, initial={"key": uuid4()}) if entities else ListForm(sent, columns, _before(dossier, columns))
    )
    if form.is_valid() and (count := _read(form, dossier, paper, actor_of(reader))) is not None:
        messages.success(
            request, _("Read: %(count)s rows. Only members of this investigation see them.") % {"count": count}
        )
        return redirect("case_mentions", dossier_id=dossier.id)
    context = {"dossier": dossier, "form": form, "entities": entities}
    return render(request, "intelligence/seized.html", context, status=422 if form.errors else 200)


def _read(form: EntitiesForm, dossier: Dossier, paper: Paper, actor: Actor) -> int | None:
    """How many rows were read; None where the form now says why not."""
    given = form.cleaned_data
    asked = {"actor": actor, "key": str(given["key"])}
    if not isinstance(form, ListForm):
        return seized.read_entities(dossier, paper, given["said"], **asked)
    try:
        return seized.read(dossier, paper, form.mapping, given["said"], given["name"], **asked)
    except MappingError:
        form.add_error(None, _("Say which column holds a person or an organisation."))
        return None


def _why_not(error: TableError | EvidenceError) -> str:
    known = load(settings.CORRIDOR).messages
    if isinstance(error, TableError):
        return worded(known[error.code])
    return worded(known[f"bundle.cannot.{error.code}"].fill(what=error.what))


def _before(dossier: Dossier, columns: list[str]) -> dict[str, Any]:
    """What was said of such a list before."""
    kept = seized.known(dossier, columns)
    found: dict[str, Any] = {"key": uuid4()}
    if kept is not None:
        found |= {f"{_COLUMN}{at}": kept.columns.get(heading, "") for at, heading in enumerate(columns)}
        found |= {"said": kept.said, "name": kept.name}
    return found
