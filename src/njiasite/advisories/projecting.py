"""The row of a warning, as the acts of its case make it; and what keeps one from being published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

from njia.advisories.limits import load_limits, not_shown, numbers_in, too_long
from njia.casework.model import Procedure
from njia.casework.refuse import Refusal
from njia.casework.standing import Standing
from njia.corridors.load import load
from njia.findings import Text
from njiasite.advisories.models import Advisory
from njiasite.channels import services as outbox
from njiasite.dossiers import engine
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError

PROCEDURE, PUBLISHED = "advisory", "advisory.published"


def project(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """A row while it is published; what was sent of it is not forgotten, and what waits for the morning is not sent."""
    if standing.state != "published":
        if Advisory.objects.filter(dossier=dossier).delete()[0]:
            outbox.drop_all(f"advisory:{dossier.number}:")
        return
    given = standing.fields_given
    said = {
        name: str(value)
        for name, value in given.items()
        if name in plan.fields and plan.fields[name].privacy == "public"
    }
    Advisory.objects.update_or_create(
        dossier=dossier,
        defaults={
            "corridor": dossier.corridor,
            "number": dossier.number,
            "about": said["warning_about"],
            "holds_from": date.fromisoformat(said["warning_from"]),
            "holds_until": date.fromisoformat(said["warning_until"]),
            "published_at": standing.done[PUBLISHED].at,
            "said": said,
        },
    )


def fits(doing: Doing) -> Mapping[str, Any]:
    """Refuses a warning that no telephone could show and no radio read in half a minute."""
    if (why := against(doing)) is not None:
        raise RefusedError(why)
    return {}


def against(doing: Doing) -> Refusal | None:
    """The same without doing anything."""
    given = {**doing.standing.fields_given, **{name: value for name, value in doing.given.items() if value}}
    for code, fields in (
        ("too_long", too_long(load_limits(settings.CORRIDOR), given)),
        ("letters", not_shown(given)),
        ("number", numbers_in(load_limits(settings.CORRIDOR), given)),
        ("days", ["warning_until"] if str(given.get("warning_until")) < str(given.get("warning_from")) else []),
    ):
        if fields:
            return Refusal(f"advisories.{code}", _text(code, fields), tuple(fields))
    return None


def _text(code: str, fields: list[str]) -> Text:
    known = engine.procedures(settings.CORRIDOR)[PROCEDURE].fields
    names = [known[name].name for name in fields]
    joined = Text(*("; ".join(name[language] for name in names) for language in ("en", "sw", "ru")))
    return load(settings.CORRIDOR).messages[f"advisories.{code}"].fill(fields=joined)
