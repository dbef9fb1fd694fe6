"""The papers of a form: held, sealed and in quarantine, from the step that asks for them to the one that sends them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid5

from django.conf import settings
from django.http import HttpRequest

from njia.casework.model import ActSpec, Procedure
from njia.corridors import load
from njia.documents.model import DocumentError
from njiasite.documents import holding
from njiasite.documents.holding import Held
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.fields import held_name
from njiasite.dossiers.forms import ActForm
from njiasite.identities.access import Reader
from njiasite.identities.roster import words as said

_UNOPENED = UUID("8d6f1d0b-0f0c-4f8e-9b55-4f4a2c0b7d19")


def case_to_open(reader: Reader, key: str) -> UUID:
    """The case that a form will open: the same for the same key, so that papers can be sealed for it before."""
    return uuid5(_UNOPENED, f"{actor_of(reader).account}/{key}")


def filled_in(request: HttpRequest, reader: Reader, case: UUID, plan: Procedure, spec: ActSpec) -> ActForm:
    """The form as it was sent. Files that came with it are held, and those of the step before are there again."""
    held, gone = _held(request, reader, case, spec)
    troubles = dict.fromkeys(gone, said(plan.words["casework.paper_gone"]))
    form = ActForm(spec, request.POST, request.FILES, initial=held)
    form.is_valid()
    tables = {field.id for field in spec.asked if field.tables}
    if form.papers and "key" in form.cleaned_data:
        for name, file in form.papers.items():
            try:
                held[name] = holding.hold(
                    file, holder=case, actor=actor_of(reader), channel="web", key=form.cleaned_data["key"],
                    tables=name in tables,
                )  # fmt: skip
            except DocumentError as error:
                text = load.load(settings.CORRIDOR).messages[error.code]
                troubles[name] = said(text.fill(**error.values))
    return _with(troubles, ActForm(spec, request.POST, initial=held))


def _with(troubles: Mapping[str, str], form: ActForm) -> ActForm:
    for name, trouble in troubles.items():
        form.fields[name].required = False  # one word on it is enough
        form.add_error(name, trouble)
    return form


def _held(request: HttpRequest, reader: Reader, case: UUID, spec: ActSpec) -> tuple[dict[str, Held], list[str]]:
    """The papers of the step before, and for which fields they are erased by now: nothing gets lost without a word."""
    account = actor_of(reader).account
    sent = {name: id_ for name in _papers(spec) if (id_ := request.POST.get(held_name(name)))}
    found = {name: holding.held(case, account, id_) for name, id_ in sent.items()}
    held = {name: paper for name, paper in found.items() if paper}
    return held, [name for name in found if name not in held and name not in request.FILES]


def _papers(spec: ActSpec) -> list[str]:
    return [field.id for field in spec.asked if field.kind == "document"]
