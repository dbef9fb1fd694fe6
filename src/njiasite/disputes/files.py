"""Papers as files, made on the spot and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Literal, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from njia.disputes import papers
from njia.disputes.claims import Class
from njia.disputes.group import Member, Shared, group_forms, group_pack
from njia.disputes.load import law
from njia.disputes.model import Sheet
from njia.disputes.pack import Particulars, pack
from njia.disputes.settlement import Terms, settlement
from njia.disputes.typeset import write
from njia.findings import Language

Format = Literal["docx", "pdf"]
_MEDIA: dict[Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def wanted(request: HttpRequest) -> Format:
    return "pdf" if request.POST.get("as") == "pdf" else "docx"


def paper(sheet: Sheet, name: str, about: Particulars, contract: Class, form: Format) -> HttpResponse:
    """The pack in Russian and in the reader's language. Raises MilitaryError."""
    kinds = papers.forms(settings.CORRIDOR)
    name = name if name in kinds else next(iter(kinds))
    language = cast(Language, get_language() or "en")
    words = papers.around(settings.CORRIDOR)
    blocks = pack(law(settings.CORRIDOR), words, kinds[name], sheet, about, contract=contract, language=language)
    return _file(write(blocks, form), name, form)


def of_group(members: Sequence[Member], name: str, about: Shared, language: Language, form: Format) -> HttpResponse:
    """The pack of several workers in Russian and in the language asked for."""
    words, kind = papers.around(settings.CORRIDOR), group_forms(settings.CORRIDOR)[name]
    blocks = group_pack(law(settings.CORRIDOR), words, kind, members, about, language)
    return _file(write(blocks, form), f"group-{name}", form)


def settled(terms: Terms, form: Format) -> HttpResponse:
    """The settlement in both languages. Raises UnequalError where the check finds that they differ."""
    made = settlement(terms, settings.CORRIDOR)
    return _file(import_module(f"njia.standard.{form}").write(made), "settlement", form)


def _file(data: bytes, name: str, form: Format) -> HttpResponse:
    attached = f'attachment; filename="{name}.{form}"'
    return HttpResponse(data, content_type=_MEDIA[form], headers={"Content-Disposition": attached})
