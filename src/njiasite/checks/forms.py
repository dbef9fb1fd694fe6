"""The form that takes a contract."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

ACCEPT = ".docx,.pdf,.txt,.html,.htm,.jpg,.jpeg,.png,.tif,.tiff,application/pdf,image/jpeg,image/png,image/tiff"
MAX_FILES = 20


class _Files(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files; the value is a list."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in given]


class CheckForm(forms.Form):
    """A contract as a file or as photos, and the Russian text apart where it is apart."""

    accept = ACCEPT

    contract = FilesField(required=False, allow_empty_file=True)
    photo = FilesField(required=False, allow_empty_file=True)
    russian = FilesField(required=False, allow_empty_file=True)
    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)

    def clean(self) -> dict[str, Any]:
        """One contract at least, nothing empty, nothing too big."""
        given: dict[str, Any] = super().clean() or {}
        first = [*given.get("contract", []), *given.get("photo", [])]
        second = given.get("russian", [])
        if not first and second:
            first, second = second, []
        if not first:
            self.add_error("contract", _("Choose the file of the contract, or take a photo of it."))
        if len(first) + len(second) > MAX_FILES:
            self.add_error("contract", _("Send 20 files or fewer at a time."))
        for name, files in (("contract", first), ("russian", second)):
            if any(file.size == 0 for file in files):
                self.add_error(name, _("This file is empty. Choose another one."))
            elif any((file.size or 0) > settings.CHECKS_MAX_FILE_BYTES for file in files):
                self.add_error(name, _("This file is too big. Choose a smaller one, or send fewer pages."))
        given["papers"] = [files for files in (first, second) if files]
        return given
