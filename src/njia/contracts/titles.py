"""Reads a paper's own names for its sides as «Employer» and «Employee», whatever case they stand in.

«У Специалиста» then reads as «у работника» and «the Hotel's safe» as «the employer's safe», so that every word list
needs one name for each side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from njia.contracts.model import Clause
from njia.text.words import Word, stem

Forms = Mapping[str, str]  # a folded form → the form that stands for it
_CASES = ("nom", "gen", "dat", "acc", "ins", "pre")
_RU = {
    "employer": ("работодатель", "работодателя", "работодателю", "работодателя", "работодателем", "работодателе"),
    "worker": ("работник", "работника", "работнику", "работника", "работником", "работнике"),
}
_EN = {"employer": "employer", "worker": "employee"}
# By the end of the nominative: the ends of the other cases, in the order of _CASES.
_ENDINGS = (
    ("ция", ("ция", "ции", "ции", "цию", "цией", "ции")),
    ("ия", ("ия", "ии", "ии", "ию", "ией", "ии")),
    ("ие", ("ие", "ия", "ию", "ие", "ием", "ии")),
    ("ая", ("ая", "ой", "ой", "ую", "ой", "ой")),
    ("ый", ("ый", "ого", "ому", "ого", "ым", "ом")),
    ("ий", ("ий", "его", "ему", "его", "им", "ем")),
    ("ец", ("ец", "ца", "цу", "ца", "цом", "це")),
    ("ца", ("ца", "цы", "це", "цу", "цей", "це")),
    ("ка", ("ка", "ки", "ке", "ку", "кой", "ке")),
    ("а", ("а", "ы", "е", "у", "ой", "е")),
    ("я", ("я", "и", "е", "ю", "ей", "е")),
    ("ь", ("ь", "я", "ю", "я", "ем", "е")),
    ("й", ("й", "я", "ю", "я", "ем", "е")),
    ("о", ("о", "а", "у", "о", "ом", "е")),
    ("", ("", "а", "у", "а", "ом", "е")),
)
# Names that stand for a side wherever they are capitals, given or not.
_USUAL = {"сотрудник": "worker", "наниматель": "employer", "работница": "worker", "worker": "worker"}
# Names that tell what kind of contract it is; read as sides only in a paper that calls itself one of employment.
_TELLING = {
    "исполнитель", "подрядчик", "заказчик", "ученик", "стажер", "contractor", "customer", "client", "apprentice",
    "trainee", "student", "learner",
}  # fmt: skip
_EMPLOYMENT = ("employ", "labour", "labor", "трудов")


def forms_of(names: Mapping[str, str], clauses: Sequence[Clause]) -> Forms:
    """Every form of the names, with the form of «Employer» or «Employee» that stands for it."""
    employment = any(word in clause.text.casefold() for clause in clauses[:2] for word in _EMPLOYMENT)
    forms: dict[str, str] = {}
    for name, role in {**_USUAL, **names}.items():
        if name not in ("работник", "работодатель", "employer", "employee") and (employment or name not in _TELLING):
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


def _cyrillic(name: str) -> bool:
    return "а" <= name[0] <= "я"


def _english(name: str, role: str) -> list[tuple[str, str]]:
    side = _EN[role]
    return [(name, side), (f"{name}'s", f"{side}'s"), (f"{name}s", f"{side}s"), (f"{name}s'", f"{side}'s")]


def _russian(name: str, role: str) -> list[tuple[str, str]]:
    ending, cases = next((e, c) for e, c in _ENDINGS if name.endswith(e))
    base = name[: len(name) - len(ending)]
    return [(base + case, theirs) for case, theirs in zip(cases, _RU[role], strict=True)]
