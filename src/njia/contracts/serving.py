"""Whether somebody is plainly said to serve or to be sent, whatever else the sentence denies.

«He does not pay for food and is sent to the front» denies the payment, not the front. A finite verb takes its denial
from right before it; only a subject that denies («nobody», «under no circumstances») reaches it from further away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from njia.contracts.paper import Sentence
from njia.text.grammar import one_of
from njia.text.phrases import Hit

_REACH = 7  # words between the verb and what is served
_BEFORE = 3  # words between a denial and its verb
# Where something new begins; a comma before «that», «which» or the denial itself begins nothing.
_PARTS = re.compile(rf"[;:]|,(?!\s*(?:{one_of('goes_on_after_comma')}|$))|\b(?:{one_of('joins_parts')})\b", re.I)


def serves(sentence: Sentence, hit: Hit) -> bool:
    """Whether an affirmed verb of serving stands close before the hit, under no condition."""
    return any(
        0 <= hit.first - verb.last <= _REACH and not _denied(sentence, verb, hit) and not _undone_after(sentence, hit)
        for verb in sentence.marks.get("war.serves", ())
        if "," not in sentence.text[verb.start : verb.end]  # «on defence works, in zones of war»: no verb
    ) and not _conditional(sentence, hit)


def _denied(sentence: Sentence, verb: Hit, hit: Hit) -> bool:
    harmless = {i for h in _marks(sentence, "harmless", "double") for i in range(h.first, h.last + 1)}
    close = any(
        0 <= verb.first - h.last <= _BEFORE and h.first not in harmless for h in _marks(sentence, "weak", "strong")
    )
    between = any(
        verb.last < h.first < hit.first and h.first not in harmless for h in _marks(sentence, "weak", "strong")
    )
    far = any(
        h.last < verb.first and h.first not in harmless and not _PARTS.search(sentence.text[h.end : verb.start])
        for h in _marks(sentence, "strong")
    )
    return close or far or between


def _undone_after(sentence: Sentence, hit: Hit) -> bool:
    """«Any order by which he joins the army is void.»"""
    return any(
        h.first > hit.last and not _PARTS.search(sentence.text[hit.end : h.start]) for h in _marks(sentence, "after")
    )


def _conditional(sentence: Sentence, hit: Hit) -> bool:
    """«If he is sent to the front, he may refuse.»"""
    return any(h.first < hit.first for h in _marks(sentence, "condition")) and sentence.has(
        "denial.refusal", "denial.weak", "denial.strong", "denial.after"
    )


def _marks(sentence: Sentence, *names: str) -> Sequence[Hit]:
    return [h for name in names for h in sentence.marks.get(f"denial.{name}", ())]
