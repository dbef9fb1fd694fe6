"""A forger who knows the format: hashes made anew, chains taken out whole, checkpoints dropped."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.njia.seals.build import KEY, KEYS, Book, envelope, export

from njia.seals.acts import act_bytes, act_hash
from njia.seals.checkpoints import checkpoint_hash, fingerprint, sign_checkpoint
from njia.seals.export import verify_export
from njia.seals.faults import Fault
from njia.seals.lines import CheckpointLine, HeadLine, act_line, line
from njia.seals.merkle import leaf, merkle_root

ONE, TWO, THREE = (str(UUID(int=number)) for number in (1, 2, 3))
LINES = export([[(1, 4), (2, 3)], [(1, 3), (3, 2)]])
# 0 ledger; 1-4 acts of ONE, 5 its head; 6-8 acts of TWO, 9 head; 10 checkpoint;
# 11-13 acts of ONE, 14 head; 15-16 acts of THREE, 17 head; 18 checkpoint


def faults(lines: list[bytes], keys=KEYS, held=()) -> list[Fault]:
    return list(verify_export(lines, keys, held=held).faults)


def kinds(lines: list[bytes], **other) -> set[str]:
    return {fault.kind for fault in faults(lines, **other)}


def rewritten(chain: int, acts: int, changed: int) -> list[bytes]:
    """A chain in which one act says something else, and all hashes after it are made anew; with its head."""
    book = Book()
    lines = [book.act(UUID(int=chain), {"fee": "90000"} if seq == changed else None) for seq in range(1, acts + 1)]
    return [*lines, book.head(UUID(int=chain))]


def test_an_act_rehashed_alone_is_named() -> None:
    body = act_bytes(envelope(UUID(int=1), 2, bytes.fromhex(msgspec.json.decode(LINES[1])["hash"]), {"fee": "1"}))
    found = faults([*LINES[:2], act_line(body, act_hash(body)), *LINES[3:]])
    assert found == [Fault("altered", ONE, 2, line=3)]


def test_an_act_that_was_made_to_follow_another_is_named() -> None:
    body = act_bytes(envelope(UUID(int=1), 2, bytes(32)))
    found = faults([*LINES[:2], act_line(body, act_hash(body)), *LINES[3:]])
    assert found == [Fault("altered", ONE, 2, line=3)]


def test_a_chain_rewritten_to_its_end_does_not_arrive_at_the_head_that_was_signed() -> None:
    forged = rewritten(1, 4, changed=2)
    assert faults([LINES[0], *forged[:-1], *LINES[5:]]) == [Fault("altered", ONE, 1, 4, 5)]
    with_head = faults([LINES[0], *forged, *LINES[6:]])
    assert ("root", 1) in {(one.kind, one.checkpoint) for one in with_head}


def test_a_new_act_at_the_end_of_a_chain_is_named() -> None:
    book = Book()
    acts = [book.act(UUID(int=2)) for _ in range(4)]
    assert faults([*LINES[:9], acts[3], *LINES[9:]]) == [Fault("inserted", TWO, 4, 4, 10)]


def test_a_forged_act_before_the_true_one_is_named_by_its_line() -> None:
    body = act_bytes(envelope(UUID(int=1), 2, bytes.fromhex(msgspec.json.decode(LINES[1])["hash"]), {"fee": "1"}))
    forged = act_line(body, act_hash(body))
    assert faults([*LINES[:2], forged, *LINES[2:]]) == [Fault("inserted", ONE, 2, line=3)]
    assert faults([*LINES[:3], forged, *LINES[3:]]) == [Fault("inserted", ONE, 2, line=4)]


def test_the_tail_of_a_chain_cut_off_is_named() -> None:
    assert faults([*LINES[:7], *LINES[9:]]) == [Fault("removed", TWO, 2, 3)]


def test_a_whole_chain_removed_is_named() -> None:
    assert faults([*LINES[:6], *LINES[9:]]) == [Fault("removed", TWO, 1, 3)]


def test_a_whole_chain_removed_with_its_head_breaks_the_root() -> None:
    assert faults([*LINES[:6], *LINES[10:]]) == [Fault("root", line=7, checkpoint=1)]


def test_a_whole_chain_added_breaks_the_root() -> None:
    book = Book()
    added = [book.act(UUID(int=9)), book.head(UUID(int=9))]
    assert faults([*LINES[:10], *added, *LINES[10:]]) == [Fault("root", line=13, checkpoint=1)]


def test_a_head_that_was_altered_is_told_from_an_act_that_was() -> None:
    head = msgspec.json.decode(LINES[9], type=HeadLine)
    other = line(HeadLine(msgspec.structs.replace(head.head, hash="0" * 64)))
    assert faults([*LINES[:9], other, *LINES[10:]]) == [Fault("head", TWO, 3, line=11)]


def test_a_file_cut_off_is_found_at_every_line() -> None:
    for end in range(len(LINES)):
        assert kinds(LINES[:end]) & {"short", "unsealed"}, end


def test_a_checkpoint_that_is_missing_is_found() -> None:
    assert ("checkpoint", 2) in {(one.kind, one.checkpoint) for one in faults([*LINES[:10], *LINES[11:]])}


@pytest.mark.parametrize("field", ["acts", "chains", "root", "at", "previous", "number"])
def test_a_checkpoint_that_was_altered_is_found(field: str) -> None:
    sealed = msgspec.json.decode(LINES[18], type=CheckpointLine)
    value = {"root": "1" * 64, "previous": "2" * 64, "at": sealed.checkpoint.at.replace(hour=1)}.get(field, 77)
    forged = msgspec.structs.replace(sealed.checkpoint, **{field: value})
    assert "signature" in kinds([*LINES[:18], line(CheckpointLine(forged, sealed.signature))])


def test_another_key_signs_nothing_for_us() -> None:
    thief = Ed25519PrivateKey.generate()
    sealed = msgspec.json.decode(LINES[18], type=CheckpointLine).checkpoint
    for name in (sealed.key, fingerprint(thief.public_key())):
        forged = msgspec.structs.replace(sealed, key=name)
        assert kinds([*LINES[:18], line(CheckpointLine(forged, sign_checkpoint(forged, thief)))]) == {"signature"}
    assert kinds(LINES, keys={fingerprint(thief.public_key()): thief.public_key()}) == {"signature"}


def test_an_older_whole_export_is_found_by_a_checkpoint_noted_down_elsewhere() -> None:
    latest = checkpoint_hash(msgspec.json.decode(LINES[18], type=CheckpointLine).checkpoint)
    older = export([[(1, 4), (2, 3)]])
    assert faults(older) == []
    assert faults(LINES, held=[latest]) == [] and faults(older, held=[latest]) == [Fault("held")]


def test_a_file_that_is_no_export_is_not_taken_for_a_whole_one() -> None:
    for lines in ([], [b"\n"], [b"\xff\xfe\x00"] * 3, [b"{}\n"] * 5000, [LINES[0]]):
        assert faults(lines)


def test_the_root_is_shaped_as_in_rfc_6962() -> None:
    import hashlib

    def node(left: bytes, right: bytes) -> bytes:
        return hashlib.sha256(b"\1" + left + right).digest()

    a, b, c, d, e = (leaf(UUID(int=one), one, bytes(32)) for one in range(1, 6))
    assert merkle_root([]) == hashlib.sha256(b"").digest() and merkle_root([a]) == a
    assert merkle_root([a, b, c]) == node(node(a, b), c)
    assert merkle_root([a, b, c, d, e]) == node(node(node(a, b), node(c, d)), e)
    assert KEY.public_key() in KEYS.values()
