"""Cues that are counted, not read: very many places, and many different trades in one offer."""

from __future__ import annotations

from collections.abc import Sequence

from njia.screening.cues import Found
from njia.screening.model import Cue, PayTable
from njia.text.words import Word

ROLES, POSTS = "job.cover", "posts.word"
_BETWEEN = 3  # words between a number and what it counts


def counted(words: Sequence[Word], found: Found, table: PayTable) -> None:
    """Adds ``jobs.many``, ``posts.many`` and ``text.short``."""
    if len(words) <= table.short_text:
        found["text.short"].append(Cue("text.short", 0, 0, words[0][0], words[0][1], 0, 0, False, False))
    roles = found.get(ROLES, [])
    if len({words[cue.first][3] for cue in roles}) >= table.many_roles:
        found["jobs.many"].append(roles[0])
    sums = {at for cue in found.get("money", ()) for at in range(cue.first, cue.last + 1)}
    for cue in (*found.get(POSTS, ()), *roles):
        at = next(
            (n for n in range(cue.first - 1, max(-1, cue.first - _BETWEEN - 1), -1) if words[n][2].isdigit()), None
        )
        if at is None:
            at = cue.last + 1 if cue.last + 1 < len(words) and words[cue.last + 1][2].isdigit() else None
        if at is not None and at not in sums and _number(words, at) >= table.many_posts:
            found["posts.many"].append(
                Cue("posts.many", at, cue.last, words[at][0], words[at][1], cue.clause, cue.sentence, False, cue.quoted)
            )


def _number(words: Sequence[Word], at: int) -> int:
    """The number at a word, with the thousands before it («6,500»); a year or a phone number counts nothing."""
    form = words[at][2]
    if len(form) == 3 and at and words[at - 1][2].isdigit() and words[at][0] - words[at - 1][1] == 1:
        form = words[at - 1][2] + form
    number = int(form) if len(form) < 7 else 0
    return 0 if 1900 < number < 2100 else number
