"""What is taken out can be verified by anybody, says what it rests on, and loses nothing in silence."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from lxml import etree

from njia.cli.main import main
from njia.evidence import ftm, ftm_reading
from njia.evidence.bundle import Custody, Statement, Support, bundle
from njia.evidence.errors import EvidenceError
from njia.evidence.gexf import gexf, table
from njia.evidence.model import Likeness, Network, Paid, Party, Source, Thing, Use
from njia.evidence.verifying import verify
from njia.registers.tables import MOST_ROWS

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NETWORK = Network(
    id="7",
    made_on=date(2026, 11, 28),
    parties=(
        Party(id="p1", kind="person", names=("Brian Example", "Брайан Э."), reports=("r1", "r2"), role="recruiter"),
        Party(id="p2", kind="person", names=("Brian E.",), reports=("r2",)),
        Party(id="o1", kind="organisation", names=("=Sample Bridge",), reports=("r1",)),
    ),
    things=(
        Thing(id="t1", kind="phone", value="+254722000456", written="0722 000 456"),
        Thing(id="t2", kind="till", value="880001", written="880001"),
        Thing(id="t3", kind="phone", value="12", written="12"),
    ),
    uses=(
        Use(party="p1", thing="t1", reports=("r1", "r2")),
        Use(party="o1", thing="t2", reports=("r1",)),
        Use(party="p2", thing="t3", reports=("r2",)),
    ),
    sources=(
        Source(id="r1", case="KE-2026-1", day=date(2026, 1, 5), act_hash="aa"),
        Source(id="r2", case="KE-2026-2", day=date(2026, 3, 5), act_hash="bb"),
    ),
    paid=(Paid(to="p1", amount=Decimal("60000"), currency="KES", report="r1"),),
    unreviewed=(Likeness(a="p1", b="p2", probability=0.7, by=("name",)),),
)  # fmt: skip
SAID = Statement(
    about="p1", id="s1", says="uses 0722 000 456",
    supports=(Support(act_hash="aa", case="KE-2026-1", day=date(2026, 1, 5), report="r1"),),
)  # fmt: skip


def made(**files: bytes) -> bytes:
    steps = (Custody(at="2026-11-28T09:00:00Z", event="taken_out", role="investigator"),)
    return bundle({"ring.csv": b"who\n", **files}, (SAID,), steps, {"Source-Organization": "Njia"}, KEY)


def tampered(data: bytes, name: str, content: bytes | None) -> bytes:
    """The ZIP with one file changed, added, or left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {one: archive.read(one) for one in archive.namelist()}
    kept.pop(name, None)
    if content is not None:
        kept[name] = content
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one, told in kept.items():
            archive.writestr(one, told)
    return out.getvalue()


def faults(data: bytes, home: Path) -> list[str]:
    (home / "bundle.zip").write_bytes(data)
    return [code for code, _ in verify(home / "bundle.zip", KEY.public_key()).faults]


def test_a_bundle_is_whole_and_any_change_of_it_is_seen(tmp_path: Path) -> None:
    data = made()
    assert data == made() and faults(data, tmp_path) == []
    assert "altered" in faults(tampered(data, "bundle/data/ring.csv", b"what\n"), tmp_path)
    assert "missing" in faults(tampered(data, "bundle/data/ring.csv", None), tmp_path)
    assert "not_listed" in faults(tampered(data, "bundle/data/more.csv", b""), tmp_path)
    assert "altered" in faults(tampered(data, "bundle/bag-info.txt", b"Source-Organization: Else\n"), tmp_path)
    assert "not_sealed" in faults(tampered(data, "bundle/seal.json", None), tmp_path)
    with pytest.raises(EvidenceError, match="leads_out"):
        faults(tampered(data, "../out.txt", b""), tmp_path)
    with pytest.raises(EvidenceError, match="no_bundle"):
        faults(b"nothing", tmp_path)
    with pytest.raises(EvidenceError, match="bare"):
        bundle({}, (Statement(about="x", id="s", says="y", supports=()),), (), {}, KEY)


def test_the_command_says_whether_a_bundle_is_whole_and_by_whose_key(tmp_path: Path, capsys) -> None:
    (tmp_path / "b.zip").write_bytes(made())
    for name, key in (("own", KEY), ("other", Ed25519PrivateKey.generate())):
        pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        (tmp_path / f"{name}.pem").write_bytes(pem)
    assert main(["evidence", "verify", str(tmp_path / "b.zip"), "--key", str(tmp_path / "own.pem")]) == 0
    assert "1 statements" in capsys.readouterr().out
    assert main(["evidence", "verify", str(tmp_path / "b.zip"), "--key", str(tmp_path / "other.pem")]) == 1
    assert "another key" in capsys.readouterr().out


def test_followthemoney_keeps_unjudged_people_apart_and_says_what_it_dropped() -> None:
    found = ftm.export(NETWORK)
    entities = [json.loads(line) for line in found.entities.splitlines()]
    assert [one["schema"] for one in entities].count("Person") == 2
    (alike,) = [one for one in entities if one["schema"] == "Similar"]
    assert alike["properties"]["confidenceScore"] == ["0.7000"]
    assert [one.value for one in found.dropped] == ["12"]  # no phone that the format takes
    rows = list(csv.DictReader(io.StringIO(found.statements.decode())))
    phones = [(row["value"], row["first_seen"], row["origin"]) for row in rows if row["prop"] == "phone"]
    assert phones == [("+254722000456", "2026-01-05", "r1"), ("+254722000456", "2026-03-05", "r2")]


def test_what_was_taken_out_can_be_read_in_again_as_proposals() -> None:
    lines = ftm.export(replace(NETWORK, unreviewed=())).entities.splitlines()
    found = ftm_reading.read(lines)
    read = [[(one.kind, one.value, one.whose) for one in row] for _, row in found.rows]
    assert [("person", "brian example", None), ("phone", "+254722000456", 0)] in read
    assert [("organisation", "=sample bridge", None), ("till", "880001", 0)] in read  # a link says whose the till is
    assert found.left_out == {"Payment": 1, "notes": 1}
    with pytest.raises(EvidenceError, match="no_entity 1"):
        ftm_reading.read([b"[]"])
    with pytest.raises(EvidenceError, match="too_large"):  # no more than a table: it is kept in one request
        ftm_reading.read([b""] * (MOST_ROWS + 1))


def test_all_names_of_a_party_of_somebody_elses_file_are_names_of_its_mention() -> None:
    line = (
        b'{"id": "a", "schema": "Person", "properties": {"weakAlias": ["Mzee X"], "previousName": ["Juma  Y"], '
        b'"alias": ["JUMA X", "Jay"], "name": ["Juma X", "Juma Xx"]}}'
    )
    only = b'{"id": "b", "schema": "Company", "properties": {"alias": ["Sample Bridge"]}}'
    found = ftm_reading.read([line, only])
    assert [(one.written, one.also) for _, row in found.rows for one in row] == [
        ("Juma X", ("Juma Xx", "Jay", "Mzee X", "Juma Y")), ("Sample Bridge", ()),
    ]  # fmt: skip
    assert found.left_out == {}


def test_a_file_of_somebody_elses_says_what_stays_out() -> None:
    lines = (
        b'\xef\xbb\xbf{"id": "a", "schema": "Person", "properties": {"name": ["Juma X", "J."], "phone": ["12"]}}',
        b"",
        b'{"id": "h", "schema": "UserAccount", "properties": {"username": ["@example_jobs"], "owner": ["a"]}}',
        b'{"id": "v", "schema": "Vehicle", "properties": {"registrationNumber": ["KDA 123A"], "model": ["van"]}}',
        b'{"id": "x", "schema": "Vessel", "properties": {"name": ["Example"]}}',
    )
    assert ftm_reading.looks_like(lines[0]) and not ftm_reading.looks_like(b"Name,Till\n")
    found = ftm_reading.read(lines)
    assert [(number, [one.value for one in row]) for number, row in found.rows] == [
        (1, ["juma x", "example_jobs"]), (4, ["KDA123A"]),
    ]  # fmt: skip
    assert found.left_out == {"Vessel": 1, "model": 1, "phone": 1}


def test_gexf_and_csv_hold_every_tie_and_no_formula() -> None:
    root = etree.fromstring(gexf(NETWORK))
    space = {"g": "http://gexf.net/1.3"}
    assert len(root.findall(".//g:node", space)) == 6 and len(root.findall(".//g:edge", space)) == 3
    rows = list(csv.reader(io.StringIO(table(NETWORK).decode("utf-8-sig"))))
    assert ["'=Sample Bridge", "organisation", "", "880001", "till", "1", "KE-2026-1"] in rows
