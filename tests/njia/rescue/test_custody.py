"""The sealed list: whoever changes a word of it, a file, or the chain of who had it, is found out by anybody."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.mutations import examples

from njia.cli.main import main
from njia.rescue import custody
from njia.rescue.custody import Item, List, Step

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
CHAT, CONTRACT = b"voice note, uniform, camp", b"a paper in Russian"
AT = datetime(2026, 9, 1, 9, tzinfo=UTC)


def item(number: int, data: bytes) -> Item:
    return Item(
        bytes=len(data), label=custody.label(number), mime="text/plain", sha256=custody.fingerprint(data),
        source="own_phone", type="chat", what="Messages",
    )  # fmt: skip


def step(hours: int, event: custody.Event, label: str = "E-1", **more: object) -> Step:
    return Step(at=AT + timedelta(hours=hours), event=event, label=label, role="consular_officer", **more)  # type: ignore[arg-type]


LIST = List(
    case="KE-RU-2026-000017",
    items=(item(1, CHAT), item(2, CONTRACT)),
    steps=(
        step(0, "kept"),
        step(1, "kept", "E-2"),
        step(2, "handed", to="Investigator, Nairobi"),
        step(3, "received", same=True),
    ),
)


def kinds(data: bytes, *files: tuple[str, bytes]) -> list[str]:
    return [kind for kind, _ in custody.verify(data, KEY.public_key(), files).faults]


def test_a_list_as_it_was_sealed_is_whole_and_says_which_files_were_shown() -> None:
    found = custody.verify(custody.sign(LIST, KEY), KEY.public_key(), [("chat.txt", CHAT)])
    assert found.faults == ()
    assert (found.present, found.absent) == (("E-1",), ("E-2",))
    assert found.sha256 == custody.list_hash(LIST)


def test_a_file_that_was_changed_is_told_by_its_name() -> None:
    found = custody.verify(custody.sign(LIST, KEY), KEY.public_key(), [("chat.txt", CHAT + b" ")])
    assert found.faults == (("not_listed", "chat.txt"),)


@pytest.mark.parametrize(
    "steps",
    [
        (step(0, "kept"), step(1, "received", same=True)),
        (step(0, "kept"), step(1, "handed"), step(2, "received", same=False)),
        (step(0, "kept"), step(1, "handed", "E-9")),
    ],
    ids=["received without being handed", "not the same when received", "never kept"],
)
def test_a_chain_that_cannot_be_is_told(steps: tuple[Step, ...]) -> None:
    assert kinds(custody.sign(msgspec.structs.replace(LIST, steps=steps), KEY)) == ["broken_chain"]


def test_another_key_and_another_file_are_told_apart() -> None:
    other = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
    assert kinds(custody.sign(LIST, other)) == ["other_key"]
    assert kinds(b"{}") == ["unreadable"]


@examples(60)
@given(at=st.integers(0, 10_000), digit=st.sampled_from("0123456789abcdef"))
def test_no_character_of_the_signed_list_can_be_changed(at: int, digit: str) -> None:
    text = json.dumps(json.loads(custody.sign(LIST, KEY)))
    where = [n for n, c in enumerate(text) if c.isalnum()]
    place = where[at % len(where)]
    changed = text[:place] + digit + text[place + 1 :]
    assert (kinds(changed.encode()) == []) == (json.loads(changed) == json.loads(text) if _reads(changed) else False)


def _reads(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def test_the_command_says_it_in_three_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.json").write_bytes(custody.sign(LIST, KEY))
    (tmp_path / "chat.txt").write_bytes(CHAT)
    pem = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "public.pem").write_bytes(pem)
    files = [str(tmp_path / name) for name in ("list.json", "chat.txt")]
    key = ["--key", str(tmp_path / "public.pem")]
    assert main(["verify", "evidence", *files, *key]) == 0
    assert "is as it was sealed: 2 items" in capsys.readouterr().out
    (tmp_path / "chat.txt").write_bytes(b"another")
    assert main(["verify", "evidence", *files, *key, "--lang", "sw"]) == 1
    assert "chat.txt halimo kwenye orodha" in capsys.readouterr().out
    assert main(["verify", "evidence", *files, "--key", str(tmp_path / "chat.txt"), "--lang", "ru"]) == 2
