"""Picture files of every kind, and files that only say they are pictures."""

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from njia.documents.limits import DEFAULT, Limits
from njia.documents.model import DocumentError
from njia.documents.ocr.load import page_count, shots


def drawn(mode: str, kind: str, **options: object) -> bytes:
    """A white sheet with a black bar at the top left."""
    sheet = np.full((60, 80), 255, np.uint8)
    sheet[:20, :30] = 0
    image = Image.fromarray(sheet)
    if mode == "I;16":
        image = Image.fromarray(sheet.astype(np.uint16) * 257)
    elif mode == "RGBA":
        image = Image.merge("RGBA", [Image.fromarray(np.zeros_like(sheet))] * 3 + [Image.fromarray(255 - sheet)])
    else:
        image = image.convert(mode)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def code_of(data: bytes, limits: Limits = DEFAULT) -> str:
    with pytest.raises(DocumentError) as refused:
        list(shots(data, limits))
    return refused.value.code


KINDS = ("L PNG", "P PNG", "RGBA PNG", "LA PNG", "I;16 PNG", "1 PNG", "L TIFF", "1 TIFF", "I;16 TIFF", "CMYK TIFF")


@pytest.mark.parametrize("kind", [*KINDS, "CMYK JPEG", "RGB JPEG"])
def test_ink_stays_dark_and_paper_white_in_every_kind_of_picture(kind):
    (shot,) = shots(drawn(*kind.split()), DEFAULT)
    assert shot.grey.shape == (60, 80) and shot.grey.dtype == np.uint8
    assert shot.grey[10, 10] < 60 and shot.grey[50, 70] > 200


def test_a_photo_is_turned_as_the_phone_says():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned by a quarter
    (shot,) = shots(drawn("L", "JPEG", exif=exif), DEFAULT)
    assert shot.grey.shape == (80, 60) and shot.grey[10, 55] < 60 and shot.grey[70, 5] > 200


def test_a_resolution_is_believed_only_if_a_scanner_could_have_written_it():
    assert next(shots(drawn("L", "PNG", dpi=(200, 200)), DEFAULT)).dpi == pytest.approx(200, abs=1)
    assert next(shots(drawn("L", "JPEG", dpi=(72, 72)), DEFAULT)).dpi is None


def test_a_bomb_is_refused_before_it_is_unpacked():
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    body = zlib.compress(b"\0" * 1000)
    data = struct.pack(">I", len(body)) + b"IDAT" + body + struct.pack(">I", zlib.crc32(b"IDAT" + body))
    assert code_of(b"\x89PNG\r\n\x1a\n" + chunk + data) == "document.too_many_pixels"


def test_files_over_a_limit_are_refused_by_name():
    assert code_of(drawn("L", "PNG"), Limits(bytes=50)) == "document.too_large"
    assert code_of(drawn("L", "PNG"), Limits(pixels=4000)) == "document.too_many_pixels"
    out = io.BytesIO()
    sheets = [Image.new("L", (20, 20), 255) for _ in range(5)]
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:])
    assert page_count(out.getvalue(), DEFAULT) == 5
    assert code_of(out.getvalue(), Limits(pages=4)) == "document.too_many_pages"


@pytest.mark.parametrize(("mode", "kind"), [("L", "JPEG"), ("L", "PNG"), ("L", "TIFF")])
def test_half_a_file_is_damaged_not_half_a_contract(mode, kind):
    noise = np.random.default_rng(1).integers(0, 255, (200, 200), np.uint8)
    out = io.BytesIO()
    Image.fromarray(noise).save(out, kind)
    assert code_of(out.getvalue()[: len(out.getvalue()) // 2]) == "document.damaged"


def test_what_is_no_picture_is_called_so():
    assert code_of(b"") == "document.empty"
    assert code_of(b"%PDF-1.7 not a picture") == "document.wrong_type"
    assert code_of(drawn("L", "GIF")) == "document.wrong_type"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_picture_with_bytes_changed_is_read_or_refused_never_a_crash(data):
    kind = data.draw(st.sampled_from(["PNG", "JPEG", "TIFF"]))
    broken = bytearray(drawn("L", kind))
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), min_size=1, max_size=8)):
        broken[at] = data.draw(st.integers(0, 255))
    try:
        for shot in shots(bytes(broken), DEFAULT):
            assert shot.grey.ndim == 2
    except DocumentError as refused:
        assert refused.code.startswith("document.")
