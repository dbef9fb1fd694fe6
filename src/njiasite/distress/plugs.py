"""What calls for help bring about in the cases."""

from __future__ import annotations

from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy

from njiasite.channels import manners
from njiasite.distress import answers, deeds, projecting, reaching
from njiasite.distress.asking import REPORT, plan
from njiasite.dossiers import effects, links, messages, presentation, projections
from njiasite.ledger import erasure


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    projections.also(REPORT, projecting.project)
    presentation.word("answers", _answers)
    effects.after("request.erased", deeds.erase_asked)
    erasure.also(deeds.forget)
    messages.also_tell(reaching.others)
    manners.ask(reaching.manners)
    for procedure in {REPORT, *(one.procedure for one in plan().openings.values())}:
        links.offer(procedure, "case_together", gettext_lazy("What belongs together"))


def _answers(line: str) -> str:
    return format_html_join("", "<div>{}<br><strong>{}</strong></div>", answers.in_words(plan(), line))
