"""What calls for help bring about in the cases."""

from __future__ import annotations

from django.utils.html import format_html_join

from njiasite.channels import manners
from njiasite.distress import answers, deeds, projecting, reaching
from njiasite.distress.asking import REPORT, plan
from njiasite.dossiers import effects, messages, presentation, projections
from njiasite.ledger import erasure


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    projections.also(REPORT, projecting.project)
    presentation.word("answers", _answers)
    effects.after("request.erased", deeds.erase_asked)
    erasure.also(deeds.forget)
    messages.also_tell(reaching.others)
    manners.ask(reaching.manners)


def _answers(line: str) -> str:
    return format_html_join("", "<div>{}<br><strong>{}</strong></div>", answers.in_words(plan(), line))
