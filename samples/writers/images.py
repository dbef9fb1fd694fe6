"""Pictures of the printed paper: an office scan or phone photos, one TIFF with a page each."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from samples import pictures
from samples.page import Page
from samples.writers import pdf

Picture = NDArray[np.uint8]
DPI = 200


def write_scan(page: Page, seed: int = 0) -> bytes:
    """The paper scanned at 200 dpi."""
    return _tiff(scans(page, seed))


def write_photo(page: Page, seed: int = 0) -> bytes:
    """The paper photographed page by page with a phone."""
    return _tiff(photos(page, seed))


def scans(page: Page, seed: int = 0) -> list[bytes]:
    """Each page as a scanned JPEG."""
    return _each(page, seed, pictures.scan)


def photos(page: Page, seed: int = 0) -> list[bytes]:
    """Each page as a phone's JPEG."""
    return _each(page, seed, pictures.photo)


def printed(page: Page) -> list[Picture]:
    """The pages of the paper as clean pictures at 200 dpi."""
    with pypdfium2.PdfDocument(pdf.write(page)) as document:
        return [np.ascontiguousarray(sheet.render(scale=DPI / 72).to_numpy()) for sheet in document]


def _each(page: Page, seed: int, take: Callable[[Picture, int], bytes]) -> list[bytes]:
    return [take(sheet, seed + at) for at, sheet in enumerate(printed(page))]


def _tiff(sheets: list[bytes]) -> bytes:
    out = io.BytesIO()
    first, *rest = [Image.open(io.BytesIO(sheet)) for sheet in sheets]
    first.save(out, "TIFF", save_all=True, append_images=rest, compression="jpeg", quality=90, dpi=(DPI, DPI))
    return out.getvalue()
