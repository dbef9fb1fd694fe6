"""Clauses translated as freely as people speak: pairs blamed, rewordings alarmed, tampers caught, voice by voice.

The pairs are given as they belong together, so that only the comparison of the two languages is measured.

    python -m benchmarks.free_voice [FOLDER ...] [--told]     # --told: what was blamed and what was missed
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.papers import CORRIDOR
from njia.contracts import naming, roles, unread
from njia.contracts.bilingual import lexicon_of
from njia.contracts.model import Bead, Clause, Contract
from njia.contracts.parity import concepts_of, told
from njia.contracts.reading import Paired, Reading
from njia.facts.extract import extract
from njia.findings import Side
from samples import contracts as samples

_SAMPLES = Path(samples.__file__).parent
FOLDERS = (_SAMPLES / "free_voice", *sorted((_SAMPLES / "voices").glob("*/")))
Pair = tuple[str, str]
Told = tuple[str, tuple[str, ...], tuple[str, ...]]  # a rule, its words in English and in Russian


def lines(path: Path) -> list[list[str]]:
    """The fields of each line of a file that is no comment; none where there is no such file."""
    text = path.read_text("utf-8") if path.exists() else ""
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def pairs_of(folder: Path) -> list[Pair]:
    return [(en, ru) for en, ru in lines(folder / "pairs.tsv")]


def contract_of(pairs: Sequence[Pair]) -> Contract:
    """The pairs as one paper, each a bead."""
    sides: tuple[Side, ...] = ("en", "ru")
    clauses: dict[Side, tuple[Clause, ...]] = {}
    for column, side in enumerate(sides):
        at, made = 0, []
        for index, pair in enumerate(pairs):
            made.append(Clause(side, index, pair[column], at))
            at += len(pair[column]) + 1
        clauses[side] = tuple(made)
    return Contract(
        clauses["en"],
        clauses["ru"],
        tuple(Bead((i,), (i,)) for i in range(len(pairs))),
        {side: tuple(extract(clause.text, side) for clause in clauses[side]) for side in sides},
        {side: "\n".join(pair[column] for pair in pairs) for column, side in enumerate(sides)},
    )


class Voice:
    """One folder read as one paper: what its words for the parties are is known from the whole of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.pairs = folder, pairs_of(folder)
        contract = contract_of(self.pairs)
        lexicon = lexicon_of(CORRIDOR)
        self._concepts = concepts_of(CORRIDOR)
        self._terms = naming.defined_terms(contract.texts, CORRIDOR.id)
        self._read = roles.pairs_of(contract, self._concepts, lexicon)
        self._known = roles.known(self._read, self._concepts)
        # A reading holds the names only where its clause does; a changed clause may hold one that it did not.
        self._names: dict[Side, Mapping[str, str]] = {
            "en": next((pair.en.aliases for pair in self._read if pair.en.aliases), {}),
            "ru": next((pair.ru.aliases for pair in self._read if pair.ru.aliases), {}),
        }
        self._doubts = unread.Doubts(CORRIDOR.rules, lexicon)

    def blamed(self, at: int, changed: Pair | None = None) -> list[Told]:
        """What is told of a pair, as it is or changed: (rule, what it quotes)."""
        pair = self._read[at]
        if changed is not None:
            pair = Paired(self._again("en", changed[0]), self._again("ru", changed[1]))
        found = told(pair, self._concepts, CORRIDOR, self._terms, parties_known=self._known)
        return [
            (one.rule, *(tuple(r.text[a:b] for a, b in spans) for r, spans in ((pair.en, one.en), (pair.ru, one.ru))))
            for one in self._doubts.parted(pair, found)[0]
            if CORRIDOR.rules[one.rule].severity != "note"
        ]

    def _again(self, side: Side, text: str) -> Reading:
        clause = Clause(side, 0, text, 0)
        return Reading(side, [clause], [tuple(extract(text, side))], aliases=self._names[side])

    def edited(self, name: str) -> list[tuple[int, Pair, list[Told]]]:
        """Each edit of a file: the place of its pair, the pair with it, and what is told that was not told before."""
        found = []
        for number, side, old, new, *_ in lines(self.folder / name):
            at = int(number) - 1
            en, ru = self.pairs[at]
            pair = (en.replace(old, new, 1), ru) if side == "en" else (en, ru.replace(old, new, 1))
            before = self.blamed(at)
            found.append((at, pair, [one for one in self.blamed(at, pair) if one not in before]))
        return found


def main(folders: Sequence[Path], *, aloud: bool) -> None:
    for folder in folders:
        voice = Voice(folder)
        found = [voice.blamed(at) for at in range(len(voice.pairs))]
        harmless, tampers = (voice.edited(f"{name}.tsv") for name in ("harmless", "tampers"))
        alarmed, caught = (sum(bool(new) for *_, new in each) for each in (harmless, tampers))
        print(
            f"{folder.name}: honest pairs blamed {sum(map(bool, found))} of {len(found)}; rewordings alarmed {alarmed}"
            f" of {len(harmless)}; tampers caught {caught} of {len(tampers)}"
        )
        if aloud:
            honest = zip(range(len(found)), voice.pairs, found, strict=True)
            for word, each, wrong in (
                ("blamed", honest, True),
                ("alarmed", harmless, True),
                ("missed", tampers, False),
            ):
                for at, pair, new in each:
                    if bool(new) == wrong:
                        print(word, at + 1, *pair, *new, sep="\n    ")


if __name__ == "__main__":
    named = [Path(name) for name in sys.argv[1:] if name != "--told"]
    main(named or FOLDERS, aloud="--told" in sys.argv)
