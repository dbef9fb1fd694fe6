"""Takes in what a person was given to sign, and opens the urgent case that a military or unclear paper calls for."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from uuid import UUID, uuid4, uuid5

import msgspec
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from njia.contracts.urgent import Urgent, urgent_of
from njia.corridors.load import load
from njiasite.attestation import selectors as attestation
from njiasite.checks import services as checks
from njiasite.checks import shelf
from njiasite.checks.job import Held
from njiasite.config.logs import place_of
from njiasite.dossiers import services as dossiers
from njiasite.identities.roster import roster
from njiasite.ledger import reads
from njiasite.ledger.services import Actor

log = logging.getLogger(__name__)
_ABOUT, _CASE = "about.json", "case.json"
_SERVICE = Actor(None, "system")
_HOLDER = "jobseeker"  # whoever holds the paper, as the log of reads names them
_KEYS = UUID("7a3f0f0e-6a0f-4a53-9d38-0c9b8f2f7f11")  # under which the same paper opens the same case
_CHANGES = 5  # of the differences in the case; all of them are on the person's page
_WORDS = 3_500  # code points of the paper in the case


class About(msgspec.Struct, frozen=True):
    """What the person told us besides the paper. It lies on the shelf and is erased with the rest."""

    account: UUID | None = None
    phone: str = ""
    place: str = ""
    keep: bool = False


class Case(msgspec.Struct, frozen=True):
    """The case that was opened."""

    number: str


_about, _case = msgspec.json.Decoder(About).decode, msgspec.json.Decoder(Case).decode


def submit(papers: Sequence[Sequence[UploadedFile]], about: About) -> str:
    """Starts the reading; the token of the answer. Raises `checks.services.BusyError`."""
    return checks.submit(papers, task="hold", beside={_ABOUT: msgspec.json.encode(about)})


def attested(code: str, account: UUID | None) -> list[UploadedFile]:
    """The attested contract that is kept here: by the code of its seal, else of that account's own case.

    That it was read is noted in the case, whoever held the code.
    """
    found = attestation.attested_by_code(code) if code else attestation.attested_of(account) if account else None
    if found is None:
        return []
    key, purpose = str(uuid4()), "given"
    reads.record(reader=account, role=_HOLDER, dossier=found.dossier, purpose=purpose, channel="web", key=key)
    return [SimpleUploadedFile(name, data) for name, data in found.files]


def urgent(held: Held) -> bool:
    """Whether the paper is military, or nobody can tell what it is."""
    return held.report.class_ in urgent_of(settings.CORRIDOR).classes


def settle(token: str) -> Case | None:
    """The urgent case of that answer, opened if need be; None where none is called for, or it cannot be opened yet."""
    folder = shelf.place(checks.opened(), token)
    return _tried(folder) if folder is not None and (folder / _ABOUT).is_file() else None


def settle_all() -> int:
    """Opens the cases of those who did not wait for their answer. How many answers have one."""
    folders = [folder for folder in checks.opened().iterdir() if (folder / _ABOUT).is_file()]
    return sum(_tried(folder) is not None for folder in folders)


def _tried(folder: Path) -> Case | None:
    """A case that cannot be opened holds up neither the answer nor the others; the worker tries it again."""
    try:
        return _settled(folder)
    except Exception as error:
        log.error("an urgent case could not be opened: %s", place_of(error))
        return None


def _settled(folder: Path) -> Case | None:
    held = checks.standing_in(folder).held
    if held is None or not urgent(held):
        return None
    if (folder / _CASE).is_file():
        return _case((folder / _CASE).read_bytes())
    plan, about = urgent_of(settings.CORRIDOR), _about((folder / _ABOUT).read_bytes())
    outcome = dossiers.open_dossier(
        corridor=settings.CORRIDOR,
        procedure=plan.procedure,
        type=plan.act,
        given=_given(plan, held, about),
        actor=_SERVICE,
        channel="service",
        key=str(uuid5(_KEYS, folder.name)),
        scope={body.kind: body.id for body in roster().bodies.values() if plan.procedure in body.takes_in},
        subject=about.account,
    )
    case = Case(str(outcome.dossier.number))
    if folder.is_dir():  # the person may have erased it meanwhile
        shelf.write(folder / _CASE, msgspec.json.encode(case))
    return case


def _given(plan: Urgent, held: Held, about: About) -> Mapping[str, str]:
    told = {"phone": about.phone, "place": about.place, "words": "\n\n".join(_words(held, about))}
    return {**plan.give, **{plan.fields[name]: value for name, value in told.items() if value}}


def _words(held: Held, about: About) -> Iterator[str]:
    """What the officer reads, in English: what the paper is, what was changed, and its words if the person wants it."""
    messages = load(settings.CORRIDOR).messages
    yield messages["given.case"].fill(kind=messages[f"report.class.{held.report.class_}"]).en
    if held.comparison is not None and held.comparison.findings:
        changes = " ".join(finding.text.en for finding in held.comparison.findings[:_CHANGES])
        yield messages["given.changed"].fill(changes=changes[:1000]).en
    if about.keep:
        text = "\n".join(held.report.texts[side] for side in reversed(held.report.languages))
        yield messages["given.words"].fill(words=text[:_WORDS]).en
