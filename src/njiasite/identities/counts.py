"""Names of the counts behind rate limits, hidden: the plain ones hold network addresses, which we do not keep."""

from __future__ import annotations

from django.utils.crypto import salted_hmac


def hidden(key: str, prefix: str, version: int) -> str:
    """A name that tells nothing without the site's key."""
    return salted_hmac("njiasite.identities.counts", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()
