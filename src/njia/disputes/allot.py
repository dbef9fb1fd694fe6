"""Money that came without saying for what: it goes to what was due first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from njia.disputes.claims import Payment, Stated


def allot(claims: Sequence[Stated], payments: Iterable[Payment]) -> tuple[Stated, ...]:
    """The same claims, each with the parts of the payments that reach it; what is over reaches none."""
    shares: list[list[Payment]] = [[] for _ in claims]
    left = [claim.amount for claim in claims]
    oldest_first = sorted(range(len(claims)), key=lambda place: claims[place].due)
    for one in sorted(payments, key=lambda payment: payment.day):
        rest = one.amount
        for place in oldest_first:
            part = min(rest, left[place])
            if part > 0:
                shares[place].append(Payment(day=one.day, amount=part))
                left[place] -= part
                rest -= part
    return tuple(structs.replace(claim, paid=tuple(share)) for claim, share in zip(claims, shares, strict=True))
