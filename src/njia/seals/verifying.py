"""Is this paper good? One answer with its reason, from the code on the paper and files that a phone can carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from njia.findings import Severity, Text
from njia.seals import cose
from njia.seals.cose import UnreadableError
from njia.seals.issuers import Issuer, Issuers, public_key
from njia.seals.paper import Paper, paper_of, token_of
from njia.seals.revocations import Revocations
from njia.text.saying import day

Kind = Literal[
    "valid",
    "unreadable",  # no code of ours
    "unknown_issuer",  # sealed by a key that is not in the set, or not on that day
    "altered",  # it says something else than was sealed
    "revoked",
    "expired",
    "early",  # not valid yet
    "list_missing",  # nobody has told us what its issuer revoked
    "list_old",  # the list of revoked papers is too old to say
    "list_ahead",  # the list is newer than the day asked about: the clock is wrong
]
SEVERITY: Mapping[Kind, Severity] = {
    "valid": "note", "early": "check", "list_missing": "check", "list_old": "check", "list_ahead": "check",
    "unreadable": "fix", "unknown_issuer": "stop", "altered": "stop", "revoked": "stop", "expired": "fix",
}  # fmt: skip
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. ``paper`` only where the signature is good: what somebody forged is never repeated."""

    kind: Kind
    paper: Paper | None = None
    issuer: Text | None = None
    as_of: date | None = None  # of the list of revoked papers

    @property
    def good(self) -> bool:
        """Whether the paper may be relied on."""
        return self.kind == "valid"


def verify(code: str, issuers: Issuers, lists: Mapping[str, Revocations], on: date) -> Answer:
    """Holds the code of a paper against the issuers' keys, the day, and the list of its issuer."""
    try:
        signed = cose.read(token_of(code))
        known = issuers.key(signed.key, "seal")
        if known is None:
            return Answer("unknown_issuer")
        if not signed.signed_by(public_key(known[1].jwk)):
            return Answer("altered")
        paper = paper_of(signed.payload)
    except UnreadableError:
        return Answer("unreadable")
    if paper.issuer != known[0].id or not known[1].signs_on(paper.issued):
        return Answer("unknown_issuer")
    return _standing(paper, known[0], lists.get(paper.issuer), on)


def _standing(paper: Paper, issuer: Issuer, revoked: Revocations | None, on: date) -> Answer:
    """A paper whose signature is good: does it hold on that day? What is sure is said before what is unsure."""
    kind: Kind = "valid"
    if revoked is not None and paper.serial in revoked.serials:
        kind = "revoked"
    elif on > paper.valid_to:
        kind = "expired"
    elif on < paper.valid_from:
        kind = "early"
    elif revoked is None:
        kind = "list_missing"
    elif on + _DAY < revoked.as_of:  # the same moment is another date elsewhere: that alone is no wrong clock
        kind = "list_ahead"
    elif on > revoked.next_update:
        kind = "list_old"
    return Answer(kind, paper, issuer.name, revoked.as_of if revoked else None)


def told(answer: Answer, messages: Mapping[str, Text]) -> tuple[Text, Text, Text]:
    """The answer in one sentence, the reason, and what to do next."""
    values: dict[str, str | Text] = {}
    if answer.paper:
        dates = {"valid_from": answer.paper.valid_from, "valid_to": answer.paper.valid_to, "as_of": answer.as_of}
        values = {name: day(one.year, one.month, one.day) for name, one in dates.items() if one}
    sentence, reason, remedy = (messages[f"seal.{answer.kind}.{part}"] for part in ("says", "why", "next"))
    return sentence.fill(**values), reason.fill(**values), remedy.fill(**values)
