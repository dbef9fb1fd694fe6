"""Once a day the ends of all chains go under one signature; from then on nobody can rewrite what came before."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery

from njia.seals import checkpoints as seals
from njia.seals.merkle import leaf, merkle_root
from njiasite.config import clock
from njiasite.ledger import signing
from njiasite.ledger.models import Chain, Checkpoint, Covered

_BATCH = 1000


@dataclass(slots=True)
class _End:
    chain: UUID
    seq: int
    hash: bytes
    after: int
    leaf: int | None


def make() -> Checkpoint:
    """Signs where every chain ends now. Two at the same moment cannot both succeed: each has its number.

    The ends are read before the transaction begins, so that on SQLite nobody waits for the reading.
    """
    before = latest()
    ends = _ends()
    made = _signed(ends, before)
    with transaction.atomic():
        made.save(force_insert=True)
        went_on = (_covered(made, end) for end in ends if end.seq > end.after)
        Covered.objects.bulk_create(went_on, batch_size=_BATCH)
    return made


def latest() -> Checkpoint | None:
    """The last checkpoint."""
    return Checkpoint.objects.order_by("-number").first()


def behind() -> bool:
    """Whether acts were recorded that no checkpoint covers."""
    covered = Covered.objects.filter(chain=OuterRef("pk"), seq=OuterRef("seq"))
    return Chain.objects.filter(~Exists(covered), seq__gt=0).exists()


def _ends() -> list[_End]:
    """Every chain in the order of its leaf; those that have none yet come last and get the next."""
    before = Covered.objects.filter(chain=OuterRef("pk")).order_by("-seq")
    rows = (
        Chain.objects.filter(seq__gt=0)
        .annotate(after=Subquery(before.values("seq")[:1]), leaf=Subquery(before.values("leaf")[:1]))
        .values_list("id", "seq", "hash", "after", "leaf")
    )
    ends = [_End(chain, seq, bytes(digest), after or 0, at) for chain, seq, digest, after, at in rows.iterator()]
    ends.sort(key=lambda end: (end.leaf is None, end.leaf or 0, end.chain))
    for index, end in enumerate(ends):
        end.leaf = index
    return ends


def _signed(ends: list[_End], before: Checkpoint | None) -> Checkpoint:
    key = signing.private_key()
    sealed = seals.Checkpoint(
        acts=sum(end.seq for end in ends),
        at=clock.now(),
        chains=len(ends),
        key=seals.fingerprint(key.public_key()),
        number=before.number + 1 if before else 1,
        previous=before.hash if before else seals.FIRST,
        root=merkle_root(leaf(end.chain, end.seq, end.hash) for end in ends).hex(),
    )
    return Checkpoint(
        number=sealed.number,
        at=sealed.at,
        body=seals.checkpoint_bytes(sealed).decode(),
        signature=seals.sign_checkpoint(sealed, key),
        hash=seals.checkpoint_hash(sealed),
    )


def _covered(made: Checkpoint, end: _End) -> Covered:
    assert end.leaf is not None
    return Covered(checkpoint=made, chain=end.chain, after=end.after, seq=end.seq, hash=end.hash, leaf=end.leaf)
