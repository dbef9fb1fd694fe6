"""The QR code is read by an independent reader from a printed page, also a bad copy of one."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from tests.njia.seals.office import code

from njia.seals.codes import SIDE_MM, drawn

LONG = code(employer="ООО «Утренний хлеб и чай», ИНН 7707083893", place="г. Тула, ул. Заводская, 14", job="Пекарь")
PAGE = '#set page(paper: "a4", margin: 20mm)\nAttested contract\n#image("qr.svg")\n#lorem(200)'

needs_zbar = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="Debian's zbar-tools is not here")


def read(picture: Path) -> str:
    done = subprocess.run(["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True, check=False)
    return done.stdout.strip()


@needs_zbar
@pytest.mark.parametrize("address", [code(), LONG], ids=["usual", "long"])
@pytest.mark.parametrize("quality", [None, 50], ids=["clean", "jpeg50"])
def test_it_is_read_from_a_page_printed_at_150_dots(tmp_path: Path, address: str, quality: int | None) -> None:
    import pypdfium2
    import typst

    (tmp_path / "qr.svg").write_bytes(drawn(address, "svg"))
    (tmp_path / "page.typ").write_text(PAGE)
    page = pypdfium2.PdfDocument(typst.compile(str(tmp_path / "page.typ")))[0]
    picture = page.render(scale=150 / 72).to_pil().convert("L")
    out = tmp_path / ("page.png" if quality is None else "page.jpg")
    picture.save(out, **({"quality": quality} if quality else {}))
    assert read(out) == address


@needs_zbar
def test_the_png_is_as_wide_on_paper_as_the_svg(tmp_path: Path) -> None:
    out = tmp_path / "qr.png"
    out.write_bytes(drawn(LONG, "png"))
    picture = Image.open(io.BytesIO(out.read_bytes()))
    assert abs(picture.width / picture.info["dpi"][0] * 25.4 - SIDE_MM) < 0.5
    assert read(out) == LONG
