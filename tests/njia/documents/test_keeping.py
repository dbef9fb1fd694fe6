"""What is kept of an upload: the picture and not what it carried, and nothing that cannot be trusted."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from njia.documents.keeping import keep
from njia.documents.limits import Limits
from njia.documents.model import DocumentError


def picture(kind: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind, **options)
    return out.getvalue()


def code(data: bytes, name: str = "paper", **limits: int) -> str:
    with pytest.raises(DocumentError) as refused:
        keep(data, name, limits=Limits(**limits))
    return refused.value.code


def test_a_photo_forgets_where_and_when_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x010F] = "PhoneMaker"
    exif.get_ifd(0x8825)[2] = (1.0, 16.0, 30.0)  # where it was taken
    before = picture("JPEG", exif=exif.tobytes())
    assert b"PhoneMaker" in before
    kept = keep(before, "photo.jpg")
    assert (kept.media, kept.suffix, kept.mime) == ("image", "jpg", "image/jpeg")
    assert b"PhoneMaker" not in kept.data
    with Image.open(io.BytesIO(kept.data)) as image:
        assert image.size == (60, 40)
        assert not image.getexif()


def test_a_photo_taken_sideways_is_kept_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(keep(picture("JPEG", exif=exif.tobytes()), "photo.jpg").data)) as image:
        assert image.size == (40, 60)


def test_what_rides_behind_the_pixels_is_left_behind() -> None:
    for kind in ("JPEG", "PNG"):
        assert b"<script>" not in keep(picture(kind) + b"<script>alert(1)</script>", "photo").data


def test_every_page_of_a_scan_is_kept() -> None:
    pages = [Image.new("L", (30, 30), shade) for shade in (0, 128, 255)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    kept = keep(out.getvalue(), "scan.tif")
    with Image.open(io.BytesIO(kept.data)) as image:
        assert getattr(image, "n_frames", 1) == 3


def test_text_is_kept_as_utf8() -> None:
    assert keep("Трудовой договор между сторонами".encode("utf-16"), "a.txt").data.decode() == (
        "Трудовой договор между сторонами"
    )


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (b"", "document.empty"),
        (b"   \n", "document.empty"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "document.wrong_type"),
        (b"<!doctype html><script>1</script>", "document.wrong_type"),
        (b"%PDF-1.7 and no more", "document.damaged"),
        (b"\xff\xd8\xff\xe0 no picture", "document.damaged"),
        (b"PK\x03\x04 no zip", "document.damaged"),
    ],
)
def test_what_cannot_be_trusted_is_refused(data: bytes, refused: str) -> None:
    assert code(data) == refused


def test_limits_hold() -> None:
    assert code(picture("PNG"), bytes=50) == "document.too_large"
    assert code(picture("PNG", (3000, 3000)), pixels=1_000_000) == "document.too_many_pixels"
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 5_000_000)
    assert code(bomb.getvalue()) == "document.zip_ratio"


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"PK\x03\x04"]),
)
def test_any_bytes_are_kept_or_refused(data: bytes, head: bytes) -> None:
    try:
        keep(head + data, "x")
    except DocumentError as error:
        assert error.code.startswith("document.")
