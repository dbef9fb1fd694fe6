"""The commands of the how-to page work as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.site import people
from tests.site.api.programs import Program

from njiasite.documents.models import Paper
from njiasite.dossiers.models import DossierState

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "use-the-api.md"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_a_case_is_opened_and_moved_on_with_the_commands_of_the_page(
    live_server: Any, settings: Any, tmp_path: Path
) -> None:
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path / "d")}}
    settings.STORAGES = {**settings.STORAGES, "documents": storage}
    commands = re.findall(r"^ {8}(.*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert commands[0].startswith("export NJIA=")
    token = Program(people.person("consular_officer", "mission", "kenya_moscow")).token
    known = {"NJIA": live_server.url, "TOKEN": token, "PATH": os.environ["PATH"]}
    script = "set -euo pipefail\n" + "\n".join(commands[1:])
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=known, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr + done.stdout
    assert (DossierState.objects.get().seq, Paper.objects.count()) == (2, 1)
    assert '"last_day": "2026-04-02"' in done.stdout
