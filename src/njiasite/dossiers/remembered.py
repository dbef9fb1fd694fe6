"""Standings of late: a case that is worked on is not folded from its first act with every page.

Acts are never changed, so what was folded once stays right, and only what was done since is added. The hash of the
last act folded proves that the ledger still holds those very acts: a transaction may have been taken back, a backup
restored. Personal values are not in it: the engine never sees them open.
"""

from __future__ import annotations

from threading import Lock
from uuid import UUID

from njia.casework.standing import Standing
from njiasite.ledger import selectors
from njiasite.ledger.values import Act

_MOST = 500
_known: dict[UUID, tuple[bytes, Standing]] = {}  # the last acted in at its end
_one_at_a_time = Lock()


def since(chain: UUID) -> tuple[Standing | None, list[Act]]:
    """What is remembered of a dossier, and the acts done since; all of its acts where that is nothing, or not so."""
    if (known := _known.get(chain)) is not None:
        last, before = known
        if selectors.end_of(chain) == (before.seq, last):
            return before, []
        rows = list(selectors.acts(chain).filter(seq__gt=before.seq))
        if rows and bytes(rows[0].previous) == last:
            return before, rows
    return None, list(selectors.acts(chain))


def keep(last: Act, found: Standing) -> None:
    """Remembers where a dossier stands after its last act."""
    with _one_at_a_time:
        _known.pop(last.chain, None)
        _known[last.chain] = (bytes(last.hash), found)
        while len(_known) > _MOST:
            del _known[next(iter(_known))]
