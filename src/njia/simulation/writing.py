"""Writes a world as files: what is reported, mappings to link it with, and the truth at every level."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from njia.simulation.making import Maker
from njia.simulation.reports import Mention, Reporter
from njia.simulation.settings import World
from njia.simulation.truth import Truth
from njia.simulation.words import words

_NUMBERS = ("phone", "till", "account", "handle")
_HEAD = (
    "mention_id",
    "report_id",
    "channel",
    "kind",
    "person_name",
    "organisation",
    "place",
    *_NUMBERS,
    "happened_on",
    "told_on",
)
_MAPPING = """# for: njia link mentions.csv --columns mapping.yaml
id: mention_id
kind: kind
report: report_id
person_name: person_name
organisation: organisation
place: place
phone: phone
till: till
account: account
handle: handle
seen_on: happened_on
"""


def simulate(world: World, corridor: str) -> tuple[Truth, list[Mention]]:
    """The truth of a world and what was reported of it; the same for the same settings."""
    truth = Maker(world, words(corridor)).truth()
    return truth, Reporter(world, truth).all()


def write(folder: Path, truth: Truth, mentions: list[Mention]) -> None:
    """Makes the files of a world in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _table(folder / "mentions.csv", _HEAD, map(_row, mentions))
    (folder / "mapping.yaml").write_text(_MAPPING, "utf-8")
    _table(folder / "truth_mentions.csv", ("mention_id", "entity_id"), ((one.id, one.entity) for one in mentions))
    _table(
        folder / "truth_entities.csv",
        ("entity_id", "kind", "group_id", "group_kind", "role"),
        ((one.id, one.kind, one.group, one.group_kind, one.role) for one in truth.entities),
    )
    _table(folder / "truth_ties.csv", ("source", "target", "kind"), ties(truth, mentions))


def _row(one: Mention) -> tuple[str, ...]:
    names = (one.name, one.organisation) if one.kind == "person" else ("", one.name)
    happened = one.happened.isoformat() if one.happened else ""
    numbers = (one.numbers.get(role, "") for role in _NUMBERS)
    return (one.id, one.report, one.channel, one.kind, *names, one.place, *numbers, happened, one.told.isoformat())


def ties(truth: Truth, mentions: Iterable[Mention]) -> list[tuple[str, str, str]]:
    """The true graph: who really stands in which report, and who used which number, hubs included."""
    together = [(mention.entity, f"report:{mention.report}", "report") for mention in mentions]
    used = [(one.id, f"{use.role}:{use.value}@{use.first}", use.role) for one in truth.entities for use in one.uses]
    hubs = {use.value: f"{use.role}:{use.value}@0" for use in truth.hubs}
    seen = (
        (mention.entity, hubs[value], "hub")
        for mention in mentions
        for cell in mention.numbers.values()
        for value in cell.removeprefix("+254").split(";")
        if value in hubs
    )
    return [*together, *used, *seen]


def _table(path: Path, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(head)
        writer.writerows(rows)
