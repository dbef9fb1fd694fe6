"""``njia pathway``: which legal way is yours, with its dated steps, who pays what, and what it must never involve."""

from __future__ import annotations

import argparse
import sys

import msgspec

from njia.calendars.load import load_calendars
from njia.cli import files
from njia.pathways.choose import choose, known, next_question
from njia.pathways.load import load_ways
from njia.pathways.model import Ways
from njia.pathways.plain import choice_as_plain, pathway_as_plain
from njia.pathways.say import choice_lines, pathway_lines, question_lines


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pathway", nargs="?", metavar="ID", help="the pathway, as worker (without: ask, or list them)")
    parser.add_argument(
        "--answers", type=_answers, default=None, metavar="A=B,…", help="the answers so far, as where=kenya,aim=work"
    )
    files.common(parser, formats=("text", "json"))


def run(options: argparse.Namespace) -> int:
    ways = load_ways(options.corridor)
    if options.pathway is not None:
        return _shown(ways, options)
    answers = options.answers or {}
    if wrong := {name: answers[name] for name in answers if known(ways, answers).get(name) != answers[name]}:
        print(f"not asked here, or no such answer: {wrong}", file=sys.stderr)
        return files.CANNOT
    if (question := next_question(ways, answers)) is not None:
        if options.format == "json":
            options_ = {one.id: one.name for one in question.options.values()}
            return _json({"question": question.id, "ask": question.ask, "options": options_}, options)
        lines = list(question_lines(question, options.lang))
        if not answers:
            lines = [f"{one.id}: {one.name[options.lang]}" for one in ways.pathways.values()] + ["", *lines]
        return _text(lines, options)
    choice, calendars = choose(ways, answers), load_calendars(options.corridor)
    if options.format == "json":
        return _json(choice_as_plain(ways, choice, files.today(options), calendars), options)
    return _text(list(choice_lines(ways, choice, files.today(options), calendars, options.lang)), options)


def _shown(ways: Ways, options: argparse.Namespace) -> int:
    pathway = ways.pathways.get(options.pathway)
    if pathway is None:
        print(f"there is no pathway {options.pathway!r}; known are {', '.join(ways.pathways)}", file=sys.stderr)
        return files.CANNOT
    calendars, begins = load_calendars(options.corridor), files.today(options)
    if options.format == "json":
        return _json(pathway_as_plain(ways, pathway, begins, calendars), options)
    return _text(list(pathway_lines(ways, pathway, begins, calendars, options.lang)), options)


def _text(lines: list[str], options: argparse.Namespace) -> int:
    files.write("\n".join(lines) + "\n", options.output)
    return 0


def _json(answer: dict[str, object], options: argparse.Namespace) -> int:
    files.write(msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n", options.output)
    return 0


def _answers(text: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
    if not all(sign for _, sign, _ in pairs):
        raise argparse.ArgumentTypeError(f"{text!r}: write answers as where=kenya,aim=work")
    return {name.strip(): value.strip() for name, _, value in pairs}
