"""From the files of one contract to its report, by the library alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from njia.contracts.check import check as check_documents
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.join import join
from njia.documents.limits import Limits
from njia.documents.model import Document
from njia.documents.read import read
from njiasite.checks.job import Job, Progress


def check(job: Job, papers: Sequence[Sequence[bytes]], note: Callable[[Progress], None]) -> Report:
    """The report on one or two papers. Raises DocumentError where one cannot be read: there is no half answer."""
    limits = Limits(bytes=job.max_bytes)
    documents: list[Document] = []
    for paper, files in zip(job.papers, papers, strict=True):
        parts = []
        for data in files:
            parts.append(
                read(data, paper.name, limits=limits, progress=lambda page, of: note(Progress("reading", page, of)))
            )
        documents.append(join(parts))
    note(Progress("comparing"))
    return check_documents(documents, load(job.corridor), on=job.on)
