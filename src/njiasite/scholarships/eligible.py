"""What the corridor's conditions say of an application, for those who decide on it and for the applicant."""

from __future__ import annotations

from collections.abc import Iterator

from njia.casework.standing import Standing
from njia.findings import Finding
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.scholarships.applying import speaks_against
from njiasite.scholarships.models import Application
from njiasite.scholarships.reading import told
from njiasite.scholarships.stops import finding

_SEE = frozenset(
    {"scholarship_officer", "supervisor", "jobseeker", "helper"}
)  # readers and the university see no answers
_UNDECIDED = frozenset({"submitted", "incomplete", "scored", "appealed"})


def of_application(dossier: Dossier, standing: Standing, reader: Reader) -> Iterator[Finding]:
    """The conditions that are not met; and that money was asked for, which counts against nobody."""
    row = Application.objects.select_related("programme").filter(pk=dossier.pk).first()
    if row is None or row.programme is None or reader.role not in _SEE or standing.state not in _UNDECIDED:
        return
    known = told(dossier)
    yield from speaks_against(row.programme, known)
    if known.get("paid_agent") is True and reader.role in ("scholarship_officer", "supervisor"):
        yield finding("study.asked_money")
