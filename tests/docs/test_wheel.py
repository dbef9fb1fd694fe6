"""What is installed carries everything it needs: corridor, templates, compiled catalogues, styles."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
KINDS = (".py", ".yaml", ".tsv", ".html", ".css", ".typ", ".po", ".woff2", ".svg", ".webmanifest")


@pytest.mark.slow
def test_the_wheel_carries_every_file_of_the_two_packages(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    files = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*") if path.suffix in KINDS}
    assert files and not files - packed
    for catalogue in SOURCE.rglob("*.po"):
        assert str(catalogue.with_suffix(".mo").relative_to(SOURCE)) in packed
