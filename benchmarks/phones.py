"""USSD: how long a step takes at 100 a second, beside a view of bare Django under the same middleware."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def rows() -> list[dict[str, str]]:
    """Latency counts from the moment a step was due, so a step that waits for the one before it is late."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            **os.environ, "NJIA_VAR": folder, "NJIA_DATABASE_URL": "", "NJIA_KEYS_DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "njiasite.config.settings", "NJIA_USSD_SECRET": "a-secret-of-the-benchmark",
            "NJIA_PHONE_STEPS_AN_HOUR": "1000000",
        }  # fmt: skip
        run = subprocess.run(
            [sys.executable, "-m", "benchmarks.phones_measuring"],
            cwd=ROOT,
            env=settings,
            capture_output=True,
            text=True,
        )
    if run.returncode:
        return [{"what": "phones: a step of a call", "ours": f"SKIPPED: {run.stderr.strip().splitlines()[-1]}"}]
    found = json.loads(run.stdout.splitlines()[-1])
    return [
        {
            "what": f"phones: a step of a call at 100 a second, {name}",
            "ours": f"{found['njia'][name]:.1f} ms",
            "peer": f"bare Django {found['bare'][name]:.1f} ms",
            "reach": reach,
        }
        for name, reach in (
            ("50th percentile", ""),
            ("99th percentile", "<= 50 ms"),
            ("CPU, 50th percentile", ""),
            ("CPU, 99th percentile", ""),
        )
    ]
