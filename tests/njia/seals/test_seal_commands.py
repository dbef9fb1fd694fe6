"""The office makes its keys, seals and revokes; anybody verifies with two files and no network."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import cv2
import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from tests.njia.papers.office import ROOT, attested
from tests.njia.seals.office import ISSUERS, PAPER, code, revoked

from njia.cli.main import main

ON = ["--on", "2026-12-05"]
CLAIMS = {
    "serial": 12,
    "contract": "ab" * 32,
    "employer": PAPER.employer,
    "place": PAPER.place,
    "job": PAPER.job,
    "pay": PAPER.pay,
    "holder": PAPER.holder,
    "issuer": "ke-labour",
    "valid_from": "2026-12-01",
    "valid_to": "2027-11-30",
}


class Desk:
    """One folder with everything an office has."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.issuers, self.list, self.word = folder / "issuers.json", folder / "revoked.cbor", folder / "word"
        self.word.write_text("a long made-up passphrase\n")
        self.secret = ["--passphrase-file", str(self.word)]
        self.believed = ["--issuers", str(self.issuers), "--revocations", str(self.list)]

    def keygen(self, purpose: str, name: str = "") -> int:
        key = self.folder / f"{name or purpose}.pem"
        names = ["--name", "Labour office", "Ofisi ya kazi", "Ведомство по труду"]
        dates = ["--from", "2026-01-01", "--to", "2027-12-31"]
        what = ["--issuer", "ke-labour", "--purpose", purpose, "--key", str(key), "--issuers", str(self.issuers)]
        return main(["seal", "keygen", *names, *dates, *what, *self.secret])

    def issue(self, output: str = "qr.png", key: str = "seal", **changes: object) -> int:
        claims = self.folder / "claims.json"
        claims.write_text(json.dumps(CLAIMS | changes))
        files = ["--key", str(self.folder / f"{key}.pem"), "--issuers", str(self.issuers)]
        where = ["--site", "https://njia.example", "--output", str(self.folder / output)]
        return main(["seal", "issue", str(claims), *files, *where, *self.secret, *ON])

    def revoke(self, *serials: int, key: str = "list") -> int:
        files = ["--key", str(self.folder / f"{key}.pem"), *self.believed]
        return main(["seal", "revoke", *map(str, serials), "--issuer", "ke-labour", *files, *self.secret, *ON])

    def verify(self, given: str, *more: str) -> int:
        return main(["verify", "seal", given, *self.believed, *ON, *more])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    assert made.keygen("seal") == made.keygen("list") == made.revoke() == 0
    return made


def test_a_paper_is_sealed_verified_from_its_code_and_picture_and_revoked(desk: Desk, capsys) -> None:
    assert desk.issue() == 0
    address = capsys.readouterr().out.splitlines()[-1]
    picture = str(desk.folder / "qr.png")
    for given in (address, picture):
        assert desk.verify(given) == 0
        said = capsys.readouterr().out
        assert "The seal is good." in said and "Pay: RUB 78,000" in said and "Labour office" in said
    assert desk.revoke(12) == desk.revoke() == 0  # signed anew: what was revoked stays so
    assert desk.verify(address, "--lang", "ru") == 1
    assert "Эта бумага отозвана." in capsys.readouterr().out


def test_json_carries_the_kind_and_every_language(desk: Desk, capsys) -> None:
    desk.issue()
    address = capsys.readouterr().out.splitlines()[-1]
    assert desk.verify(address, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["paper"]["contract"], found["list_as_of"]) == ("valid", "ab" * 32, "2026-12-05")
    assert found["text"]["sw"] == "Muhuri ni halali."
    assert desk.verify(code(), "--format", "json") == 1  # a stranger's: nothing of what it claims is repeated
    found = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["paper"]) == ("unknown_issuer", None)


def test_a_photo_of_the_code_on_a_table_is_read(desk: Desk, capsys) -> None:
    desk.issue()
    picture = cv2.imread(str(desk.folder / "qr.png"), cv2.IMREAD_GRAYSCALE)
    table = cv2.copyMakeBorder(cv2.resize(picture, (500, 500)), 200, 150, 90, 300, cv2.BORDER_CONSTANT, value=200)
    turned = cv2.warpAffine(table, cv2.getRotationMatrix2D((445, 425), 8, 1), (890, 850), borderValue=200)
    cv2.imwrite(str(desk.folder / "photo.jpg"), turned, [cv2.IMWRITE_JPEG_QUALITY, 60])
    assert desk.verify(str(desk.folder / "photo.jpg")) == 0
    cv2.imwrite(str(desk.folder / "blank.jpg"), table[:100, :80])
    assert desk.verify(str(desk.folder / "blank.jpg")) == 2
    assert "no code in the picture" in capsys.readouterr().err


def test_many_seals_are_answered_row_by_row(desk: Desk, capsys) -> None:
    desk.issue()
    address = capsys.readouterr().out.splitlines()[-1]
    table = desk.folder / "seals.csv"
    table.write_text(f"name,seal\nfirst,{address}\nsecond,{code()}\nthird,\n")
    assert main(["verify", "seals", str(table), *desk.believed, *ON]) == 1
    said = capsys.readouterr().out
    assert "row 2: We do not know who sealed this." in said and "1 of 3 seals are good." in said
    assert main(["verify", "seals", str(table), *desk.believed, *ON, "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [(row["kind"], row["serial"]) for row in rows] == [
        ("valid", 12), ("unknown_issuer", None), ("unreadable", None),
    ]  # fmt: skip
    table.write_text("code\nx\n")
    assert main(["verify", "seals", str(table), *desk.believed, *ON]) == 2


def test_the_private_key_is_locked_readable_by_its_owner_alone_and_never_written_over(desk: Desk, capsys) -> None:
    key = desk.folder / "seal.pem"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600 and b"ENCRYPTED" in key.read_bytes()
    before = key.read_bytes(), desk.issuers.read_bytes()
    assert desk.keygen("seal") == 2
    assert (key.read_bytes(), desk.issuers.read_bytes()) == before
    assert "never written over" in capsys.readouterr().err
    desk.word.write_text("too short")
    assert desk.keygen("seal", "other") == 2 and not (desk.folder / "other.pem").exists()


def test_a_seal_or_list_that_nobody_would_believe_is_not_made(desk: Desk, capsys) -> None:
    assert desk.issue(key="list") == 2 and not (desk.folder / "qr.png").exists()
    before = desk.list.read_bytes()
    assert desk.revoke(1, key="seal") == 2 and desk.list.read_bytes() == before
    assert desk.issue(holder="Achieng Wanjiru") == 2
    assert "initials" in capsys.readouterr().err
    assert desk.issue(name="Achieng Wanjiru") == 2


def test_a_missing_extra_is_named(desk: Desk, capsys, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "njia.seals.verifying", None)
    assert desk.verify(code()) == 2 and "njia[seals]" in capsys.readouterr().err


def test_files_that_cannot_be_believed_are_named(desk: Desk, capsys) -> None:
    desk.word.write_text("another passphrase")
    assert desk.issue() == 2 and "passphrase is wrong" in capsys.readouterr().err
    desk.list.write_bytes(b"nonsense")
    assert desk.verify(code()) == 2 and "revoked.cbor is not a list" in capsys.readouterr().err
    desk.issuers.write_text("[]")
    assert desk.verify(code()) == 2 and "issuers.json is not a set of issuers" in capsys.readouterr().err
    desk.issuers.unlink()
    assert desk.verify(code()) == 2 and "We cannot open" in capsys.readouterr().err


def test_a_certificate_is_made_at_the_ceremony_and_an_attested_pdf_is_verified(desk: Desk, capsys) -> None:
    files = {name: str(desk.folder / f"{name}.pem") for name in ("root", "rootkey", "pdfkey", "office")}
    office = ["--name", "Labour office", "--country", "KE", "--from", "2026-01-01", "--to", "2030-12-31"]
    roots = ["--root", files["root"], "--root-key", files["rootkey"], "--root-passphrase-file", str(desk.word)]
    made = ["--key", files["pdfkey"], "--certificate", files["office"], *desk.secret]
    assert main(["seal", "certify", *office, *roots, *made]) == 0
    assert main(["seal", "certify", *office, *roots, *made]) == 2  # nothing is written over
    pdf = desk.folder / "attested.pdf"
    pdf.write_bytes(attested())
    capsys.readouterr()
    assert desk.verify(str(pdf), "--roots", files["root"]) == 1  # signed by another office, its code by another key
    said = capsys.readouterr().out
    assert "certificate we do not trust" in said and "We do not know who sealed this" in said
    pdf.write_bytes(b"%PDF-1.7 torn")
    assert desk.verify(str(pdf), "--roots", files["root"]) == 2


def test_an_attested_pdf_is_good_where_file_and_seal_are(tmp_path: Path, capsys) -> None:
    (tmp_path / "issuers.json").write_bytes(msgspec.json.encode(ISSUERS))
    (tmp_path / "revoked.cbor").write_bytes(revoked())
    (tmp_path / "root.pem").write_bytes(ROOT.public_bytes(Encoding.PEM))
    (tmp_path / "attested.pdf").write_bytes(attested())
    believed = ["--issuers", str(tmp_path / "issuers.json"), "--revocations", str(tmp_path / "revoked.cbor")]
    asked = ["verify", "seal", str(tmp_path / "attested.pdf"), *believed, "--roots", str(tmp_path / "root.pem"), *ON]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "as the office signed it" in said and "PAdES B-B" in said and "The seal is good." in said
    assert main([*asked, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["pdf"]["problems"] == []
