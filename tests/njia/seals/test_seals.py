"""A seal is good only when everything about it is; every other answer says why, and what to do."""

from __future__ import annotations

from datetime import date, timedelta

import cbor2
import cwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import given
from hypothesis import strategies as st
from tests.njia.seals import office
from tests.njia.seals.office import ISSUERS, LISTING, ON, PAPER, SEALING, as_code, code, lists, revoked

from njia.corridors.load import load
from njia.seals import cose
from njia.seals.issuers import Issuers, IssuersError, read_issuers
from njia.seals.paper import LONGEST, NotSealableError, sealed, token_of
from njia.seals.revocations import ListError, Revocations, read_list, signed_list
from njia.seals.verifying import SEVERITY, told, verify

CODE = code()
DAY = timedelta(days=1)


def kind(given: str, on: date = ON, found=None, issuers: Issuers = ISSUERS) -> str:
    return verify(given, issuers, lists(5, 9) if found is None else found, on).kind


def test_a_sealed_paper_says_what_was_sealed_and_by_whom() -> None:
    answer = verify(CODE, ISSUERS, lists(5, 9), ON)
    assert (answer.kind, answer.paper, answer.issuer, answer.as_of) == (
        "valid", PAPER, office.ABOUT.name, date(2026, 12, 3),
    )  # fmt: skip
    assert kind(CODE.partition("#")[2]) == "valid"  # the letters alone, typed or pasted
    assert kind(f" {CODE}\n") == "valid"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (PAPER.valid_from - DAY, "early"),
        (date(2026, 12, 1), "list_ahead"),
        (date(2026, 12, 2), "valid"),  # in another zone it is the day of the list already
        (date(2026, 12, 10), "valid"),
        (date(2026, 12, 11), "list_old"),
        (PAPER.valid_to, "list_old"),
        (PAPER.valid_to + DAY, "expired"),
    ],
)
def test_each_day_has_its_answer(on: date, expected: str) -> None:
    assert kind(CODE, on) == expected


def test_without_a_list_no_paper_is_called_good() -> None:
    assert kind(CODE, found={}) == "list_missing"


def test_a_revoked_paper_stays_revoked_however_old_the_list() -> None:
    for on in (ON, date(2027, 6, 1), date(2028, 6, 1)):
        assert kind(CODE, on, lists(1, PAPER.serial, 2**53 - 1)) == "revoked"


def test_a_stranger_cannot_seal_nor_a_key_for_lists_nor_one_of_another_time() -> None:
    assert kind(sealed(PAPER, generate_private_key(SECP256R1()), office.SITE)) == "unknown_issuer"
    assert kind(sealed(PAPER, LISTING, office.SITE)) == "unknown_issuer"
    assert kind(code(issuer="ru-labour")) == "unknown_issuer"
    assert kind(code(issued=office.FIRST - DAY)) == "unknown_issuer"


def test_after_a_change_of_keys_old_and_new_seals_are_good_and_a_leaked_key_is_taken_out() -> None:
    new = generate_private_key(SECP256R1())
    both = office.with_keys((SEALING, "seal"), (new, "seal"), (LISTING, "list"))
    after = office.with_keys((new, "seal"), (LISTING, "list"))
    fresh = sealed(PAPER, new, office.SITE)
    assert [kind(CODE, issuers=both), kind(fresh, issuers=both)] == ["valid", "valid"]
    assert [kind(CODE, issuers=after), kind(fresh, issuers=after)] == ["unknown_issuer", "valid"]


@given(st.integers(0, len(token_of(CODE)) * 8 - 1))
def test_no_bit_of_the_token_can_change_and_the_seal_stay_good(bit: int) -> None:
    token = bytearray(token_of(CODE))
    token[bit // 8] ^= 1 << bit % 8
    assert kind(as_code(bytes(token))) in {"altered", "unknown_issuer", "unreadable"}


@given(st.integers(CODE.index("#") + 1, len(CODE) - 1), st.characters(max_codepoint=0x7F))
def test_no_letter_of_the_code_can_change_and_the_seal_stay_good(place: int, letter: str) -> None:
    changed = CODE[:place] + letter + CODE[place + 1 :]
    if changed.strip() != CODE:
        assert kind(changed) != "valid"


@given(st.text() | st.binary().map(lambda data: as_code(data)))
def test_whatever_is_scanned_gets_an_answer(text: str) -> None:
    assert kind(text) in {"unreadable", "unknown_issuer", "altered"}


def test_what_was_signed_but_is_no_seal_is_not_read_as_one() -> None:
    for claims in ({}, [], 7, {1: "ke-labour"}, {1: 1, 4: 0, 5: 0, 6: 0, 7: b"\1", -65537: []}):
        assert kind(as_code(cose.sign(cbor2.dumps(claims), SEALING))) == "unreadable"
    assert kind(as_code(revoked())) == "unknown_issuer"


def test_the_address_is_short_and_in_capitals_and_the_paper_stands_after_the_hash() -> None:
    assert CODE.startswith("HTTPS://NJIA.EXAMPLE/VERIFY#") and len(CODE) <= LONGEST
    full = code(employer="ООО «Утренний хлеб», ИНН 7707083893", place="г. Тула, ул. Заводская, 14", job="Пекарь")
    assert kind(full) == "valid" and len(full) <= LONGEST
    with pytest.raises(NotSealableError, match="Shorten"):
        code(employer="Long " * 40)
    with pytest.raises(NotSealableError, match="address"):
        sealed(PAPER, SEALING, "https://njia.example/path")


@pytest.mark.parametrize(
    "changes",
    [
        {"holder": "Achieng Wanjiru"}, {"holder": "A.W. AK0123482"}, {"holder": ""}, {"serial": 0}, {"serial": 2**53},
        {"contract": b"short"}, {"job": ""}, {"valid_to": date(2026, 11, 30)},
    ],
)  # fmt: skip
def test_a_name_a_whole_passport_number_and_other_slips_are_not_sealed(changes: dict[str, object]) -> None:
    with pytest.raises(NotSealableError):
        code(**changes)


def test_every_answer_has_its_words_in_three_languages() -> None:
    words = load().messages
    assert told(verify(CODE, ISSUERS, lists(PAPER.serial), ON), words)[1].ru.endswith("на 3 декабря 2026 года.")
    for one in SEVERITY:
        assert all(words[f"seal.{one}.{part}"].sw for part in ("says", "why", "next"))


@given(st.sets(st.integers(1, 2**53 - 1), max_size=40))
def test_a_list_reads_back_as_it_was_signed(serials: set[int]) -> None:
    assert read_list(revoked(*serials), ISSUERS).serials == serials


def test_a_list_that_nobody_may_believe_is_refused() -> None:
    good = revoked(5)
    flipped = bytearray(good)
    flipped[-70] ^= 1
    by_sealer = signed_list(Revocations(office.OFFICE, ON, ON, frozenset()), SEALING)
    of_another = signed_list(Revocations("ru-labour", ON, ON, frozenset()), LISTING)
    too_early = signed_list(Revocations(office.OFFICE, date(2020, 1, 1), ON, frozenset()), LISTING)
    seal = token_of(CODE)
    for data in (bytes(flipped), by_sealer, of_another, too_early, seal, b"", good + b"\0"):
        with pytest.raises(ListError):
            read_list(data, ISSUERS)


def test_ten_thousand_revoked_papers_fit_in_forty_kilobytes() -> None:
    assert len(revoked(*range(1, 5_000_000, 500))) < 40_000


def test_a_set_of_issuers_in_which_a_key_bears_another_name_is_refused() -> None:
    import msgspec

    data = msgspec.json.encode(ISSUERS)
    assert read_issuers(data) == ISSUERS
    id_ = ISSUERS.issuers[0].keys[0].id.encode()
    for wrong in (data.replace(id_, b"00000000"), b"{", data.replace(b'"v":1', b'"v":2')):
        with pytest.raises(IssuersError):
            read_issuers(wrong)
    with pytest.raises(IssuersError, match="already"):
        ISSUERS.with_key(office.ABOUT, ISSUERS.issuers[0].keys[0])


def peer_key(*, private: bool) -> cwt.COSEKey:
    pem = (
        SEALING.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        if private
        else SEALING.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    return cwt.COSEKey.from_pem(pem.decode(), alg="ES256", kid=cose.key_id(SEALING.public_key()))


def test_an_independent_program_reads_our_token() -> None:
    claims = cwt.COSE.new().decode(token_of(CODE), keys=[peer_key(private=False)])
    assert cbor2.loads(claims)[1] == office.OFFICE and cbor2.loads(claims)[-65537][1] == PAPER.employer
    today = token_of(code(valid_from=office.FIRST, valid_to=date(2099, 1, 1)))  # it looks at the clock
    assert cwt.decode(today, keys=[peer_key(private=False)])[1] == office.OFFICE
    altered = bytearray(token_of(CODE))
    altered[-1] ^= 1
    with pytest.raises(cwt.VerifyError):
        cwt.COSE.new().decode(bytes(altered), keys=[peer_key(private=False)])


def test_we_read_a_token_that_an_independent_program_signed() -> None:
    payload = cose.read(token_of(CODE)).payload
    key = peer_key(private=True)
    token = cwt.COSE.new().encode_and_sign(payload, key, protected={1: -7, 4: key.kid})
    assert verify(as_code(token), ISSUERS, lists(), ON).paper == PAPER
