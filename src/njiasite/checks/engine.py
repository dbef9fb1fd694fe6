"""From the files of one contract to its report, by the library alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from njia.contracts.check import check as check_documents
from njia.contracts.compare import compare
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.join import join
from njia.documents.limits import Limits
from njia.documents.model import Document
from njia.documents.read import read
from njia.documents.scans import enlarged
from njiasite.checks.job import Held, Job, Progress, Words

Note = Callable[[Progress], None]


def check(job: Job, papers: Sequence[Sequence[bytes]], note: Note) -> Report:
    """The report on one or two papers. Raises DocumentError where one cannot be read: there is no half answer."""
    documents = _read(job, papers, note)
    return check_documents(documents, load(job.corridor), on=job.on)


def hold(job: Job, papers: Sequence[Sequence[bytes]], note: Note) -> Held:
    """The report on the first paper, and what was changed from the second. Raises DocumentError as `check` does."""
    given, *attested = _read(job, papers, note)
    corridor = load(job.corridor)
    report = check_documents([given], corridor, on=job.on)
    return Held(report, compare(attested, [given], corridor, on=job.on) if attested else None)


def words(job: Job, papers: Sequence[Sequence[bytes]], note: Note) -> Words:
    """What is written on the papers. Raises DocumentError as `check` does."""
    limits = Limits(bytes=job.max_bytes)
    both = zip(job.papers, papers, strict=True)
    larger = [[enlarged(data, paper.name, limits) for data in files] for paper, files in both]
    return Words("\n\n".join(document.text for document in _read(job, larger, note)))


def _read(job: Job, papers: Sequence[Sequence[bytes]], note: Note) -> list[Document]:
    limits = Limits(bytes=job.max_bytes)
    pages = _Pages(note, sum(len(files) for files in papers))
    documents: list[Document] = []
    note(Progress("reading", 1, pages.known) if pages.known > 1 else Progress("reading"))
    for paper, files in zip(job.papers, papers, strict=True):
        parts = []
        for data in files:
            parts.append(read(data, paper.name, limits=limits, progress=pages.done))
            pages.next_file()
        documents.append(join(parts))
    note(Progress("comparing"))
    return documents


class _Pages:
    """Counts pages through all the files; a file not opened yet counts as one page."""

    def __init__(self, note: Note, files: int) -> None:
        self._note = note
        self.known = files
        self._before, self._here, self._after = 0, 1, files - 1

    def done(self, done: int, of: int) -> None:
        """Told by the reader after each page of a file."""
        self._here = of
        now = min(self._before + done + 1, self._before + of + self._after)
        self._note(Progress("reading", now, self._before + of + self._after))

    def next_file(self) -> None:
        """The next file begins."""
        self._before, self._here, self._after = self._before + self._here, 1, self._after - 1
