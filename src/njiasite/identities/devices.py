"""The kind of a device, from what its browser says of itself: enough for its owner to know it again, and no more."""

from __future__ import annotations

_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac", "Mac"),
            ("Linux", "Linux"))  # fmt: skip
_BROWSERS = (("OPR/", "Opera"), ("Opera", "Opera"), ("Edg", "Edge"), ("SamsungBrowser", "Samsung"),
             ("YaBrowser", "Yandex"), ("UCBrowser", "UC"), ("Firefox", "Firefox"), ("Chrome", "Chrome"),
             ("Safari", "Safari"))  # fmt: skip


def kind_of(browser: str) -> str:
    """``Android, Chrome``; empty where nothing is known."""
    if "/" not in browser:  # told already, or told by a program
        return browser[:40]
    found = (next((name for sign, name in table if sign in browser), "") for table in (_SYSTEMS, _BROWSERS))
    return ", ".join(name for name in found if name)
