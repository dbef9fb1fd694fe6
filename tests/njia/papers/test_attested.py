"""An attested PDF, judged by programs that are not ours: Poppler, zbar and qpdf."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PIL import Image
from tests.njia.papers import office

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdfsig", "certutil", "zbarimg", "pdftoppm", "qpdf"))),
    reason="apt-get install poppler-utils libnss3-tools zbar-tools qpdf",
)


def told(*command: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def trusting(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of certificates that trusts our root, and nobody else."""
    folder = tmp_path_factory.mktemp("nss")
    (folder / "root.pem").write_bytes(office.ROOT.public_bytes(Encoding.PEM))
    told("certutil", "-N", "-d", f"sql:{folder}", "--empty-password")
    told("certutil", "-A", "-d", f"sql:{folder}", "-n", "root", "-t", "CT,C,C", "-i", folder / "root.pem")
    return str(folder)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("paper") / "attested.pdf"
    path.write_bytes(office.attested())
    return path


def test_poppler_finds_the_signature_valid_trusted_and_over_the_whole_file(paper: Path, trusting: str) -> None:
    said = told("pdfsig", "-nssdir", trusting, paper)
    assert "Signature is Valid" in said and "Certificate is Trusted" in said and "Total document signed" in said
    assert "ETSI.CAdES.detached" in said and "CN=Labour office" in said


def test_poppler_does_not_trust_it_without_our_root(paper: Path, tmp_path: Path) -> None:
    told("certutil", "-N", "-d", f"sql:{tmp_path}", "--empty-password")
    said = told("pdfsig", "-nssdir", tmp_path, paper)
    assert "Signature is Valid" in said and "Certificate is Trusted" not in said


@pytest.mark.parametrize("where", [0.02, 0.5, 0.9])
def test_poppler_finds_one_flipped_byte(paper: Path, trusting: str, tmp_path: Path, where: float) -> None:
    data = bytearray(paper.read_bytes())
    place = data.index(b"stream", int(len(data) * where)) + 20  # inside a stream: the file still opens
    data[place] ^= 1
    (tmp_path / "flipped.pdf").write_bytes(data)
    said = told("pdfsig", "-nssdir", trusting, tmp_path / "flipped.pdf")
    assert "Signature is Valid" not in said and "Digest Mismatch" in said


def test_qpdf_finds_nothing_wrong(paper: Path) -> None:
    done = subprocess.run(["qpdf", "--check", str(paper)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("quality", [None, 50])
def test_zbar_reads_the_code_from_a_page_at_150_dpi(paper: Path, tmp_path: Path, quality: int | None) -> None:
    told("pdftoppm", "-r", 150, "-f", 1, "-l", 1, "-png", paper, tmp_path / "page")
    (page,) = tmp_path.glob("page*.png")
    if quality:
        Image.open(page).convert("L").save(page := tmp_path / "page.jpg", quality=quality)
    done = subprocess.run(["zbarimg", "-q", "--raw", str(page)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == office.address() and len(office.address()) <= 550
