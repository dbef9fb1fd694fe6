"""``njia screen --batch``: many texts, one JSON object a line, shared out among processes; the order is kept."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from njia.cli import files
from njia.screening.screen import screener

_LINES = 200  # handed to a process at a time


class BatchError(ValueError):
    """A line that cannot be screened; the message names it by number and repeats nothing of it."""


def run_batch(options: argparse.Namespace) -> int:
    """Exit status 0 when every line was screened, 2 when a line or a file is wrong."""
    if options.output is None or options.jobs < 1:
        print("njia screen --batch needs --output FILE, and --jobs of 1 or more", file=sys.stderr)
        return files.CANNOT
    try:
        screen_file(options.batch, options.output, files.today(options), options.corridor, options.jobs)
    except (BatchError, OSError) as error:
        print(error, file=sys.stderr)
        return files.CANNOT
    return 0


def screen_file(source: Path, target: Path, on: date, corridor: str, jobs: int) -> None:
    """Reads objects with ``text``, keeps their keys and adds the answer under ``njia``. Raises BatchError."""
    work = partial(screen_lines, on=on, corridor=corridor)
    with ExitStack() as stack:
        lines = stack.enter_context(source.open("rb"))
        out = stack.enter_context(target.open("wb"))
        if jobs == 1:
            answers: Iterator[bytes] = map(work, _chunks(lines))
        else:
            screener(on, corridor)  # where processes are forked they find it made
            pool = stack.enter_context(ProcessPoolExecutor(jobs))
            answers = _in_order(pool, work, _chunks(lines), jobs)
        for answer in answers:
            out.write(answer)


def _chunks(lines: BinaryIO) -> Iterator[tuple[int, list[bytes]]]:
    number = 1
    while chunk := list(islice(lines, _LINES)):
        yield number, chunk
        number += len(chunk)


def _in_order(
    pool: ProcessPoolExecutor,
    work: partial[bytes],
    chunks: Iterator[tuple[int, list[bytes]]],
    jobs: int,
) -> Iterator[bytes]:
    """At most two chunks a process wait, so that a long file is never whole in memory."""
    waiting = [pool.submit(work, chunk) for chunk in islice(chunks, 2 * jobs)]
    while waiting:
        first = waiting.pop(0)
        answer = first.result()
        waiting += [pool.submit(work, chunk) for chunk in islice(chunks, 1)]
        yield answer


def screen_lines(numbered: tuple[int, list[bytes]], *, on: date, corridor: str) -> bytes:
    """The lines with their answers; blank lines are left out. Raises BatchError."""
    number, lines = numbered
    tools = screener(on, corridor)
    out = bytearray()
    for at, line in enumerate(lines, number):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
            text = msgspec.json.decode(row["text"], type=str)
        except (msgspec.MsgspecError, KeyError):
            raise BatchError(f"line {at} is not a JSON object with a `text`") from None
        answer = tools.screen(text)
        short = {"kind": answer.kind, "verdict": answer.verdict, "score": answer.score, "findings": answer.findings}
        out += msgspec.json.encode({**row, "njia": short}) + b"\n"
    return bytes(out)
