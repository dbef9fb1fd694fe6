"""Swahili and Sheng verbs under one root: «utalipa», «hatulipi» and «una-sign» are «lipa» and «sign»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from njia.text.words import WORD, Word, forms_and_stems, made, stem

_SUBJECT = "ni|n|u|a|tu|m|mu|wa|i|zi|li|ya|ki|vi|ku|pa|ha|si|hu"
_TENSE = "nge|ngeli|na|li|taka|ta|mesha|me|sha|ki|ka|ja|po|hu|si"
_RELATIVE = "ye|o|cho|vyo|zo|po|wo|lo"
_OBJECT = "ni|ku|mw|m|tu|wa|i|zi|li|ya|ki|vi|u|ji"
_EXTENSION = "w|iw|ew|liw|lew|i|li|e|le|ish|esh|iz|z|ian|an|ik|ek|isha|esha"
_WORDS = re.compile(f"({WORD.pattern})")  # splits a text into gaps and words: a third faster than a match for each
_REMEMBERED = 50_000


class Lemmas:
    """Gives words of the verbs it knows their verb's stem, and says which of them deny («hatutozi», «usimwambie»)."""

    def __init__(self, verbs: Mapping[str, Sequence[str]]) -> None:
        """``verbs``: a verb and its roots («lipa»: «lip»; «sign»: «sign»)."""
        self._stems = {root: stem(verb) for verb, roots in verbs.items() for root in roots}
        self._citations = {stem(verb) for verb in verbs}
        self._in_a = {root for verb, roots in verbs.items() if verb.endswith("a") for root in roots}
        roots = "|".join(sorted((re.escape(root) for root in self._stems), key=len, reverse=True))
        self._verb = re.compile(
            rf"(?P<before>(?P<no>ha(?=u|tu|wa|m|i|zi|ta|ku|ja|na)|si)?(?:{_SUBJECT})?(?P<usi>si)?(?:{_TENSE})?"
            rf"(?:{_RELATIVE})?(?:{_OBJECT})?)(?P<root>{roots})"
            rf"(?:(?:{_EXTENSION})*[aeiu](?:ni|je)?)?"
        )
        self._known: dict[str, tuple[str, bool] | None] = {}
        self._read: dict[str, tuple[str, str, bool]] = {}

    def read(self, text: str) -> tuple[list[Word], list[int]]:
        """The words of a text, known verbs under their root, and the indices of words that deny by their prefix."""
        out: list[Word] = []
        denying: list[int] = []
        read, end = self._read, 0
        parts = iter(_WORDS.split(text))
        for gap, written in zip(parts, parts, strict=False):  # what follows the last word is left over
            try:
                form, root, denies = read[written]
            except KeyError:
                form, root, denies = self._once(written)
            if denies:
                denying.append(len(out))
            start = end + len(gap)
            end = start + len(written)
            out.append(made((start, end, form, root)))
        return out, denying

    def _once(self, written: str) -> tuple[str, str, bool]:
        """A word as it is written: its form, its stem or its verb's, and whether it denies."""
        if len(self._read) >= _REMEMBERED:
            self._read.clear()
        ((form, root),) = forms_and_stems(written)
        verb = self._remembered(form)
        self._read[written] = found = (form, *verb) if verb else (form, root, False)
        return found

    def phrase(self, phrase: str) -> str:
        """A cue's phrase as its words will be met: an inflected form of a known verb only in that very form."""
        return " ".join(
            f"={part}" if part.isalpha() and stem(part) not in self._citations and self._remembered(part) else part
            for part in phrase.casefold().split()
        )

    def _remembered(self, form: str) -> tuple[str, bool] | None:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        match = self._verb.fullmatch(form) if form.isascii() and len(form) > 2 else None
        if match and not match["before"] and match["root"] == form:
            match = None  # «let» is English; «leta» and «walilet…» are not
        verb = (self._stems[match["root"]], self._denies(match)) if match else None
        self._known[form] = verb
        return verb

    def _denies(self, match: re.Match[str]) -> bool:
        """By «ha-», «si-» or «-si-»; of one person also by «huta-», and by «-i» at the end («hulipi», «halipi»)."""
        if match["no"] or match["usi"] or match["before"].startswith("huta"):
            return True
        return match["before"][:2] in ("hu", "ha") and match[0].endswith("i") and match["root"] in self._in_a
