"""Opens JPEG, PNG and TIFF without trusting them: the size is checked before a pixel is unpacked."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, UnidentifiedImageError

from njia.documents.limits import Limits
from njia.documents.model import DocumentError
from njia.documents.ocr.picture import Grey, Shot

FORMATS = (
    JpegImagePlugin.JpegImageFile.format,
    PngImagePlugin.PngImageFile.format,
    TiffImagePlugin.TiffImageFile.format,
)
_SCREEN_SIDE, _MOST_LARGER = 2200, 3.0  # pixels of the longer side of a screenshot that can be read; how many times
LARGEST = 25_000_000  # pixels; a larger picture is made smaller, as it says no more about the words
BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, OverflowError, ZeroDivisionError)


def shots(data: bytes, limits: Limits) -> Iterator[Shot]:
    """The pages of a picture file, one at a time. Raises DocumentError for what is damaged, too large or no picture."""
    image = opened(data, limits)
    for index in range(page_count(data, limits)):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                image.seek(index)
                _check_size(image, limits)
                yield _shot(image, limits)
        except BROKEN as error:
            raise DocumentError("document.damaged") from error


def enlarged(data: bytes, limits: Limits) -> bytes:
    """A small screenshot made larger. It has few pixels as it shows few words, not as a bad photo of a whole page has.

    Raises DocumentError as `shots` does.
    """
    image = opened(data, limits)
    factor = min(_MOST_LARGER, _SCREEN_SIDE / max(image.size))
    if factor <= 1.0:
        return data
    grey = next(shots(data, limits)).grey
    larger = Image.fromarray(grey).resize((round(grey.shape[1] * factor), round(grey.shape[0] * factor)))
    out = io.BytesIO()
    larger.save(out, "PNG")
    return out.getvalue()


def page_count(data: bytes, limits: Limits) -> int:
    """How many pages there are. A JPEG with a second picture inside (MPO) is one page: the rest are previews."""
    image = opened(data, limits)
    if image.format != "TIFF":
        return 1
    count = 1
    try:
        while count <= limits.pages:
            image.seek(count)
            count += 1
    except EOFError:
        return count
    except BROKEN as error:
        raise DocumentError("document.damaged") from error
    raise DocumentError("document.too_many_pages", limit=str(limits.pages))


def opened(data: bytes, limits: Limits) -> Image.Image:
    if not data:
        raise DocumentError("document.empty")
    if len(data) > limits.bytes:
        raise DocumentError("document.too_large", limit=str(limits.bytes // 1_000_000))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is checked just below, against our own limit
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            _check_size(image, limits)
    except Image.DecompressionBombError as error:
        raise DocumentError("document.too_many_pixels", limit=_megapixels(limits)) from error
    except UnidentifiedImageError as error:
        known = data[:3] == b"\xff\xd8\xff" or data[:4] in (b"\x89PNG", b"II*\0", b"MM\0*")
        raise DocumentError("document.damaged" if known else "document.wrong_type") from error
    except BROKEN as error:
        raise DocumentError("document.damaged") from error
    return image


def _check_size(image: Image.Image, limits: Limits) -> None:
    if image.width * image.height > limits.pixels:
        raise DocumentError("document.too_many_pixels", limit=_megapixels(limits))


def _megapixels(limits: Limits) -> str:
    return str(limits.pixels // 1_000_000)


def _shot(image: Image.Image, limits: Limits) -> Shot:
    dpi = _dpi(image)
    scale = min(1.0, (LARGEST / (image.width * image.height)) ** 0.5)
    smaller = (max(1, int(image.width * scale)), max(1, int(image.height * scale)))
    if scale < 1.0 and image.format in ("JPEG", "MPO"):
        image.draft("L", smaller)  # JPEG can be unpacked at a half or a quarter of its size
    upright = ImageOps.exif_transpose(image)
    grey = _as_grey(upright)
    factor = min(1.0, (LARGEST / grey.size) ** 0.5)
    if factor < 1.0:
        size = (max(1, int(grey.shape[1] * factor)), max(1, int(grey.shape[0] * factor)))
        grey = np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BOX, reducing_gap=2.0), np.uint8)
    return Shot(grey, dpi * scale if dpi else None)


def _as_grey(image: Image.Image) -> Grey:
    if image.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        deep = np.asarray(image, np.float32)
        top = (
            65535.0
            if image.mode.startswith("I") and deep.max(initial=0) > 255
            else max(float(deep.max(initial=1)), 1.0)
        )
        return np.asarray(np.clip(deep / top * 255, 0, 255), np.uint8)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        ink = image.convert("RGBA")
        paper = Image.new("RGBA", ink.size, "white")  # what is transparent is shown on paper, not on black
        image = Image.alpha_composite(paper, ink)
    return np.asarray(image.convert("L"), np.uint8)


def _dpi(image: Image.Image) -> float | None:
    """The resolution the file claims, if a scanner could have written it: cameras write 72 or 96 and mean nothing."""
    try:
        claimed = float(image.info.get("dpi", (0, 0))[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
    return claimed if 100 <= claimed <= 1300 else None
