"""The forms of whoever tells us something."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from njiasite.checks.forms import FilesField
from njiasite.dossiers import engine
from njiasite.identities.roster import words as said
from njiasite.tips import receipts
from njiasite.tips.services import PROCEDURE

_LONGEST, _MAX_FILES = 5_000, 3
_OFF = {"autocomplete": "off", "spellcheck": "false"}


def _abouts() -> list[tuple[str, str]]:
    options = engine.procedures(settings.CORRIDOR)[PROCEDURE].fields["tip_about"].options
    return [(option.id, said(option.name)) for option in options]


class _WithPapers(forms.Form):
    """A form to which pictures and papers may be added."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def add_papers(self) -> None:
        """Asks for papers, last."""
        self.fields["papers"] = FilesField(
            label=_("Pictures or papers"),
            help_text=_("At most 3. We take out who made them, when and where."),
            required=False,
        )
        self.fields["papers"].widget.attrs = {"multiple": True, "accept": "image/jpeg,image/png,application/pdf,.docx"}

    def clean_papers(self) -> list[Any]:
        """Not too many, not too big."""
        papers: list[Any] = self.cleaned_data["papers"]
        if len(papers) > _MAX_FILES:
            raise forms.ValidationError(_("At most 3 at a time."))
        if any((paper.size or 0) > settings.DOCUMENTS_MAX_BYTES for paper in papers):
            raise forms.ValidationError(_("This file is too big. Choose a smaller one, or send fewer pages."))
        return papers


class TipForm(_WithPapers):
    """What was seen or heard. Only the words are needed."""

    about = forms.ChoiceField(label=_("What is it about?"), choices=_abouts, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What did you see or hear?"),
        help_text=_("In your own words, in any language. A message can be pasted."),
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, **_OFF}),
    )
    place = forms.CharField(label=_("Where?"), required=False, max_length=300, widget=forms.TextInput(attrs=_OFF))
    teller = forms.CharField(
        label=_("Your name"), help_text=_("Leave it empty to stay unnamed."), required=False, max_length=300,
        widget=forms.TextInput(attrs=_OFF),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.add_papers()


class ReceiptForm(forms.Form):
    """The code that somebody got when they told us something."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", **_OFF}),
    )

    def clean(self) -> dict[str, Any]:
        """The tip that it opens."""
        given: dict[str, Any] = super().clean() or {}
        given["opened"] = receipts.opened(given.get("code", "")) if "code" in given else None
        if "code" in given and given["opened"] is None:
            self.add_error("code", _("This code is not right, or it is older than a year."))
        return given


class ReplyForm(ReceiptForm, _WithPapers):
    """An answer, or something more; the code goes along unseen."""

    words = forms.CharField(
        label=_("Your answer, or something more"),
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, **_OFF}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].widget = forms.HiddenInput()
        self.add_papers()
