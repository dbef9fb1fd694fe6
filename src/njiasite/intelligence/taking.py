"""A ring as a file for others' tools, and as a sealed bundle. Victims are in none; that it was taken out is an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from njia.corridors.load import load
from njia.evidence import ftm
from njia.evidence.bundle import Custody, Statement, Support, bundle
from njia.evidence.gexf import gexf, table
from njia.evidence.model import Likeness, Network, Paid, Party, Source, Thing, Use
from njia.linking import judgements
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.intelligence import words
from njiasite.intelligence.mentions import chain_of
from njiasite.intelligence.models import Candidate
from njiasite.intelligence.picture import judgement_rows
from njiasite.intelligence.sheets import Sheet
from njiasite.ledger import selectors as ledger
from njiasite.ledger import signing
from njiasite.ledger.services import record

FORMS: Mapping[str, str | Promise] = {
    "bundle": _("Sealed bundle (BagIt, with what supports each statement)"),
    "csv": _("Table (CSV)"),
    "gexf": _("Graph (GEXF)"),
    "ftm": _("FollowTheMoney entities (JSON)"),
    "statements": _("FollowTheMoney statements (CSV)"),
}
_MEDIA = {
    "bundle": ("application/zip", "zip"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "gexf": ("application/gexf+xml", "gexf"),
    "ftm": ("application/x-ndjson", "ftm.json"),
    "statements": ("text/csv; charset=utf-8", "statements.csv"),
}


def take(reader: Reader, found: Sheet, form: str, on: date, *, key: str) -> tuple[bytes, str, str]:
    """The bytes, their media type and the ending of their file. Raises EvidenceError where an extra is missing."""
    made = network(found, on)
    write: Mapping[str, Callable[[Network], bytes]] = {
        "csv": table,
        "gexf": gexf,
        "ftm": lambda one: ftm.export(one).entities,
        "statements": lambda one: ftm.export(one).statements,
    }
    record(
        chain=chain_of(found.ring.pk),
        type="intelligence.taken_out",
        actor=actor_of(reader),
        channel="web",
        key=key,
        payload={
            "ring": str(found.ring.pk),
            "form": form,
            "people": len(made.parties),
            "things": len(made.things),
            "ties": len(made.uses),
        },
    )
    data = _bundle(found, made) if form == "bundle" else write[form](made)
    return (data, *_MEDIA[form])


def network(found: Sheet, on: date) -> Network:
    """The ring as the library takes it out; pairs that nobody judged stay two people who are alike."""
    cases: dict[UUID, str] = dict(
        Dossier.objects.filter(pk__in=[dossier for _, dossier in found.reports.values()]).values_list("pk", "number")
    )
    roles = {one.id: one.role.role if one.role else "" for one in found.people}
    return Network(
        id=str(found.ring.number),
        made_on=on,
        parties=tuple(
            Party(
                id=one.id,
                kind="person" if one.kind == "person" else "organisation",
                names=one.names,
                reports=found.seen[one.id],
                role=roles[one.id],
            )
            for one in found.people
        ),
        things=tuple(
            Thing(id=one.id, kind=one.kind, value=found.values[one.id], written=one.names[0]) for one in found.things
        ),
        uses=tuple(Use(party=tie.who, thing=tie.what, reports=tie.reports) for tie in found.ties),
        sources=tuple(
            Source(id=report, case=cases.get(dossier, "—"), day=day, act_hash=_hash(dossier))
            for report, (day, dossier) in sorted(found.reports.items())
        ),
        paid=tuple(
            Paid(to=one.to, amount=amount, currency=one.currency, report=report)
            for one in found.payments
            for amount, report in one.told
        ),
        unreviewed=_unreviewed(found),
    )


def _unreviewed(found: Sheet) -> tuple[Likeness, ...]:
    """The pairs that are still open: neither judged to be one, nor different."""
    of = found.entities
    said = judgements.standing(judgement_rows()).items()
    apart = {frozenset((of[a], of[b])) for (a, b), row in said if row.answer == "different" and a in of and b in of}
    rows = Candidate.objects.filter(a__in=list(of), b__in=list(of)).order_by("-probability", "pk")
    best: dict[tuple[str, str], Likeness] = {}
    for row in rows:
        a, b = sorted((of[str(row.a_id)], of[str(row.b_id)]))
        if a != b and frozenset((a, b)) not in apart:
            by = tuple(what for what, _, weight in row.steps if weight > 0)
            best.setdefault((a, b), Likeness(a=a, b=b, probability=row.probability, by=by))
    return tuple(best.values())


def _hash(dossier: UUID) -> str:
    """The fingerprint of the act by which the report came: whoever has the ledger can look it up."""
    first = ledger.acts(dossier).first()
    return bytes(first.hash).hex() if first else ""


def _bundle(found: Sheet, made: Network) -> bytes:
    sources = {one.id: one for one in made.sources}
    steps = [
        Custody(at=act.at.isoformat(), event=act.type.rpartition(".")[2], role=act.role)
        for act in ledger.acts(chain_of(found.ring.pk))
    ]
    exported = ftm.export(made)
    lost = "".join(f"{one.entity},{one.prop}\n" for one in exported.dropped)
    files = {
        "ring.csv": table(made),
        "ring.gexf": gexf(made),
        "entities.ftm.json": exported.entities,
        "statements.csv": exported.statements,
        "lost_in_ftm.csv": f"entity,property\n{lost}".encode(),
    }
    info = {
        "Source-Organization": "Njia",
        "External-Identifier": f"ring-{found.ring.number}",
        "Bagging-Date": made.made_on.isoformat(),
    }
    return bundle(files, tuple(_statements(made, sources)), tuple(steps), info, signing.private_key())


def _statements(made: Network, sources: Mapping[str, Source]) -> list[Statement]:
    """Each thing that is said, in plain words of three languages, with the reports that say it."""
    says = load(settings.CORRIDOR).messages
    names = {one.id: one.names[0] if one.names else "—" for one in made.parties}
    things = {one.id: {"what": words.kind_in_each(one.kind), "value": one.written} for one in made.things}
    said = [
        (one.id, says["bundle.says.named"].fill(who=names[one.id], what=words.kind_in_each(one.kind)), one.reports)
        for one in made.parties
    ]
    said += [
        (use.party, says["bundle.says.uses"].fill(who=names[use.party], **things[use.thing]), use.reports)
        for use in made.uses
    ]
    said += [
        (one.to, says["bundle.says.paid"].fill(who=names[one.to], sum=f"{one.amount} {one.currency}"), (one.report,))
        for one in made.paid
    ]
    return [
        Statement(
            about=about,
            id=f"s{number}",
            says=sentence,
            supports=tuple(
                Support(act_hash=sources[one].act_hash, case=sources[one].case, day=sources[one].day, report=one)
                for one in reports
                if one in sources
            ),
        )
        for number, (about, sentence, reports) in enumerate(said, 1)
    ]
