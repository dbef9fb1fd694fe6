"""What calls for help bring about in the cases."""

from __future__ import annotations

from django.utils.html import format_html_join

from njiasite.distress import answers, projecting
from njiasite.distress.asking import REPORT, plan
from njiasite.dossiers import presentation, projections


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    projections.also(REPORT, projecting.project)
    presentation.word("answers", _answers)


def _answers(line: str) -> str:
    return format_html_join("", "<div>{}<br><strong>{}</strong></div>", answers.in_words(plan(), line))
