"""Reads a paper's own names for its sides as «Employer» and «Employee», whatever case they stand in.

«У Специалиста» then reads as «у работника» and «the Hotel's safe» as «the employer's safe», so that every word list
needs one name for each side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from njia.contracts.model import Clause
from njia.text.grammar import listed, said
from njia.text.words import Word, stem

Forms = Mapping[str, str]  # a folded form → the form that stands for it
_ROLES = ("employer", "worker")
_RU = {role: listed(f"party_{role}", "ru") for role in _ROLES}
_EN = {role: listed(f"party_{role}", "en")[0] for role in _ROLES}
# The ends of a noun by case, the nominative first; the first row that fits a name is its own.
_ENDINGS = tuple(tuple(end.strip("-") for end in row.split()) for row in listed("noun_cases", "ru"))
# Names that stand for a side wherever they are capitals, given or not.
_USUAL = {name: role for role in _ROLES for name in listed(f"usual_names_of_{role}")}
# Names that tell what kind of contract it is; read as sides only in a paper that calls itself one of employment.
_TELLING = said("names_that_tell_the_kind")
_EMPLOYMENT = listed("calls_itself_employment")
_SIDES = {*_EN.values(), *(cases[0] for cases in _RU.values())}


def forms_of(names: Mapping[str, str], clauses: Sequence[Clause]) -> Forms:
    """Every form of the names, with the form of «Employer» or «Employee» that stands for it."""
    employment = any(word in clause.text.casefold() for clause in clauses[:2] for word in _EMPLOYMENT)
    forms: dict[str, str] = {}
    for name, role in {**_USUAL, **names}.items():
        if name not in _SIDES and (employment or name not in _TELLING):
            for mine, theirs in _russian(name, role) if _cyrillic(name) else _english(name, role):
                forms.setdefault(mine, theirs)
    return forms


def renamed(words: Sequence[Word], text: str, forms: Forms) -> tuple[Word, ...]:
    """The words, the names among them read as the side; a common noun («the driver drives») is left."""
    if forms.keys().isdisjoint([word.form for word in words]):
        return tuple(words)
    return tuple(
        word._replace(form=forms[word.form], stem=stem(forms[word.form]))
        if word.form in forms and text[word.start].isupper()
        else word
        for word in words
    )


@lru_cache(maxsize=64)
def cases_of(name: str, role: str) -> Mapping[str, str]:
    """The cases of a Russian name, each with the form of «работник» or «работодатель» that stands for it."""
    return dict(reversed(_russian(name, role)))  # of forms that are alike the first case counts


def _cyrillic(name: str) -> bool:
    return "а" <= name[0] <= "я"


def _english(name: str, role: str) -> list[tuple[str, str]]:
    side = _EN[role]
    return [(name, side), (f"{name}'s", f"{side}'s"), (f"{name}s", f"{side}s"), (f"{name}s'", f"{side}'s")]


def _russian(name: str, role: str) -> list[tuple[str, str]]:
    cases = next(row for row in _ENDINGS if name.endswith(row[0]))
    base = name[: len(name) - len(cases[0])]
    return [(base + case, theirs) for case, theirs in zip(cases, _RU[role], strict=True)]
