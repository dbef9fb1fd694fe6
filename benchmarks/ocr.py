"""Reading scans and phone photos: character error and time, ours against tesseract on the full page, same pictures."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import mean
from typing import Literal

from rapidfuzz.distance import Levenshtein
from samples.known_pages import KnownPage, Layout, known_page
from samples.pictures import photo, scan

from njia.documents.ocr.lines import CYRILLIC, LATIN, script_of
from njia.documents.ocr.read import read_image
from samples import contracts

Kind = Literal["scan", "photo"]
Split = Literal["dev", "heldout"]
Paragraphs = Sequence[str]
REACH = {"scan": 0.005, "photo": 0.05}
DRAWN: tuple[tuple[Layout, float, str, bool], ...] = (
    ("borderless", 10, "Liberation Serif", False),
    ("ruled", 10, "Liberation Sans", False),
    ("borderless", 12, "Liberation Serif", True),
    ("flowing", 10, "Libertinus Serif", False),
    ("ruled", 12, "Liberation Serif", True),
    ("swapped", 10, "Liberation Serif", False),
    ("sequential", 11, "Liberation Serif", True),
    ("interleaved", 10, "Liberation Sans", False),
)


@dataclass
class Tally:
    """Errors of one reader: by language, and its wall and processor seconds."""

    error: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def known_pages(split: Split, count: int) -> Iterator[KnownPage]:
    """Pages of that half of the sample contracts, over all the layouts."""
    texts = [s for s in contracts.all_samples(split) if any(c.en and c.ru for c in s.clauses)]
    for number in range(count):
        layout, size, font, justify = DRAWN[number % len(DRAWN)]
        sample = texts[number % len(texts)]
        pairs = [(sample.printed(c, "en"), sample.printed(c, "ru")) for c in sample.clauses if c.en and c.ru]
        skip = (number // len(texts)) * 9 % max(1, len(pairs) - 12)
        en, ru = zip(*pairs[skip:], strict=True)
        yield known_page(en, ru, layout, size, font, justify)


def ours(picture: bytes) -> Paragraphs:
    return [block.text for block in read_image(picture, "page").blocks]


def full_page(picture: bytes) -> Paragraphs:
    """tesseract by itself: the whole page, both languages, its own layout analysis and paragraphs."""
    done = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", "eng+rus", "tsv"],
        input=picture, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )  # fmt: skip
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in done.stdout.decode().splitlines()[1:]:
        cells = row.split("\t")
        if cells[0] == "5" and len(cells) == 12:
            found[tuple(cells[1:4])].append(cells[11])
    return [" ".join(words) for words in found.values()]


def errors(read: Paragraphs, page: KnownPage) -> dict[str, float]:
    """Character error of each language: edits over letters, spaces counted as one."""
    sides: dict[str, list[str]] = {"en": [], "ru": []}
    last = "en"
    for paragraph in read:
        last = script_of(paragraph) or _majority(paragraph) or last
        sides[last].append(paragraph)
    truth = {"en": page.en, "ru": page.ru}
    return {side: _error(sides[side], truth[side]) for side in ("en", "ru") if truth[side]}


def _majority(text: str) -> str | None:
    cyrillic, latin = len(CYRILLIC.findall(text)), len(LATIN.findall(text))
    return None if cyrillic == latin else "ru" if cyrillic > latin else "en"


def _error(read: Paragraphs, truth: Paragraphs) -> float:
    wanted = " ".join(" ".join(truth).split())
    return Levenshtein.distance(" ".join(" ".join(read).split()), wanted) / len(wanted)


def _measured(reader: Callable[[bytes], Paragraphs], picture: bytes, page: KnownPage, tally: Tally) -> None:
    cpu, wall = _cpu(), time.perf_counter()
    read = reader(picture)
    tally.wall.append(time.perf_counter() - wall)
    tally.cpu.append(_cpu() - cpu)
    for side, error in errors(read, page).items():
        tally.error[side].append(error)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def measured(kind: Kind, split: Split, pages: int, seeds: int = 1) -> tuple[Tally, Tally]:
    """Ours and the peer over the same pictures, in turn."""
    mine, peer = Tally(), Tally()
    for number, page in enumerate(known_pages(split, pages)):
        for seed in range(seeds):
            picture = (scan if kind == "scan" else photo)(page.picture, 100 * number + seed)
            _measured(ours, picture, page, mine)
            _measured(full_page, picture, page, peer)
            if "-v" in sys.argv:
                print(kind, split, page.layout, *(f"{k} {v[-1]:.4f}" for t in (mine, peer) for k, v in t.error.items()))
    return mine, peer


def rows(pages: int = 8, seeds: int = 1) -> list[dict[str, str]]:
    """What is measured, as rows of the table of `make bench`."""
    table = []
    for kind in ("scan", "photo"):
        for split in ("dev", "heldout"):
            mine, peer = measured(kind, split, pages, seeds)
            table.append(_row(f"OCR {kind}, {split}: character error en, ru", mine, peer, _errors, f"<= {REACH[kind]}"))
            table.append(_row(f"OCR {kind}, {split}: seconds a page (cpu)", mine, peer, _seconds, "<= 2.5"))
    return table


def _row(what: str, mine: Tally, peer: Tally, shown: Callable[[Tally], str], reach: str) -> dict[str, str]:
    return {"what": what, "ours": shown(mine), "peer": shown(peer), "peer_name": "tesseract full page", "reach": reach}


def _errors(tally: Tally) -> str:
    return ", ".join(f"{mean(tally.error[side]):.4f}" for side in ("en", "ru"))


def _seconds(tally: Tally) -> str:
    return f"{mean(tally.wall):.2f} ({mean(tally.cpu):.2f})"


if __name__ == "__main__":
    for row in rows():
        print(f"{row['what']:<52} {row['ours']:<18} {row['peer_name']} {row['peer']:<18} {row['reach']}")
