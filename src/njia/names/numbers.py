"""Numbers of papers as they are compared, however somebody wrote them."""

from __future__ import annotations

import re

_ALIKE = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")  # Cyrillic letters that look like Latin ones


def passport(written: str) -> str:
    """A passport number without signs and spaces; letters that look alike in Latin and Cyrillic are one."""
    return re.sub(r"[^0-9A-Z]", "", written.upper().translate(_ALIKE))
