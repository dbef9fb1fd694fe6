"""Makes ``wording.json``: what each word, pair of words and cue weighs, learned from texts whose answer is known.

    PYTHONPATH=. python scripts/wording.py            write the weights
    PYTHONPATH=. python scripts/wording.py --tell     how the later writers fare, each with weights made without him
    PYTHONPATH=. python scripts/wording.py --support  in how many texts the shipped weights stand

Ridge regression, solved at once. A word counts only where two writers used it. Held-out texts are not read.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import log, sqrt
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from benchmarks.screening import DATA, adverts, half_of
from reference_screening import DAY

from njia.screening.model import WordingRow, WordingTable
from njia.screening.screen import Screener, Screening, screener
from njia.screening.texts import BAD, Known, known_texts, texts_of
from njia.text.words import fold

TARGET = Path(__file__).parents[1] / "src/njia/corridors/ke_ru/screening/wording.json"
NAMES = TARGET.parents[1] / "names/given_names.yaml"
_FROM_TO = {"fewest_words": 12, "settled": 20, "most_words": 150}  # nearly all that was learned from
_UNSAID = (-0.15, -0.6, -0.9)  # what is taken to be said by what is not there
_CUES = 0.3  # how much cues count beside words
_RIDGE = 0.5
_ORDINARY = 160  # words of an ordinary advert that is learned from
PRAISE = ("safe.licence", "claim.licence")
_FEATURES = ("words", "cues")
_WANTED = (BAD, ("advisory", "news"), ("military_open",))
_LATER = ("fresh-c", "fresh-d", "fresh-e", "fresh-f", "fresh-g", "fresh-i", "fresh-j")
Features = tuple[set[str], set[str]]


def writer(row: Known) -> str:
    """Who wrote it: ``fresh-c``, ``own``, ``own-w``."""
    if row.id.startswith(("fresh-", "own-w")):
        return row.id[: 7 if row.id.startswith("fresh-") else 5]
    return "own" if row.id.startswith("own-") else row.id[:1]


def features(tools: Screener, texts: Sequence[Known]) -> list[Features]:
    """The words and the cues of each text, without names: they say who wrote, not what."""
    blind = Screener(replace(tools.rules, wording=WordingTable(praise=PRAISE)))
    names = _names(blind, texts)
    read = (blind.wording_of(row.text) for row in texts)
    return [({name for name in words if names.isdisjoint(name.split(" "))}, cues) for words, cues in read]


def _names(tools: Screener, texts: Sequence[Known]) -> set[str]:
    """Stems that stand as a name at least as often as not."""
    given = {fold(name) for row in yaml.safe_load(NAMES.read_text("utf-8")) for name in row}
    stands: Counter[str] = Counter()
    often: Counter[str] = Counter()
    for row in texts:
        for word, name in tools.names_of(row.text, given):
            stands[word] += name
            often[word] += 1
    return {word for word in stands if stands[word] and 2 * stands[word] >= often[word]}


def learned(texts: Sequence[Known], read: Sequence[Features]) -> WordingTable:
    """The weights that these texts support."""
    matrices, names, rare = [], [], []
    for part, weight in enumerate((1.0, sqrt(_CUES))):
        kept = _kept([one[part] for one in read], [writer(row) for row in texts])
        matrix = np.array([[kept[name] if name in one[part] else 0.0 for name in kept] for one in read])
        length = np.sqrt((matrix**2).sum(1, keepdims=True))
        matrices.append(weight * matrix / np.where(length == 0, 1, length))
        names.append(list(kept))
        rare.append([weight * idf for idf in kept.values()])
    x = np.hstack(matrices)
    solved = np.stack([_solved(x @ x.T, [row.label in some for row in texts]) for some in _WANTED], axis=1)
    weights, base = x.T @ solved, solved.sum(0)
    cut = len(names[0])
    return WordingTable(
        **_FROM_TO,
        praise=PRAISE,
        unsaid=_UNSAID,
        base=_three(base),
        words=_rows(names[0], rare[0], weights[:cut], 1.0),
        cues=_rows(names[1], rare[1], weights[cut:], sqrt(_CUES)),
    )


def _solved(alike: Any, wanted: Sequence[bool]) -> Any:
    """What each text brings to one question; those of the rarer answer are trusted more."""
    often = Counter(wanted)
    trust = np.array([sqrt(len(wanted) / 2 / often[one]) for one in wanted])
    return np.linalg.solve(alike + 1.0 + np.diag(_RIDGE / trust), np.where(wanted, 1.0, -1.0))


def _kept(docs: Sequence[Collection[str]], writers: Sequence[str]) -> Mapping[str, float]:
    """What at least two writers used, and how rare it is."""
    by: dict[str, set[str]] = defaultdict(set)
    for doc, who in zip(docs, writers, strict=True):
        for name in doc:
            by[name].add(who)
    often = Counter(name for doc in docs for name in doc)
    return {name: log(1 + len(docs) / often[name]) for name in sorted(by) if len(by[name]) > 1}


def _rows(names: Sequence[str], rare: Sequence[float], weights: Any, scale: float) -> dict[str, WordingRow]:
    """``scale`` is taken out of the length and left in the weight: each part has its own length of one."""
    return {name: (round(r / scale, 2), *_three(r * row)) for name, r, row in zip(names, rare, weights, strict=True)}


def _three(values: Any) -> tuple[float, float, float]:
    lure, warning, soldiers = (round(float(value), 3) for value in values)
    return lure, warning, soldiers


def written(table: WordingTable) -> str:
    """One row a line, so that a change can be read."""
    plain = ("praise", "fewest_words", "settled", "most_words", "unsaid", "base")
    parts = [f' "{name}": {json.dumps(getattr(table, name))}' for name in plain]
    for part in _FEATURES:
        rows = (f"  {json.dumps(n, ensure_ascii=False)}: {json.dumps(r)}" for n, r in getattr(table, part).items())
        parts.append(f' "{part}": {{\n' + ",\n".join(rows) + "\n }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def seen() -> list[Known]:
    """All texts that words are made with: our own set without what is held out, the dev set without its closed part."""
    shared = [row for row in texts_of(DATA / "adverts_dev.jsonl") if half_of(row.group) != "never opened"]
    return [row for row in known_texts() if row.split == "dev"] + shared + list(_ordinary())


def _ordinary() -> Iterable[Known]:
    """The shorter of every other Irish classified (MIT licence): how people advertise who think of no trap."""
    for number, text in enumerate(adverts("classifieds_ie_dev")):
        if number % 2 == 0 and len(text.split()) <= _ORDINARY:
            yield Known(id=f"classified-{number}", label="legit", lang="en", kind="advert", text=text)


def made() -> WordingTable:
    """The weights from all of them."""
    texts = seen()
    return learned(texts, features(screener(DAY), texts))


def left_out(writers: Sequence[str] = _LATER) -> Iterable[tuple[Known, Screening]]:
    """Each text of these writers as it is judged with weights made without anything that its writer wrote."""
    texts, tools = seen(), screener(DAY)
    read = features(tools, texts)
    for one in writers:
        kept = [at for at, row in enumerate(texts) if writer(row) != one]
        table = learned([texts[at] for at in kept], [read[at] for at in kept])
        blind = Screener(replace(tools.rules, wording=table))
        yield from ((row, blind.screen(row.text)) for row in texts if writer(row) == one)


def told() -> str:
    """How often each label met each verdict there."""
    counts = Counter((row.label, answer.verdict) for row, answer in left_out())
    return "".join(f"{label:14} {verdict:13} {often}\n" for (label, verdict), often in sorted(counts.items()))


def support() -> str:
    """In how many texts each weight that is shipped stands: what the issue asks of each is eighty."""
    texts, table = seen(), screener(DAY).rules.wording
    often = Counter(name for words, cues in features(screener(DAY), texts) for name in (*words, *cues))
    stands = [often[name] for name in (*table.words, *table.cues)]
    few, some, many = (sum(map(rule, stands)) for rule in (lambda n: n < 3, lambda n: n < 6, lambda n: n > 79))
    return (
        f"{len(stands)} weights of {len(texts)} texts: {few} in at most 2, {some} in at most 5, {many} in 80 or more\n"
    )


if __name__ == "__main__":
    if "--support" in sys.argv:
        sys.stdout.write(support())
    elif "--tell" in sys.argv:
        sys.stdout.write(told())
    else:
        TARGET.write_text(written(made()), "utf-8")
