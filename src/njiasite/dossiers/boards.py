"""Lists of cases: what waits for a role, and all that it may see; filtered, sorted, and the same as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Count, Model, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from njia.casework.model import State
from njiasite.dossiers import engine, selectors, stages
from njiasite.dossiers.models import Dossier, InboxRow
from njiasite.dossiers.projections import FAR
from njiasite.identities.access import Reader, scoped
from njiasite.identities.roster import words as said

Order = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How much there is, how much of it is late, and how much will be soon."""

    all: int
    late: int
    soon: int


@dataclass(frozen=True, slots=True)
class Board:
    """One list: which rows, where its columns stand as seen from a row, how it may be sorted, the usual way first."""

    rows: QuerySet[Any]
    due: str
    stage: str
    orders: Order
    closed: bool = False  # whether closed cases are among the rows
    timed: tuple[str, ...] | None = None  # the procedures whose due times the reader may know; None: of all
    tells_due: bool = True  # false where the reader may know of none
    dated: frozenset[str] = frozenset()  # the procedures of which the reader may know when something last happened
    role: str = ""  # as far as which role the stages are told

    def narrowed(self, filters: Filters, now: datetime) -> QuerySet[Any]:
        """The rows that the filters leave, in the order asked for."""
        chosen, asked = self.rows, filters.chosen
        if kind := asked.get("kind"):
            chosen = chosen.filter(procedure=kind)
        if stage := asked.get("stage"):
            chosen = chosen.filter(**{self.stage: stage})
        if due := asked.get("due"):
            chosen = chosen.filter(self._due(due, now))
        if standing := asked.get("standing"):
            chosen = chosen.filter(stages.ended(self.role, closed=standing == "closed"))
        return chosen.order_by(*self.orders.get(filters.sort, next(iter(self.orders.values()))))

    def figures(self, filters: Filters, now: datetime) -> Figures:
        """Counted over all rows that the filters leave, not over the page that is shown; ``due`` itself left aside."""
        counted = self.narrowed(filters.without("due"), now).order_by()
        column = "procedure"  # is never null, and stands in the indexes: the rows themselves need not be read
        parts = {name: Count(column, filter=self._due(name, now)) for name in ("late", "soon")}
        return Figures(**counted.aggregate(all=Count(column), **parts))

    def _due(self, when: str, now: datetime) -> Q:
        known = Q() if self.timed is None else Q(procedure__in=self.timed)
        if when == "late":
            return known & Q(**{f"{self.due}__lt": now})
        return known & Q(**{f"{self.due}__gte": now, f"{self.due}__lte": now + engine.desk().soon})

    def lines(self, rows: Iterable[Model]) -> Iterator[Line]:
        """Rows of the board as lines."""
        for line in lines(rows, self.role):
            if line.dossier.procedure not in self.dated:
                line = replace(line, changed_at=None)
            known = self.timed is None or line.dossier.procedure in self.timed
            yield line if known else replace(line, due_at=None, timed=False)


class Filters(forms.Form):
    """What somebody asked for in the address; what nobody offers is left aside."""

    kind = forms.ChoiceField(label=_("Kind of case"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    standing = forms.ChoiceField(
        label=_("Open or closed"),
        required=False,
        choices=[("", _("Both")), ("open", _("Open")), ("closed", _("Closed"))],
    )
    due = forms.ChoiceField(
        label=_("Due"), required=False, choices=[("", _("Any time")), ("late", _("Late")), ("soon", _("Due soon"))]
    )

    def __init__(self, data: QueryDict, role: str, *, standing: bool, due: bool = True) -> None:
        super().__init__(data, auto_id="filter_%s")
        plans = engine.procedures(settings.CORRIDOR)
        kinds = [(id_, said(plans[id_].name)) for id_ in selectors.readable_procedures(role, settings.CORRIDOR)]
        self._choices("kind", _("All kinds"), kinds)
        one = plans.get(data.get("kind", "")) if len(kinds) > 1 else next((plans[id_] for id_, _n in kinds), None)
        if len(kinds) < 2:
            del self.fields["kind"]
        offered = stages.offered(one, role) if one else []
        if not offered:
            del self.fields["stage"]
        else:
            self._choices("stage", _("All stages"), [(s.id, said(s.name)) for s in offered])
        if not standing:
            del self.fields["standing"]
        if not due:
            del self.fields["due"]
        self.full_clean()
        self.sort = data.get("sort", "")
        self._left: frozenset[str] = frozenset()

    @property
    def chosen(self) -> dict[str, str]:
        """What was asked for and is offered."""
        return {name: value for name, value in self.cleaned_data.items() if value and name not in self._left}

    def without(self, *names: str) -> Filters:
        """The same filters but for these."""
        copy = Filters.__new__(Filters)
        copy.__dict__ = {**self.__dict__, "_left": frozenset(names)}
        return copy

    def _choices(self, name: str, all_: Any, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", all_), *choices]


def waiting(reader: Reader) -> Board:
    """What waits for the role the reader works in, within its scopes, the first due on top."""
    procedures = selectors.readable_procedures(reader.role, settings.CORRIDOR)
    mine = InboxRow.objects.filter(role=reader.role, procedure__in=procedures)
    if selectors.reads_closed(reader.role):
        mine = mine.filter(selectors.known_to(reader, "dossier"))
    rows = scoped(mine, reader, "inbox.read")
    orders = {
        "due": ("due_at", "procedure", "pk"),  # as the index has them: nothing is sorted
        "-due": ("-due_at", "-procedure", "-pk"),
        "number": ("dossier__number",),
        "-number": ("-dossier__number",),
    }
    return Board(rows.select_related("dossier"), due="due_at", stage="state", orders=orders, role=reader.role)


def cases(reader: Reader) -> Board:
    """All that the reader may see, the newest on top."""
    orders = {
        "-number": ("-opened_at", "-pk"),
        "number": ("opened_at", "pk"),
        "due": ("standing__due_at", "pk"),
        "-due": ("-standing__due_at", "-pk"),
        "-changed": ("-standing__changed_at", "pk"),
        "changed": ("standing__changed_at", "pk"),
    }
    timed = tuple(engine.timed_for(settings.CORRIDOR, reader.role))
    readable = set(selectors.readable_procedures(reader.role, settings.CORRIDOR))
    dated = stages.dated(reader.role) & readable
    for column, known in (("standing__due_at", set(timed)), ("standing__changed_at", dated)):
        if not readable <= known:
            orders = {name: columns for name, columns in orders.items() if column not in columns[0]}
    return Board(
        selectors.visible(reader).select_related("standing"),
        due="standing__due_at",
        stage="standing__state",
        orders=orders,
        closed=True,
        timed=timed,
        tells_due=bool(readable & set(timed)),
        dated=dated,
        role=reader.role,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A case in a list. ``due_at`` is None where no clock runs, or where the reader may not know (not ``timed``)."""

    dossier: Dossier
    procedure: str
    state: str
    stage: str
    due_at: datetime | None
    changed_at: datetime | None
    closed: bool
    timed: bool = True


def lines(rows: Iterable[Model], role: str) -> Iterator[Line]:
    """The rows of either list as lines, with the stage as far as the role may know it."""
    for row in rows:
        if isinstance(row, InboxRow):
            yield _line(row.dossier, stages.told(row.dossier, row.state, role), row.due_at, None, False)
        elif isinstance(row, Dossier):
            standing = row.standing
            state = stages.told(row, standing.state, role)
            closed = standing.closed and state == standing.state  # an end that is kept from the role is not told
            yield _line(row, state, standing.due_at, standing.changed_at, closed)


def _line(dossier: Dossier, state: str, due: datetime, changed: datetime | None, closed: bool) -> Line:
    plan = engine.procedure_of(dossier)
    known: State | None = next((v.states[state] for v in plan.versions.values() if state in v.states), None)
    stage = said(known.name) if known else state
    return Line(dossier, said(plan.name), state, stage, None if due == FAR else due, changed, closed)
