"""What `njia verify seal FILE.pdf` says of an attested PDF, and of one that somebody worked on."""

from __future__ import annotations

import io

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from tests.njia.papers import office

from njia.papers import certificates, pades
from njia.papers.reading import NotPdfError, read


def problems(data: bytes, root=office.ROOT) -> tuple[str, ...]:
    return read(data, [root], office.AT).problems


def test_an_attested_paper_is_good_and_says_that_it_has_no_time_stamp() -> None:
    found = read(office.attested(), [office.ROOT], office.AT)
    assert found.problems == () and found.code == office.address() and not found.stamped and found.signed_at


def test_a_flipped_byte_an_added_revision_and_a_foreign_root_are_told() -> None:
    data = bytearray(office.attested())
    data[data.index(b"stream", len(data) // 2) + 20] ^= 1
    assert "altered" in problems(bytes(data))
    writer = IncrementalPdfFileWriter(io.BytesIO(office.attested()))
    writer.root["/Njia"] = writer.add_object(writer.root["/Type"])
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    assert "added" in problems(out.getvalue()) or "altered" in problems(out.getvalue())
    other = certificates.root("Another root", "KE", office.KEY, office.FIRST, office.LAST)
    assert problems(office.attested(), root=other) == ("untrusted",)


def test_a_true_code_on_another_contract_is_told() -> None:
    other = office.contract() + b" "
    signed = pades.sign(office.typeset_paper(), [("docx", other)], office.SIGNER)
    assert problems(signed) == ("other_contract",)


def test_an_unsigned_paper_is_told() -> None:
    assert problems(office.typeset_paper()) == ("unsigned", "no_contract")


def test_a_certificate_signs_nothing_outside_its_days() -> None:
    late = office.AT.replace(year=2101)
    assert read(office.attested(), [office.ROOT], late).problems == ("untrusted",)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(NotPdfError):
        read(b"%PDF-1.7 and no more", [office.ROOT], office.AT)


def test_with_an_authority_for_time_stamps_the_level_is_b_t() -> None:
    signed = pades.sign(
        office.typeset_paper(stamped=True), [("docx", office.contract())], office.SIGNER, office.stamps()
    )
    found = read(signed, [office.ROOT], office.AT)
    assert (found.problems, found.stamped, found.signed_at) == ((), True, office.AT)
