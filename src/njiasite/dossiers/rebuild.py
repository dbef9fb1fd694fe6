"""Makes the projections anew from the ledger: the same rows, whatever had become of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from njia.casework.fold import fold
from njia.casework.model import Procedure
from njiasite.dossiers import engine, searching
from njiasite.dossiers.models import Dossier, DossierState, SearchKey
from njiasite.dossiers.projections import project, watch
from njiasite.ledger import selectors
from njiasite.ledger.values import Act


def rebuild_all(dossiers: Iterable[Dossier]) -> int:
    """Each dossier in a transaction of its own. How many there were."""
    done = 0
    for dossier in dossiers:
        rebuild(dossier)
        done += 1
    return done


def every_dossier() -> Iterable[Dossier]:
    """Every dossier, the oldest first, a few at a time."""
    return Dossier.objects.order_by("opened_at", "pk").iterator(chunk_size=500)


@transaction.atomic
def rebuild(dossier: Dossier) -> None:
    """State, clocks, inbox rows, search keys, and when the worker must look: from the acts alone."""
    list(DossierState.objects.select_for_update().filter(pk=dossier.pk))  # an act in it waits until this is done
    acts = list(selectors.acts(dossier.id))
    last, plan = acts[-1], engine.procedure_of(dossier)
    standing = fold(plan, engine.as_acts(acts), last.at, engine.calendars_of(dossier.corridor))
    project(dossier, plan, standing, last.at)
    watch(dossier, standing)
    _keys(dossier, plan, acts)


def _keys(dossier: Dossier, plan: Procedure, acts: list[Act]) -> None:
    keys: set[tuple[str, str]] = set()
    for act in acts:
        spec = plan.spec_of(act.type, {*act.given, *act.holders})
        if spec:
            keys |= searching.keys_of(spec.fields, {**act.given, **selectors.opened(act)})
    kept = searching.write(dossier, keys)
    SearchKey.objects.filter(dossier=dossier).exclude(index__in=kept).delete()
