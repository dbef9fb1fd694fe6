"""The open cases of a service that had no boards yet. What it writes is what `rebuild` would."""

from __future__ import annotations

import json
from typing import Any

from django.db import migrations

_BATCH = 1_000


def fill(apps: Any, schema_editor: Any) -> None:
    """One row for each open case, with the officer whom it was given to last."""
    states = apps.get_model("dossiers", "DossierState").objects.filter(closed=False).select_related("dossier")
    charge = apps.get_model("desks", "Charge")
    accounts = dict(apps.get_model("identities", "Account").objects.values_list("code", "pk"))
    holders: dict[Any, Any] = {}
    given = apps.get_model("ledger", "Act").objects.filter(type="officer.assigned").order_by("chain", "seq")
    for chain, payload in given.values_list("chain", "payload").iterator():
        code = str(json.loads(payload).get("officer", "")).upper().replace("-", "").replace(" ", "")
        holders[chain] = accounts.get(code)
    rows = []
    for state in states.iterator():
        one = state.dossier
        rows.append(
            charge(
                dossier=one,
                corridor=one.corridor,
                procedure=one.procedure,
                mission=one.mission,
                office=one.office,
                officer=holders.get(one.pk),
                due_at=state.due_at,
            )
        )
        if len(rows) == _BATCH:
            charge.objects.bulk_create(rows, ignore_conflicts=True)
            rows = []
    charge.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("desks", "0001_initial"),
        ("dossiers", "0005_clock_keys_as_long_as_a_text"),
        ("identities", "0005_addresses"),
        ("ledger", "0002_checkpoints"),
    ]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
