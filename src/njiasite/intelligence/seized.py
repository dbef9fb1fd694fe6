"""Lists that were seized: a table of an investigation, read by a mapping that is kept for the next list of its kind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from njia.evidence import ftm_reading
from njia.mentions import lists
from njia.mentions.model import NAMED, Proposed
from njia.registers.tables import Table, read_table
from njiasite.config import clock
from njiasite.documents import services as documents
from njiasite.documents.models import Paper
from njiasite.dossiers.models import Dossier
from njiasite.intelligence.mentions import Chosen, chain_of, compartment_of, keep
from njiasite.intelligence.models import ListMapping, Report, Seized
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor, record

ACT, FIELD = "investigation.list_seized", "seized_list"


def papers(dossier: Dossier) -> list[Paper]:
    """The lists of the case, the newest first; what a scanner found infected is none."""
    acts = list(ledger.acts(dossier.id).filter(type=ACT))
    named = [str(values.get(FIELD, "")) for values in ledger.opened_all(acts)]
    found = {str(one.pk): one for one in Paper.objects.filter(holder=dossier.id).exclude(state=Paper.INFECTED)}
    return [found[id_] for id_ in reversed(named) if id_ in found]


def table(paper: Paper) -> Table:
    """The list as a table of texts. Raises TableError."""
    return read_table(documents.for_service(paper))


def known(dossier: Dossier, headings: list[str]) -> ListMapping | None:
    """The mapping that the investigation kept for a list with these headings: the one that names most of them.

    That of another would tell that it has such a list, whose it was called, and who stands on it.
    """
    fitting = [one for one in ListMapping.objects.filter(compartment=dossier.id) if set(one.columns) <= set(headings)]
    return max(fitting, key=lambda one: (len(one.columns), one.name), default=None)


@transaction.atomic
def read(
    dossier: Dossier, paper: Paper, columns: Mapping[str, str], said: str, name: str, *, actor: Actor, key: str
) -> int:
    """Keeps what the rows name, once for each list, and the mapping under its name. How many rows.

    Raises TableError and MappingError. The rows are known to the members of the investigation alone.
    """
    data = documents.for_service(paper)
    count = _keep(dossier, data, lists.rows(read_table(data), columns), said, columns.values(), actor, key)
    if name:
        ListMapping.objects.update_or_create(
            compartment=dossier.id, name=name, defaults={"columns": dict(columns), "said": said}
        )
    return count


def entities(paper: Paper) -> ftm_reading.Read | None:
    """What a FollowTheMoney file names; None for a file that is none. Raises EvidenceError for a broken one."""
    data = documents.for_service(paper)
    return ftm_reading.read(data.splitlines()) if ftm_reading.looks_like(data) else None


@transaction.atomic
def read_entities(dossier: Dossier, paper: Paper, said: str, *, actor: Actor, key: str) -> int:
    """Keeps what a FollowTheMoney file names, once for each file. How many entities. Raises EvidenceError."""
    data = documents.for_service(paper)
    rows = [(number, None, found) for number, found in ftm_reading.read(data.splitlines()).rows]
    kinds = sorted({one.kind for _, _, found in rows for one in found})
    return _keep(dossier, data, rows, said, kinds, actor, key)


def _keep(
    dossier: Dossier, data: bytes, rows: Iterable[tuple[int, date | None, tuple[Proposed, ...]]], said: str,
    kinds: Iterable[str], actor: Actor, key: str,
) -> int:  # fmt: skip
    sha256, day = hashlib.sha256(data).hexdigest(), clock.now().date()
    list_, fresh = Seized.objects.get_or_create(dossier=dossier, sha256=sha256, defaults={"at": clock.now()})
    if not fresh:
        return list_.rows.count()
    count = 0
    for number, told, found in rows:
        report = Report.objects.create(
            dossier=dossier, seized=list_, row=number, day=told or day, compartment=compartment_of(dossier)
        )
        keep(report, [_chosen(found, at, number, said) for at in range(len(found))])
        count += 1
    _record(dossier, list_.pk, kinds, count, actor, key)
    return count


def _chosen(found: tuple[Proposed, ...], at: int, row: int, said: str) -> Chosen:
    one, field = found[at], f"row/{row}"
    owner = found[one.whose] if one.whose is not None else None
    return Chosen(one, field, said if one.kind in NAMED else "", (field, owner.start) if owner else None)


def _record(dossier: Dossier, list_: UUID, kinds: Iterable[str], rows: int, actor: Actor, key: str) -> None:
    """Which kinds of column it had, not what they were called: a heading can name somebody."""
    payload = {"case": dossier.number, "list": str(list_), "kinds": sorted(kinds), "rows": rows}
    record(
        chain=chain_of(dossier.id), type="intelligence.list_read", actor=actor, channel="web", key=key, payload=payload
    )
