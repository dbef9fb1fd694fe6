"""The forms of investigators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from njiasite.intelligence import words


class NarrowForm(forms.Form):
    """What part of a ring is shown."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    sure = forms.ChoiceField(
        label=_("Who is shown"),
        required=False,
        choices=[
            ("", _("Everybody, also who stands beside it")),
            ("members", _("Members")),
            ("likely", _("Members who mostly stay without some ties")),
            ("sure", _("Members who stay without some ties")),
        ],
    )
    around = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """A span that ends before it begins holds nothing: it is said."""
        given: dict[str, Any] = super().clean() or {}
        if (since := given.get("since")) and (until := given.get("until")) and until < since:
            self.add_error("until", _("This day is before the first one."))
        return given


class JudgeForm(forms.Form):
    """What somebody says of a pair, and on what it rests."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("Are these two the same?"),
        choices=[("same", _("The same")), ("different", _("Two different ones")), ("unsure", _("I cannot say"))],
        widget=forms.RadioSelect,
    )
    evidence = forms.MultipleChoiceField(
        label=_("What shows it?"),
        help_text=_("For “The same” at least one thing besides a phone. For the other answers you may leave it empty."),
        required=False,
        choices=words.evidence,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].either = True  # type: ignore[attr-defined]  # "the same" needs it: not "if you want"

    def clean(self) -> dict[str, Any]:
        """Whoever says that two are the same says on what."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("answer") == "same" and not given.get("evidence"):
            self.add_error("evidence", _("Say what shows that they are the same."))
        return given
