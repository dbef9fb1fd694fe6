"""What to do about a paper that is no job contract: nobody is sent back to whoever wrote it to have it put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from njia.contracts.classify import FIGHTING
from njia.contracts.model import Class
from njia.corridors.model import Corridor
from njia.findings import Finding

_NO_JOB: frozenset[Class] = frozenset({*FIGHTING, "unclear"})
_OF_READING = "reader."  # a better picture, a clean copy: whatever the paper is


def fitting(findings: Iterable[Finding], class_: Class, corridor: Corridor) -> tuple[Finding, ...]:
    """The findings; in a paper for a soldier, or of no clear kind, those that asked the employer to mend something ask
    for somebody else to be shown the paper.
    """
    if class_ not in _NO_JOB:
        return tuple(findings)
    instead = corridor.messages["check.no_job"]
    return tuple(
        f if f.severity == "stop" or f.rule.startswith(_OF_READING) else replace(f, remedy=instead) for f in findings
    )
