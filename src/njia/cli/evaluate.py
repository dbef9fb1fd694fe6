"""``njia evaluate screening``: how well it does on the corridor's own evaluation set, or on texts of yours."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from njia.cli import files
from njia.screening.evaluation import evaluate
from njia.screening.evaluation_page import page
from njia.screening.screen import screener
from njia.screening.texts import known_pairs, known_texts, texts_of


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("screening",), help="what is measured")
    parser.add_argument(
        "--texts", type=Path, metavar="FILE.jsonl", help="texts of your own: id, text, label, lang, kind"
    )
    parser.add_argument("--split", choices=("all", "dev", "heldout"), default="all", help="which part of the set (all)")
    files.common(parser, formats=("text", "json"))


def run(options: argparse.Namespace) -> int:
    try:
        texts = texts_of(options.texts) if options.texts else known_texts(options.corridor)
    except (OSError, msgspec.MsgspecError) as error:
        print(f"{options.texts}: {error}", file=sys.stderr)
        return files.CANNOT
    chosen = [row for row in texts if options.split in ("all", row.split)]
    found = evaluate(screener(files.today(options), options.corridor), chosen, known_pairs(options.corridor))
    answer = page(found) if options.format == "text" else msgspec.json.encode(found) + b"\n"
    files.write(answer, options.output)
    return 0
