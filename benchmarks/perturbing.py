"""What is done to a paper before it is aligned: clauses dropped, merged, relabelled, foreign sentences put in."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.papers import Paper
from njia.contracts.labels import label_of
from njia.contracts.model import Clause, ClauseKind
from njia.contracts.paragraphs import Paragraph, kind_of
from njia.contracts.sentences import sentences

GoldBead = tuple[tuple[int, ...], tuple[int, ...]]
DROPPED, MERGED = 0.10, 0.08


@dataclass(frozen=True)
class Broken:
    """A perturbed paper: the lines of each side, and which belong together."""

    en: tuple[str, ...]
    ru: tuple[str, ...]
    gold: frozenset[GoldBead]


def clauses(side: str, lines: Sequence[str]) -> tuple[Clause, ...]:
    """Lines as `njia.contracts.sides` would give them from a plain text."""
    made, at = [], 0
    for index, text in enumerate(lines):
        label = label_of(text)
        made.append(Clause(side, index, text, at, kind(text, index), label.text if label else None))  # type: ignore[arg-type]
        at += len(text) + 1
    return tuple(made)


def kind(text: str, index: int = 9) -> ClauseKind:
    return kind_of(Paragraph(text), first=index < 2)


def broken(paper: Paper, seed: int, *, shifted: bool = False) -> Broken:
    """10 % of the clauses are dropped from one side each, 8 % of the others merged with the next on one side."""
    chance = random.Random(f"{paper.name} {seed}")
    sides = [list(enumerate(lines)) for lines in (paper.en, paper.ru)]
    if shifted:
        which = chance.randrange(2)
        sides[which] = _shifted(sides[which], chance)
    for bead in paper.gold:
        if bead[0] and bead[1] and chance.random() < DROPPED:
            which = chance.randrange(2)
            sides[which] = [(i, text) for i, text in sides[which] if i not in bead[which]]
    held = [[([i], text) for i, text in side] for side in sides]
    for bead in paper.gold:
        if chance.random() < MERGED:
            which = chance.randrange(2)
            _merge(held[which], bead[which])
    return Broken(tuple(t for _, t in held[0]), tuple(t for _, t in held[1]), _gold(paper, held))


def _merge(side: list[tuple[list[int], str]], clauses_: tuple[int, ...]) -> None:
    place = next((k for k, (ids, _) in enumerate(side) if clauses_ and ids[0] == clauses_[-1]), None)
    if place is None or place + 1 >= len(side):
        return
    (ids, text), (next_ids, next_text) = side[place], side[place + 1]
    if kind(text) != "clause" or kind(next_text) != "clause":
        return
    side[place : place + 2] = [([*ids, *next_ids], f"{text} {next_text}")]


def _shifted(side: list[tuple[int, str]], chance: random.Random) -> list[tuple[int, str]]:
    """From a random clause on, the last number of every label is one higher."""
    first = chance.randrange(len(side))
    return [(i, _raised(text) if place >= first else text) for place, (i, text) in enumerate(side)]


def _raised(text: str) -> str:
    label = label_of(text)
    if label is None:
        return text
    head, tail = text[: label.end], text[label.end :]
    numbers = list(re.finditer(r"\d+", head))
    if not numbers:
        return text
    last = numbers[-1]
    return head[: last.start()] + str(int(last.group()) + 1) + head[last.end() :] + tail


def _gold(paper: Paper, held: list[list[tuple[list[int], str]]]) -> frozenset[GoldBead]:
    """The original beads, joined where a merged clause stands in several."""
    place = [{i: k for k, (ids, _) in enumerate(side) for i in ids} for side in held]
    groups: list[tuple[set[int], set[int]]] = []
    for en, ru in paper.gold:
        here = ({place[0][i] for i in en if i in place[0]}, {place[1][j] for j in ru if j in place[1]})
        if not (here[0] or here[1]):
            continue
        touching = [g for g in groups if g[0] & here[0] or g[1] & here[1]]
        groups = [g for g in groups if g not in touching]
        groups.append((here[0].union(*(g[0] for g in touching)), here[1].union(*(g[1] for g in touching))))
    return frozenset((tuple(sorted(en)), tuple(sorted(ru))) for en, ru in groups)


@dataclass(frozen=True)
class Hiding:
    """A paper with foreign sentences put inside paired clauses; ``hidden`` is (side, line, start, end)."""

    en: tuple[str, ...]
    ru: tuple[str, ...]
    hidden: frozenset[tuple[str, int, int, int]]


def hiding(paper: Paper, others: Sequence[Paper], seed: int, count: int = 3) -> Hiding:
    """``count`` clauses get a sentence from elsewhere in the paper, or from another paper, on one side."""
    chance = random.Random(f"hide {paper.name} {seed}")
    lines = {"en": list(paper.en), "ru": list(paper.ru)}
    paired = [b for b in paper.gold if len(b[0]) == len(b[1]) == 1 and kind(paper.en[b[0][0]]) == "clause"]
    hidden = set()
    for bead in chance.sample(paired, min(count, len(paired))):
        side = chance.choice(("en", "ru"))
        line = bead[0 if side == "en" else 1][0]
        source = paper if chance.random() < 0.5 or not others else chance.choice(others)
        foreign = _foreign(source, side, chance, line if source is paper else -1)
        if foreign is None:
            continue
        text = lines[side][line]
        ends = [end for _, end in sentences(text)]
        at = chance.choice(ends)
        joint = " " if text[at - 1] in ".;!?" else ". "
        foreign = foreign[:1].upper() + foreign[1:]
        lines[side][line] = f"{text[:at]}{joint}{foreign}{text[at:]}"
        hidden.add((side, line, at + len(joint), at + len(joint) + len(foreign)))
    return Hiding(tuple(lines["en"]), tuple(lines["ru"]), frozenset(hidden))


def _foreign(paper: Paper, side: str, chance: random.Random, own: int) -> str | None:
    """A sentence of five words or more from another clause."""
    lines = paper.en if side == "en" else paper.ru
    for _ in range(30):
        line = chance.randrange(len(lines))
        text = lines[line]
        if line == own or kind(text, line) != "clause":
            continue
        label = label_of(text)
        body = text[label.end if label else 0 :]
        start, end = chance.choice(sentences(body) or ((0, 0),))
        sentence = body[start:end].rstrip(";")
        if len(sentence.split()) >= 5:
            return sentence if sentence.endswith((".", "!", "?")) else sentence.rstrip(":,") + "."
    return None
