"""``njia screen [FILE|-]``: exit status 0: no warning sign or no offer, 1: stop or check, 2: unreadable."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from njia.cli import files
from njia.cli.screen_batch import run_batch
from njia.documents.model import DocumentError
from njia.documents.read import read
from njia.screening.screen import Screening, screener


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "offer", nargs="?", default="-", help="text, picture, PDF or saved page; - reads from standard input (-)"
    )
    parser.add_argument("--batch", type=Path, metavar="IN.jsonl", help="screen the `text` of every line of this file")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes share a batch (1)")
    files.common(parser, formats=("text", "json"))


def run(options: argparse.Namespace) -> int:
    if options.batch is not None:
        return run_batch(options)
    corridor = files.corridor_of(options)
    on = files.today(options)
    try:
        text = _read(options.offer)
    except DocumentError as error:
        return files.tell(error, corridor, options.lang)
    tools = screener(on, options.corridor)
    answer = tools.screen(text)
    if options.format == "json":
        files.write(encoded(answer), options.output)
    else:
        from njia.reports.screened import screened

        files.write(
            files.rendered(screened(answer, tools.rules, corridor, options.lang, on), options.format), options.output
        )
    return 1 if answer.verdict in ("stop", "check") else 0


def _read(offer: str) -> str:
    """The text of a file, or of whatever is handed over on standard input. Raises DocumentError."""
    if offer == "-":
        return read(sys.stdin.buffer.read(), "-").text
    return files.read_file(Path(offer)).text


def encoded(answer: Screening) -> bytes:
    """The answer as JSON, indented for people."""
    return msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n"
