"""``python -m njiasite scanpapers``: asks the scanner about every paper that still waits in quarantine."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from njiasite.documents import services
from njiasite.documents.models import Paper
from njiasite.documents.scan import Verdict


class Command(BaseCommand):
    """Run it after the scanner came back, or from a timer."""

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = Paper.objects.filter(state=Paper.QUARANTINED).order_by("kept_at")
        total, counts = waiting.count(), dict.fromkeys(Verdict, 0)
        for number, paper in enumerate(waiting.iterator(), 1):
            verdict = services.rescan(paper)
            counts[verdict] += 1
            if number % 100 == 0:
                self.stderr.write(f"{number} of {total}")
            if verdict is Verdict.UNAVAILABLE:
                break  # the next would have the same answer
        self.stdout.write(", ".join(f"{verdict.value}: {count}" for verdict, count in counts.items()))
