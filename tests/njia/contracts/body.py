"""A sound contract of our own making, from which the tests take away and to which they add."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

CLAUSES = yaml.safe_load((Path(__file__).parent / "papers" / "body.yaml").read_text("utf-8"))
JOB = {"en": "packer", "ru": "упаковщика"}
EMPLOYER = {"en": "LLC Sosna", "ru": "ООО «Сосна»"}


def body(
    side: str,
    without: tuple[str, ...] = (),
    changed: Mapping[str, str] | None = None,
    job: Mapping[str, str] = JOB,
    employer: Mapping[str, str] = EMPLOYER,
    extra: str = "",
) -> list[str]:
    """The clauses of one side, without some, with others changed, and with one more."""
    clauses = {**CLAUSES[side], **(changed or {})}
    kept = [text for name, text in clauses.items() if name not in without]
    filled = [text.replace("{job}", job[side]).replace("{employer}", employer[side]) for text in kept]
    return [*filled, f"23. {extra}"] if extra else filled
