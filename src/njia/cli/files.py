"""What the commands share: reading files with progress, telling errors in the reader's language, writing the answer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from njia.corridors.load import load
from njia.corridors.model import Corridor
from njia.documents.model import Document, DocumentError
from njia.documents.read import read
from njia.findings import Language
from njia.reports.view import View

CANNOT = 2  # exit status when a file could not be checked


def common(parser: argparse.ArgumentParser, formats: Sequence[str] = ("text", "json", "html", "pdf")) -> None:
    """The options that every checking command has."""
    parser.add_argument(
        "--on", type=day, default=None, metavar="DATE", help="the day whose law applies, as 2026-11-24 (today)"
    )
    parser.add_argument("--format", choices=formats, default="text", help="what to print (text)")
    parser.add_argument("--lang", choices=("en", "sw", "ru"), default="en", help="the language of the report (en)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the report here instead of printing it")
    parser.add_argument("--corridor", default="ke_ru", help="whose rules apply (ke_ru)")


def day(text: str) -> date:
    """A day as people type it. Raises argparse.ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2026-11-24") from None


def corridor_of(options: argparse.Namespace) -> Corridor:
    return load(options.corridor)


def today(options: argparse.Namespace) -> date:
    """The day asked for, else today: the command line is where the library meets the clock."""
    return options.on or date.today()


def read_file(path: Path) -> Document:
    """One file, its pages counted aloud on a terminal. Raises DocumentError, also for a file that cannot be opened."""

    def progress(done: int, total: int) -> None:
        if total > 1 and sys.stderr.isatty():
            print(f"\r{path.name}: {done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    try:
        data = path.read_bytes()
    except OSError:
        raise DocumentError("document.cannot_open", name=path.name) from None
    return read(data, path.name, progress=progress)


def tell(error: DocumentError, corridor: Corridor, language: Language) -> int:
    """The error in the reader's language, on standard error."""
    print(corridor.messages[error.code].fill(**error.values)[language], file=sys.stderr)
    return CANNOT


def rendered(view: View, form: str) -> str | bytes:
    """A view as ``text``, ``html`` or ``pdf``; only that renderer is imported."""
    return import_module(f"njia.reports.{form}").render(view)  # type: ignore[no-any-return]


def write(answer: str | bytes, output: Path | None) -> None:
    """The answer to a file, or to standard output."""
    data = answer if isinstance(answer, bytes) else answer.encode("utf-8")
    if output is not None:
        output.write_bytes(data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
