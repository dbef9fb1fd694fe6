"""What the kinds of estimate share: reading a file of figures, and writing a page in the format asked for."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import msgspec

from njia.cli import files
from njia.estimates.errors import InputError
from njia.reports.figures import Page, as_html, as_text


def text_of(path: Path) -> str:
    """A file as text. Raises InputError."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("not_text") from None
    except OSError:
        raise InputError("open", name=path.name) from None


def answer(options: argparse.Namespace, page: Page, plain: dict[str, object]) -> None:
    """The page, or the same as JSON, where a number that is not there is null."""
    if options.format == "json":
        files.write(msgspec.json.format(msgspec.json.encode(finite(plain)), indent=2) + b"\n", options.output)
    else:
        files.write((as_html if options.format == "html" else as_text)(page), options.output)


def finite(value: object) -> object:
    """A value for JSON: dataclasses as objects, numbers without end as null."""
    plain = msgspec.to_builtins(value)
    if isinstance(plain, dict):
        return {key: finite(inner) for key, inner in plain.items()}
    if isinstance(plain, list):
        return [finite(inner) for inner in plain]
    return None if isinstance(plain, float) and not math.isfinite(plain) else plain
