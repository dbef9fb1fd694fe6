"""The questions of the corridor as a form, page by page. What was answered travels along, and nothing is kept."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from njia.casework.kinds import fits
from njia.distress.load import load_plan
from njia.distress.model import Page, Plan, Question, Told, asked
from njia.findings import Text
from njiasite.dossiers import engine
from njiasite.identities.roster import words as said

REPORT = "distress_report"
OWN = "self"  # who asks for themselves is not asked about "the person"
HOURS = [("", "—"), *((f"{hour:02}:00", f"{hour:02}:00") for hour in range(24))]
_LONGEST = {"long_text": 4_000, "phone": 40}


def plan() -> Plan:
    """What this corridor asks."""
    return load_plan(settings.CORRIDOR)


class HelpForm(forms.Form):
    """All questions; those of the page that is shown can be seen, the others go along hidden."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    page = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def __init__(self, page: Page | None, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"key": str(uuid4())}, auto_id="id_%s")
        shown = {question.id for question in page.questions} if page else set()
        self.fields["page"].initial = page.id if page else ""
        self.own = data is not None and data.get("teller") == OWN
        for question in plan().questions.values():
            self.fields[question.id] = _field(question, hidden=question.id not in shown, own=self.own)

    def clean(self) -> dict[str, Any]:
        """A phone or address that cannot be one is asked for again; it may always be left empty."""
        found: dict[str, Any] = super().clean() or {}
        known = engine.procedures(settings.CORRIDOR)[REPORT].fields
        for name, value in list(found.items()):
            if value and name in known and isinstance(value, str) and not fits(known[name], value):
                self.add_error(name, _("This does not look right. Mend it, or leave it empty if you are not sure."))
        return found

    @property
    def told(self) -> Told:
        """What was answered; blanks are left out."""
        found = {name: self.cleaned_data.get(name) for name in plan().questions}
        return {name: tuple(v) if isinstance(v, list) else v for name, v in found.items() if v}

    def turned_to(self, page: Page | None) -> HelpForm:
        """The same answers with another page shown, of which nothing was asked yet."""
        turned = HelpForm(page, self._with_page(page))
        turned._errors = ErrorDict()
        turned.cleaned_data = self.cleaned_data
        for question in page.questions if page else ():
            if not asked(question.only_if, self.told):
                del turned.fields[question.id]
        return turned

    def sent_back(self, page: Page) -> HelpForm:
        """The same answers with the page shown on which something is wrong, and what."""
        again = HelpForm(page, self._with_page(page))
        again.is_valid()
        return again

    def _with_page(self, page: Page | None) -> QueryDict:
        data = self.data.copy()
        data["page"] = page.id if page else ""
        return data


def to(own: bool, mine: Text | None, ordinary: Text) -> str:
    """The words for whoever asks for themselves (``own``) where there are such; else the ordinary ones."""
    return said(mine if own and mine else ordinary)


def _field(question: Question, *, hidden: bool, own: bool) -> forms.Field:
    options: dict[str, Any] = {"label": to(own, question.to_self, question.ask), "required": question.must}
    if question.help:
        options["help_text"] = to(own, question.help_to_self, question.help)
    choices = [(one.id, to(own, one.to_self, one.name)) for one in question.options.values()]
    if question.kind == "many":
        widget = forms.MultipleHiddenInput if hidden else forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=choices, widget=widget, **options)
    if question.kind in ("one", "hour"):
        shown = forms.RadioSelect() if question.kind == "one" else forms.Select()
        choices = choices if question.kind == "one" else HOURS
        return forms.ChoiceField(choices=choices, widget=forms.HiddenInput() if hidden else shown, **options)
    kind = "tel" if question.kind == "phone" else "email" if question.kind == "email" else "text"
    widget = forms.TextInput(attrs={"type": kind, "autocomplete": "off"})
    if question.kind == "long_text":
        widget = forms.Textarea(attrs={"rows": 5})
    longest = _LONGEST.get(question.kind, 200)
    return forms.CharField(max_length=longest, widget=forms.HiddenInput() if hidden else widget, **options)


def first() -> Page:
    """The page that everybody sees first."""
    return plan().pages[0]


def named(page: str) -> Page | None:
    """The page of that name."""
    return next((one for one in plan().pages if one.id == page), None)


def next_to(page: Page, told: Told, step: int) -> Page | None:
    """The next page that is asked, or with ``step`` -1 the one before; None after the last and before the first."""
    pages = [one for one in plan().pages if one is page or asked(one.only_if, told)]
    place = pages.index(page) + step
    return pages[place] if 0 <= place < len(pages) else None
