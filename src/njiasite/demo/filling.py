"""What a story leaves out and an act must have: words of the corridor's ``demo/words.yaml``, the same for one seed."""

from __future__ import annotations

import json
import random
from datetime import datetime
from functools import cache
from typing import Any

import typst
from django.conf import settings
from msgspec import Struct

from njia.casework.model import ActSpec, Field
from njia.corridors.files import home_of, read
from njiasite.demo.stories import Deed, Story, dated

_PAGE = """#set page(paper: "a5", margin: 2cm)
#set text(font: "Libertinus Serif", size: 12pt)
#let said = json(bytes(sys.inputs.said))
#align(center)[#text(size: 16pt, weight: "bold", said.title)]
#v(1cm)
#said.person
#v(1cm)
#text(fill: luma(90), [Made up for the demonstration of Njia. It proves nothing.])
"""


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Values by the name of a field, and by its kind."""

    fields: dict[str, tuple[Any, ...]]
    kinds: dict[str, tuple[Any, ...]]


@cache
def words() -> Words:
    """The words of the corridor that this site serves."""
    return read(home_of(settings.CORRIDOR) / "demo" / "words.yaml", Words)


def values(story: Story, deed: Deed, spec: ActSpec, seed: str, now: datetime) -> dict[str, Any]:
    """Everything that the act is given, papers left out."""
    asked = {field.id: field for field in spec.asked if field.kind != "document"}
    needed = {
        name: _filled(field, story, f"{seed}/{deed.when}/{name}") for name, field in asked.items() if field.required
    }
    given = {name: value for name, value in deed.give.items() if not is_paper(spec, name)}
    return {name: dated(value, asked[name].kind, now) for name, value in {**needed, **given}.items()}


def papers(deed: Deed, spec: ActSpec) -> dict[str, str]:
    """The papers that the act is given: field and title."""
    asked = [field for field in spec.asked if field.kind == "document"]
    return {f.id: str(deed.give.get(f.id) or f.name.en) for f in asked if f.required or f.id in deed.give}


def is_paper(spec: ActSpec, name: str) -> bool:
    """Whether that field of the act takes a paper."""
    return any(field.id == name and field.kind == "document" for field in spec.fields)


@cache
def paper(title: str, person: str) -> tuple[str, bytes]:
    """The file: one of the corridor's ``demo/papers``, else a page that says what it stands for."""
    kept = next((home_of(settings.CORRIDOR) / "demo" / "papers").glob(f"{title}.*"), None)
    if kept is not None:
        return kept.name, kept.read_bytes()
    said = json.dumps({"title": title, "person": person})
    return f"{title}.pdf", bytes(typst.compile(_PAGE.encode(), sys_inputs={"said": said}, ignore_system_fonts=True))


def _filled(field: Field, story: Story, draw: str) -> Any:
    if field.kind == "person_name":
        return story.person
    if field.id in words().fields:
        return _one_of(words().fields[field.id], draw)
    return field.options[0].id if field.options else _one_of(words().kinds[field.kind], draw)


def _one_of(choices: tuple[Any, ...], draw: str) -> Any:
    return random.Random(draw).choice(choices)  # noqa: S311 - a choice of words, not a secret
