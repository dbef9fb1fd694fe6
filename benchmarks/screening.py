"""Screening of offers: what is found, what is alarmed for nothing, and how fast, on texts of ../shared/data/screening.

The dev set is split by source: one half was in view from the start, a quarter was opened after a first measurement, a
quarter never. Ordinary adverts were looked at only where they raised an alarm. The peer for speed is what one would
write first: a regular expression for each cue, all its phrases as alternatives, with the standard library.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from njia.cli.screen_batch import screen_file
from njia.screening.evaluation import evaluate
from njia.screening.screen import Screener, screener
from njia.screening.texts import known_pairs, texts_of

DATA = Path(__file__).parents[2] / "shared" / "data" / "screening"
ON = date(2026, 11, 28)
_ADVERT = ("title", "location", "salary_range", "company_profile", "description", "requirements", "benefits")
_REACH = {
    "deceptive texts found": ">= .95",
    "deceptive texts at STOP": ">= .85",
    "job scams found": ">= .90",
    "openly military texts at STOP": "all",
    "honest offers, warnings and news at STOP": "<= 1",
    "honest offers, warnings and news at CHECK": "<= .15",
}
Row = dict[str, str]


def half_of(group: str) -> str:
    """Which part of the dev set a source belongs to."""
    number = int(sha256(group.encode()).hexdigest(), 16)
    if number % 2 == 0:
        return "in view"
    return "opened later" if (number >> 3) % 2 else "never opened"


def rows() -> Iterable[Row]:
    """The table of the issue."""
    tools = screener(ON)
    yield from _found(tools)
    for name in ("kenya_jobboards_dev", "classifieds_ie_dev"):
        yield from _ordinary(tools, name)
    yield from _speed(tools)
    yield _batch()


def _found(tools: Screener) -> Iterable[Row]:
    texts = texts_of(DATA / "adverts_dev.jsonl")
    for part in ("all", "in view", "opened later", "never opened"):
        chosen = [row for row in texts if part in ("all", half_of(row.group))]
        found = evaluate(tools, chosen, known_pairs())
        for name, reach in _REACH.items():
            if name in found.shares:
                yield {"what": f"{name}, {part}", "ours": str(found.shares[name]), "reach": reach} | _PEER.get(name, {})
        yield {
            "what": f"AUC bad against honest offers of the same channel, {part}", "ours": f"{found.auc:.3f}",
            "reach": ">= .97", "peer_name": "scorecard (recorded)", "peer": ".906",
        }  # fmt: skip
        yield {"what": f"AUC of any channel, {part}", "ours": f"{found.auc_across:.3f}"}


_PEER: dict[str, Row] = {
    "deceptive texts found": {"peer_name": "expert scorecard prototype (recorded)", "peer": ".69"},
    "honest offers, warnings and news at STOP": {"peer_name": "TF-IDF + regression (recorded)", "peer": "about .90"},
}


def adverts(name: str) -> list[str]:
    """Ordinary adverts, each as one text."""
    lines: list[dict[str, Any]] = [
        json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    return ["\n".join(str(line[key]) for key in _ADVERT if line.get(key)) for line in lines]


def _ordinary(tools: Screener, name: str) -> Iterable[Row]:
    verdicts = [tools.judged(text)[1] for text in adverts(name)]
    for verdict, reach in (("stop", "<= .002"), ("check", "<= .05")):
        part = verdicts.count(verdict)
        ours = f"{part / len(verdicts):.4f} ({part}/{len(verdicts)})"
        yield {"what": f"ordinary adverts at {verdict.upper()}, {name}", "ours": ours, "reach": reach}


def _speed(tools: Screener) -> Iterable[Row]:
    prototype = _prototype(tools)
    messages = [row.text for row in texts_of(DATA / "adverts_dev.jsonl")]
    pages = [text for text in adverts("classifieds_ie_dev") if len(text) > 2000][:150]
    for name, texts, reach in (("a message", messages, "<= .5 ms"), ("a long page", pages, "<= 3 ms")):
        mean = sum(map(len, texts)) // len(texts)
        ours, peer = _milliseconds(tools.screen, texts), _milliseconds(prototype, texts[:60])
        yield {
            "what": f"processor time for {name} ({mean} characters)", "ours": f"{ours:.2f} ms", "reach": reach,
            "peer_name": "stdlib re", "peer": f"{peer:.2f} ms",
        }  # fmt: skip


def _milliseconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """The best of five rounds."""
    rounds = []
    for _ in range(5):
        start = time.process_time()
        for text in texts:
            work(text)
        rounds.append(time.process_time() - start)
    return min(rounds) / len(texts) * 1000


def _prototype(tools: Screener) -> Callable[[str], int]:
    """One expression for each cue, all its phrases as alternatives; the number of cues that are found."""
    expressions = []
    for languages in tools.rules.cues.values():
        phrases = {re.sub(r"[=*]", "", phrase) for group in languages.values() for phrase in group}
        words = ("\\W+".join(map(re.escape, phrase.replace("...", " ").split())) for phrase in phrases)
        expressions.append(re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})", re.I))
    return lambda text: sum(one.search(text) is not None for one in expressions)


def _batch() -> Row:
    """The command's own way with a file in two processes: by the processor time of all three, and by the clock."""
    count = 10_000
    texts = [row.text for row in texts_of(DATA / "adverts_dev.jsonl")]
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        source.write_text("\n".join(json.dumps({"text": texts[n % len(texts)]}) for n in range(count)), "utf-8")
        start, used = time.perf_counter(), _used()
        screen_file(source, target, ON, "ke_ru", 2)
        clock, processor = time.perf_counter() - start, _used() - used
    return {
        "what": "messages a second in a batch, two free cores (clock)", "reach": ">= 3,500",
        "ours": f"{2 * count / processor:,.0f} ({count / clock:,.0f})",
    }  # fmt: skip


def _used() -> float:
    """Seconds of processor time of this process and of those it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    for one in rows():
        print(one)
