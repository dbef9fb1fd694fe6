"""Check-ins: a million people due on one day are queued by one statement; and a year of ten thousand is played."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

from njia.checkins.load import load_plan
from njia.checkins.simulation import World, simulate

ROOT = Path(__file__).parents[1]


def rows() -> list[dict[str, str]]:
    """The year, and the queue on PostgreSQL; that is named when it is left out."""
    plan, begun = load_plan(), process_time()
    year = simulate(plan, World())
    spent = process_time() - begun
    found = [
        {
            "what": "check-ins: a year of 10,000 people, true cases late or lost",
            "ours": f"{year.late + year.lost} of {year.true_cases}, {spent:.1f} s CPU",
            "reach": "0",
        },
        {
            "what": "check-ins: false alarms in 1,000 weeks of one person",
            "ours": f"{year.false_per_thousand_weeks:.1f}",
        },
    ]
    return [*found, *_queue()]


def _queue() -> list[dict[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        named = {"NJIA_VAR": folder, "NJIA_DATABASE_URL": "", "NJIA_KEYS_DATABASE_URL": "", "NJIA_TEST_DURABLE": "1"}
        onto = 'NJIA_DATABASE_URL="$NJIA_TEST_DATABASE_URL" exec "$@"'
        command = [
            "scripts/postgres.sh",
            "bash",
            "-c",
            onto,
            "-",
            sys.executable,
            "-m",
            "benchmarks.checkins_measuring",
        ]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "njiasite.config.settings", **named}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return [{"what": "check-ins: the queue", "ours": f"SKIPPED: {(done.stderr.strip() or '?').splitlines()[-1]}"}]
    told = json.loads(done.stdout.splitlines()[-1])
    return [
        {
            "what": "check-ins: 1,000,000 people due, queued by one statement",
            "ours": f"{told['queue']:.1f} s",
            "peer_name": "plain INSERT ... SELECT, no key, no index",
            "peer": f"{told['bare']:.1f} s",
            "reach": f"{told['queue'] / told['bare']:.1f}x (<= 60 s)",
        },
        {
            "what": "check-ins: 10,000 of them, row by row through the ORM",
            "ours": f"{told['queue'] / 100:.2f} s (a hundredth)",
            "peer_name": "ORM",
            "peer": f"{told['orm']:.1f} s",
            "reach": f"{told['orm'] * 100 / told['queue']:.0f}x slower",
        },
        {"what": "check-ins: people asked a second by one worker", "ours": f"{told['asked']:.0f} (act and message)"},
    ]
