"""What an attested PDF is worth: signed by whom, whole, and is its code that of the contract attached to it?"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import pypdfium2 as pdfium
from cryptography.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from njia.papers.pades import ATTACHED, as_asn1, fingerprint
from njia.seals import cose
from njia.seals.cose import UnreadableError
from njia.seals.paper import paper_of, token_of
from njia.seals.pictures import code_in

Problem = Literal["unsigned", "altered", "added", "untrusted", "no_code", "no_contract", "other_contract"]
_DPI = 200


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in the file. ``code`` is that of its first page, empty where there is none."""

    problems: tuple[Problem, ...]
    code: str
    signed_at: datetime | None = None
    stamped: bool = False  # a trusted third party says when


class NotPdfError(ValueError):
    """These bytes are no PDF that can be opened."""


def read(data: bytes, roots: Iterable[Certificate], at: datetime) -> Found:
    """Reads an attested PDF and holds it against the roots that are trusted, as of a moment. Raises NotPdfError."""
    try:
        page = pdfium.PdfDocument(data)
        status, lone = _signature(data, roots, at)
    except (pdfium.PdfiumError, PdfError):
        raise NotPdfError from None
    code = code_in(page[0].render(scale=_DPI / 72, grayscale=True).to_numpy())
    problems = (*_of_signature(status, lone=lone), *_of_contents(page, code))
    if status is None:
        return Found(problems, code)
    stamp = status.timestamp_validity
    stamped = stamp is not None and stamp.valid and stamp.trusted
    return Found(problems, code, stamp.timestamp if stamped and stamp else status.signer_reported_dt, stamped)


def _signature(data: bytes, roots: Iterable[Certificate], at: datetime) -> tuple[PdfSignatureStatus | None, bool]:
    """The one signature of the file, and whether it is the only one."""
    signatures = PdfFileReader(io.BytesIO(data)).embedded_signatures
    if not signatures:
        return None, False
    trusted = ValidationContext(trust_roots=[as_asn1(root) for root in roots], moment=at, allow_fetching=False)
    try:
        return validate_pdf_signature(signatures[0], trusted), len(signatures) == 1
    except (SignatureValidationError, ValueError):
        return None, False


def _of_signature(status: PdfSignatureStatus | None, *, lone: bool) -> Iterator[Problem]:
    if status is None:
        yield "unsigned"
    elif not status.intact or not status.valid:
        yield "altered"
    elif not lone or status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        yield "added"
    elif not status.trusted:
        yield "untrusted"


def _of_contents(page: pdfium.PdfDocument, code: str) -> Iterator[Problem]:
    sealed = _fingerprint(code)
    if sealed is None:
        yield "no_code"
    attached = [page.get_attachment(number) for number in range(page.count_attachments())]
    contract = {one.get_name(): bytes(one.get_data()) for one in attached if one.get_name().startswith(ATTACHED)}
    if not contract:
        yield "no_contract"
    elif sealed not in (None, fingerprint([contract[name] for name in sorted(contract)])):
        yield "other_contract"


def _fingerprint(code: str) -> bytes | None:
    """Of the contract that the code was made for, whoever signed it: the seal itself is verified apart."""
    try:
        return paper_of(cose.read(token_of(code)).payload).contract
    except UnreadableError:
        return None
