"""The form that takes an offer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from njiasite.checks.forms import ACCEPT, FilesField

LONGEST = 12_000  # letters of one text: four pages, and within what a form may carry even in Russian
MAX_FILES = 5


class OfferForm(forms.Form):
    """A message as text, or as pictures or a file of it."""

    accept = ACCEPT

    text = forms.CharField(required=False, max_length=LONGEST, strip=False)
    photo = FilesField(required=False, allow_empty_file=True)
    file = FilesField(required=False, allow_empty_file=True)
    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)

    def clean(self) -> dict[str, Any]:
        """Words or a picture, nothing empty, nothing too big."""
        given: dict[str, Any] = super().clean() or {}
        files = [*given.get("photo", []), *given.get("file", [])]
        given["text"] = (given.get("text") or "").strip()
        if not given["text"] and not files and not self.errors:
            self.add_error("text", _("Paste the message, or choose a picture of it."))
        if len(files) > MAX_FILES:
            self.add_error("file", _("Send 5 pictures or fewer at a time."))
        if any(file.size == 0 for file in files):
            self.add_error("file", _("This file is empty. Choose another one."))
        elif any((file.size or 0) > settings.CHECKS_MAX_FILE_BYTES for file in files):
            self.add_error("file", _("This file is too big. Choose a smaller one, or send fewer pages."))
        given["files"] = files
        return given


class SharedForm(forms.Form):
    """What a phone hands over when a message is shared with the installed page."""

    title = forms.CharField(required=False, max_length=LONGEST)
    text = forms.CharField(required=False, max_length=LONGEST)
    url = forms.CharField(required=False, max_length=2_000)
    file = FilesField(required=False, allow_empty_file=True)

    def offer(self) -> OfferForm:
        """The same as the page's own form takes it."""
        words = [self.data.get(name, "").strip() for name in ("title", "text", "url")]
        data = {"text": "\n".join(dict.fromkeys(word for word in words if word))}
        return OfferForm(data, {"file": self.files.getlist("file")} if self.files else None)  # type: ignore[attr-defined,arg-type]
