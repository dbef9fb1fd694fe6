"""Check-ins."""

from __future__ import annotations

urlpatterns: list[object] = []
