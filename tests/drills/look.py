"""Prints what a drill wants to know of a service, as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from uuid import UUID

import django

django.setup()

from njiasite.dossiers.models import Dossier, DossierClock, DossierState, InboxRow, SearchKey  # noqa: E402
from njiasite.ledger import keys, selectors  # noqa: E402
from njiasite.ledger.models import Act, Chain  # noqa: E402

if sys.argv[1] == "heads":
    ends = Chain.objects.order_by("pk").values_list("pk", "seq", "hash")
    print(json.dumps({str(pk): [seq, bytes(digest).hex()] for pk, seq, digest in ends}))
elif sys.argv[1] == "opened":  # what of a case's first act can be read
    act = selectors.acts(UUID(sys.argv[2])).first()
    print(json.dumps({name: str(value) for name, value in selectors.opened(act).items()}))
elif sys.argv[1] == "keys":  # how often each idempotency key of an act stands in the ledger
    found = Act.objects.filter(type="access.reported").values_list("key", flat=True)
    print(json.dumps(Counter(key.rpartition(":")[2] for key in found)))
elif sys.argv[1] == "projections":  # what stands in tables beside the ledger
    rows = [model.objects.order_by("dossier").values() for model in (DossierState, InboxRow, DossierClock, SearchKey)]
    print(json.dumps([sorted(str({**row, "id": 0}) for row in found) for found in rows]))
elif sys.argv[1] == "cases":  # cases, their states, their rows in inboxes
    print(json.dumps([model.objects.count() for model in (Dossier, DossierState, InboxRow)]))
elif sys.argv[1] == "papers":  # how many papers open
    from njiasite.documents import services
    from njiasite.documents.models import Paper

    papers = Paper.objects.filter(state=Paper.OPEN, holder__in=Dossier.objects.values("pk"))
    gone = 0
    for paper in papers:
        try:
            services.contents(paper)
        except keys.ErasedError:
            gone += 1
    print(json.dumps([papers.count() - gone, gone]))
