"""``njia verify ledger`` says whether an export is whole, and which act is not, in three languages."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.njia.seals.build import KEY, export

from njia.cli.main import main

LINES = export([[(1, 3), (2, 2)], [(1, 1)]])


@pytest.fixture
def key(tmp_path: Path) -> str:
    path = tmp_path / "public.pem"
    path.write_bytes(KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return str(path)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(b"".join(LINES))
    return path


def test_a_whole_ledger_is_said_to_be_whole(ledger: Path, key: str, capsys) -> None:
    assert main(["verify", "ledger", str(ledger), "--key", key]) == 0
    said = capsys.readouterr().out
    assert "The ledger is whole. 6 acts in 2 chains" in said and "2026-03-03 06:00" in said


@pytest.mark.parametrize(("lang", "word"), [("en", "altered"), ("sw", "yalibadilishwa"), ("ru", "изменено")])
def test_the_act_that_was_altered_is_named(ledger: Path, key: str, capsys, lang: str, word: str) -> None:
    ledger.write_bytes(b"".join(LINES).replace(b'"fee":"0"', b'"fee":"9"', 1))
    assert main(["verify", "ledger", str(ledger), "--key", key, "--lang", lang]) == 1
    said = capsys.readouterr().out
    assert word in said and "00000000-0000-0000-0000-000000000001" in said and "2" in said


def test_json_tells_each_fault_with_its_place(ledger: Path, key: str, capsys) -> None:
    ledger.write_bytes(b"".join([*LINES[:2], *LINES[3:]]))
    assert main(["verify", "ledger", str(ledger), "--key", key, "--format", "json"]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert (fault["kind"], fault["seq"], fault["until"]) == ("removed", 2, 2)


def test_a_rewritten_chain_a_stopped_reading_and_every_kind_have_words(ledger: Path, key: str, capsys) -> None:
    ledger.write_bytes(b"not a ledger\n" * 2000)
    assert main(["verify", "ledger", str(ledger), "--key", key]) == 1
    said = capsys.readouterr().out
    assert "reading stopped at line 1001" in said and "{" not in said


def test_a_checkpoint_noted_down_must_be_there(ledger: Path, key: str, capsys) -> None:
    assert main(["verify", "ledger", str(ledger), "--key", key, "--held", "0" * 64]) == 1
    assert "noted down elsewhere" in capsys.readouterr().out


def test_what_is_no_key_or_no_file_is_told(ledger: Path, key: str, tmp_path: Path, capsys, monkeypatch) -> None:
    other = tmp_path / "other.pem"
    for pem in (b"nonsense", generate_private_key(SECP256R1()).public_key().public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
    )):  # fmt: skip
        other.write_bytes(pem)
        assert main(["verify", "ledger", str(ledger), "--key", str(other)]) == 2
        assert "other.pem is not an Ed25519 public key" in capsys.readouterr().err
    assert main(["verify", "ledger", str(tmp_path / "none"), "--key", key]) == 2
    assert "We cannot open" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "njia.seals.export", None)
    assert main(["verify", "ledger", str(ledger), "--key", key]) == 2
    assert "njia[seals]" in capsys.readouterr().err
