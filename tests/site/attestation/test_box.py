"""A server whose keys lie in a box seals as any other; one whose box does not open says why and seals nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificate
from django.core.management import CommandError, call_command
from tests.njia.seals.box import LABELS, MODULE, PIN, Box, box  # noqa: F401
from tests.site.attestation import way

from njia.findings import Text
from njia.papers import certificates
from njia.papers.reading import read
from njia.seals import box as boxes
from njia.seals.issuers import Issuer, Issuers, issuer_key
from njia.seals.verifying import verify
from njiasite.attestation import papers, publishing
from njiasite.attestation.cases import said_in
from njiasite.config import clock
from njiasite.dossiers import engine
from njiasite.dossiers.services import RefusedError
from njiasite.seals import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def boxed(box: Box, seals: Path, tmp_path: Path, settings) -> None:  # noqa: F811
    """The ceremony with the public halves of the box, and the settings that name it."""
    first, last = date(2026, 1, 1), date(2031, 12, 31)
    held, vouching = boxes.keys(MODULE, box.token, PIN, LABELS), generate_private_key(SECP256R1())
    root = certificates.root("Root", "KE", vouching, first, last)
    mine = certificates.signer("Office", held["pdf"].public_key(), first, last, root=root, key=vouching)
    issuers, about = Issuers(), Issuer(id=settings.SEALING_OFFICE, name=Text("Office", "Ofisi", "Ведомство"))
    for purpose in ("seal", "list"):
        issuers = issuers.with_key(about, issuer_key(held[purpose].public_key(), purpose, first, last))
    (seals / "issuers.json").write_bytes(msgspec.json.encode(issuers))
    for name, certificate in (("root", root), ("office", mine)):
        (tmp_path / f"{name}.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (tmp_path / "pin").write_text(f"{PIN}\n", "utf-8")
    settings.SEALING_FOLDER, settings.SEALING_PASSPHRASE_FILE = str(tmp_path), str(tmp_path / "pin")
    settings.SEALING_BOX, settings.SEALING_BOX_TOKEN = MODULE, box.token


@pytest.mark.usefixtures("boxed")
def test_seal_list_and_paper_are_signed_by_the_box_and_verify(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    call_command("trykeys")
    assert "sign" in capsys.readouterr().out
    case = way.reviewed()
    way.do(case, "issued", way.SECOND)
    assert publishing.publish()
    issuers = published.issuers()
    found = verify(said_in(case).values["seal_code"], issuers, published.lists(issuers), clock.now().date())
    assert found.kind == "valid"
    pdf = papers.signed(case)
    root = load_pem_x509_certificate((tmp_path / "root.pem").read_bytes())
    assert read(pdf, [root], clock.now()).problems == ()


@pytest.mark.usefixtures("boxed")
def test_a_box_that_does_not_open_is_named_and_nothing_is_sealed(settings) -> None:
    settings.SEALING_BOX_TOKEN = "another"
    with pytest.raises(CommandError, match="no token named 'another'"):
        call_command("trykeys")
    case = way.reviewed()
    with pytest.raises(RefusedError):
        way.do(case, "issued", way.SECOND)
    assert engine.standing(case).state == "approved"
    assert not publishing.publish()


@pytest.mark.usefixtures("boxed")
def test_a_pdf_key_that_is_not_the_certificates_is_named_before_a_paper_bears_it(tmp_path: Path) -> None:
    first, last = date(2026, 1, 1), date(2031, 12, 31)
    other, vouching = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
    root = certificates.root("Root", "KE", vouching, first, last)
    theirs = certificates.signer("Office", other.public_key(), first, last, root=root, key=vouching)
    (tmp_path / "office.pem").write_bytes(theirs.public_bytes(Encoding.PEM))
    with pytest.raises(CommandError, match="pdf: what the key signs does not verify"):
        call_command("trykeys")


@pytest.mark.usefixtures("boxed")
def test_a_box_that_is_away_when_somebody_seals_is_told_and_nothing_is_sealed(monkeypatch) -> None:
    case = way.reviewed()

    def away(*_: object) -> None:
        raise boxes.BoxError("away")

    with monkeypatch.context() as patched:
        patched.setattr(boxes.BoxKey, "sign", away)
        with pytest.raises(RefusedError, match="no_office"):
            way.do(case, "issued", way.SECOND)
    assert engine.standing(case).state == "approved"
    way.do(case, "issued", way.SECOND)
    assert engine.standing(case).state == "issued"


def test_keys_whose_public_half_is_not_published_are_named(seals: Path) -> None:
    (seals / "issuers.json").unlink()
    with pytest.raises(CommandError):
        call_command("trykeys")
