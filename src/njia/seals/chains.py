"""Follows the chains of an export line by line, and says of each irregularity which act it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from njia.seals.faults import Fault

START = "0" * 64


@dataclass(slots=True)
class Link:
    """What following a chain needs of an act: its place, what it follows, and the hashes it may be known by."""

    chain: str
    seq: int
    previous: str
    hashes: tuple[str, ...]
    line: int


@dataclass(slots=True)
class _Odd:
    """What is remembered of a chain in which something was irregular."""

    missing: list[tuple[int, int]] = field(default_factory=list)
    early: Link | None = None  # came before its turn
    rivals: list[Link] = field(default_factory=list)  # several acts for the last place
    doubtful: Link | None = None  # does not follow the one before it: which of the two is wrong shows the next


class Chains:
    """The ends of all chains so far, and the faults found."""

    def __init__(self) -> None:
        self.ends: dict[str, tuple[int, tuple[str, ...], int]] = {}  # seq, hashes, line
        self.faults: list[Fault] = []
        self._odd: dict[str, _Odd] = {}
        self._unread: list[int] = []

    @property
    def wrong(self) -> int:
        """How much was found wrong so far."""
        return len(self.faults) + len(self._unread)

    def follow(self, link: Link) -> None:
        """Takes the next act, in whatever order it comes. Acts that simply follow are cheap."""
        seq, hashes, _ = self.ends.get(link.chain, (0, (START,), 0))
        if link.seq == seq + 1:
            if link.previous in hashes and link.chain not in self._odd:
                self.ends[link.chain] = (link.seq, link.hashes, link.line)
                return
            self._advance(link)
            self._after_advance(link.chain)
        elif link.seq > seq:
            self._ahead(link)
        else:
            self._behind(link, seq)

    def unread(self, line: int) -> None:
        """A line that should be an act and cannot be placed; the gap that it leaves tells later which one it was."""
        self._unread.append(line)

    def altered(self, link: Link, running: str) -> None:
        """An act whose words and hash disagree. What it says of its place counts only where the chain does go on."""
        seq, hashes, _ = self.ends.get(link.chain, (0, (START,), 0))
        if link.chain != running or link.seq != seq + 1:
            self.unread(link.line)
            return
        self.faults.append(Fault("altered", link.chain, link.seq, line=link.line))
        link.previous = hashes[0]
        self.follow(link)

    def end(self, chain: str, seq: int, head: str, since: int) -> list[Fault]:
        """The chain must end here now; it was sealed up to ``since``. Returns what is wrong if ``head`` is right."""
        if odd := self._odd.get(chain):
            self._bring_in(odd, seq)
        last, hashes, line = self.ends.get(chain, (0, (START,), 0))
        wrong: list[Fault] = []
        if last < seq:
            self._of(chain).missing.append((last + 1, seq))
        elif last > seq:
            self.faults.append(Fault("inserted", chain, seq + 1, last, line))
        else:
            wrong = self._ends_in(chain, hashes, head, Fault("altered", chain, since + 1, last, line))
        self.ends[chain] = (seq, (head,), line)
        if odd := self._odd.get(chain):
            self._close(odd, chain)
            if not odd.missing:
                del self._odd[chain]
        return wrong

    def close(self) -> Iterator[Fault]:
        """What is missing for good: acts that came up nowhere in the file."""
        for line in self._unread:
            yield Fault("unreadable", line=line)
        for chain, odd in self._odd.items():
            for first, last in odd.missing:
                yield Fault("removed", chain, first, last)

    def _ends_in(self, chain: str, hashes: tuple[str, ...], head: str, otherwise: Fault) -> list[Fault]:
        odd = self._odd.get(chain)
        if odd and odd.rivals:
            hashes = self._settle(odd, head)
        if head not in hashes:
            if odd:
                odd.doubtful = None
            return [otherwise]
        if odd and odd.doubtful:
            self._blame(odd, before=True)
        return []

    def _bring_in(self, odd: _Odd, seq: int) -> None:
        """The act that came early, at the end of its chain: either those before it are missing, or it is too many."""
        if odd.early and odd.early.seq <= seq:
            self._skip_to(odd.early, odd)
        elif odd.early:
            self.faults.append(Fault("inserted", odd.early.chain, odd.early.seq, line=odd.early.line))
        odd.early = None

    def _close(self, odd: _Odd, chain: str) -> None:
        if odd.doubtful:
            self._blame(odd, before=False)
        odd.rivals = []
        self._name_unread(odd, chain)

    def _of(self, chain: str) -> _Odd:
        return self._odd.setdefault(chain, _Odd())

    def _advance(self, link: Link) -> None:
        """The next in its place, in a chain where something is or was irregular."""
        _, hashes, _ = self.ends.get(link.chain, (0, (START,), 0))
        odd = self._of(link.chain)
        if odd.rivals:
            hashes = self._settle(odd, link.previous)
        follows = link.previous in hashes
        if odd.doubtful:
            self._blame(odd, before=follows)
            follows = True
        if not follows:
            odd.doubtful = link
        self.ends[link.chain] = (link.seq, link.hashes, link.line)

    def _after_advance(self, chain: str) -> None:
        odd = self._odd[chain]
        early = odd.early
        if early and early.seq == self.ends[chain][0] + 1:
            odd.early = None
            self.faults.append(Fault("reordered", chain, early.seq, line=early.line))
            self._advance(early)

    def _ahead(self, link: Link) -> None:
        """Acts are skipped: either one came too early, or some are missing. The next line shows which."""
        odd = self._of(link.chain)
        if odd.early is None:
            odd.early = link
            return
        near, far = sorted((odd.early, link), key=lambda one: one.seq)
        if near.seq == far.seq:
            self.faults.append(Fault("inserted", link.chain, link.seq, line=link.line))
            return
        self._skip_to(near, odd)
        odd.early = None
        if far.seq == near.seq + 1:
            self._advance(far)
        else:
            odd.early = far

    def _skip_to(self, link: Link, odd: _Odd) -> None:
        seq = self.ends.get(link.chain, (0, (), 0))[0]
        odd.missing.append((seq + 1, link.seq - 1))
        odd.early = None
        odd.rivals, odd.doubtful = [], None
        self.ends[link.chain] = (link.seq, link.hashes, link.line)

    def _behind(self, link: Link, seq: int) -> None:
        """An act for a place that is past: it was moved here, or it was never recorded."""
        odd = self._of(link.chain)
        for index, (first, last) in enumerate(odd.missing):
            if first <= link.seq <= last:
                odd.missing[index : index + 1] = [
                    (a, b) for a, b in ((first, link.seq - 1), (link.seq + 1, last)) if a <= b
                ]
                self.faults.append(Fault("reordered", link.chain, link.seq, line=link.line))
                return
        if link.seq < seq or set(link.hashes) & set(self.ends[link.chain][1]):
            self.faults.append(Fault("inserted", link.chain, link.seq, line=link.line))
            return
        if not odd.rivals:
            last_seq, hashes, line = self.ends[link.chain]
            odd.rivals.append(Link(link.chain, last_seq, "", hashes, line))
        odd.rivals.append(link)

    def _settle(self, odd: _Odd, wanted: str) -> tuple[str, ...]:
        """Of several acts for one place, the one that the next refers to is the recorded one."""
        kept = next((one for one in odd.rivals if wanted in one.hashes), odd.rivals[0])
        for one in odd.rivals:
            if one is not kept:
                self.faults.append(Fault("inserted", one.chain, one.seq, line=one.line))
        odd.rivals = []
        return kept.hashes

    def _blame(self, odd: _Odd, *, before: bool) -> None:
        """Two acts do not follow each other: the earlier is wrong if the later is confirmed by the one after it."""
        assert odd.doubtful is not None
        link, odd.doubtful = odd.doubtful, None
        seq, line = (link.seq - 1, link.line - 1) if before and link.seq > 1 else (link.seq, link.line)
        self.faults.append(Fault("altered", link.chain, seq, line=line))

    def _name_unread(self, odd: _Odd, chain: str) -> None:
        """Lines that could not be placed are taken for the acts that are missing here."""
        while self._unread and odd.missing:
            first, last = odd.missing.pop(0)
            self.faults.append(Fault("altered", chain, first, line=self._unread.pop(0)))
            if first < last:
                odd.missing.insert(0, (first + 1, last))
