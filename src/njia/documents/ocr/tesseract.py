"""Runs Debian's tesseract on one picture: from memory to memory, without a shell, within a time."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from njia.documents.model import DocumentError
from njia.documents.ocr.picture import Grey

NEEDED = ("eng", "rus")
PACKAGES = "sudo apt install tesseract-ocr tesseract-ocr-eng tesseract-ocr-rus"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read: where it stands in the page's pixels, and how sure tesseract is, 0 to 100."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float
    line: tuple[int, int, int]


def words(picture: Grey, languages: str, seconds: float, scale: float = 1.0, block: int = 6) -> list[Word]:
    """The words of one column in reading order. ``scale`` is how much larger ``picture`` is than the page."""
    command = [binary(), "stdin", "stdout", "-l", languages, "--psm", str(block), "--dpi", "300", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the program's own path and fixed words; the picture goes to its input
            command, input=_pgm(picture), capture_output=True, timeout=seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError("document.ocr_too_long", seconds=str(int(seconds))) from error
    except OSError as error:
        raise DocumentError("document.ocr_missing", install=PACKAGES) from error
    if done.returncode != 0:
        raise DocumentError("document.ocr_failed")
    return _parsed(done.stdout.decode("utf-8", "replace"), scale)


def binary() -> str:
    """The path of tesseract. Raises DocumentError, saying what to install, when it or a language is missing."""
    path = shutil.which("tesseract")
    if path is None:
        raise DocumentError("document.ocr_missing", install=PACKAGES)
    missing = [language for language in NEEDED if language not in _languages(path)]
    if missing:
        raise DocumentError(
            "document.ocr_missing", install="sudo apt install " + " ".join(f"tesseract-ocr-{m}" for m in missing)
        )
    return path


@lru_cache(maxsize=4)
def _languages(path: str) -> frozenset[str]:
    done = subprocess.run([path, "--list-langs"], capture_output=True, timeout=20, check=False)  # noqa: S603
    return frozenset(done.stdout.decode("utf-8", "replace").split())


def _pgm(picture: Grey) -> bytes:
    height, width = picture.shape
    return b"P5 %d %d 255\n" % (width, height) + np.ascontiguousarray(picture).tobytes()


def _parsed(tsv: str, scale: float) -> list[Word]:
    found = []
    for row in tsv.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (int(c) / scale for c in cells[6:10])
        line = (int(cells[2]), int(cells[3]), int(cells[4]))
        found.append(Word(cells[11].strip(), left, top, left + width, top + height, float(cells[10]), line))
    return found
