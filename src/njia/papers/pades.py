"""Signs an attested paper as PDF (PAdES, ETSI EN 319 142-1): level B-T with a time-stamp authority, else B-B."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence

from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate
from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from njia.seals.cose import SigningKey

ATTACHED = "contract"  # the name of an attached file, before its number and ending
_FIELD = "Office"
_LONGEST = 72  # bytes of an ECDSA signature on P-256


class _KeySigner(Signer):
    """Signs with any key that can, in memory or in a box: pyHanko sees no private half."""

    def __init__(self, key: SigningKey, certificate: Certificate, root: Certificate) -> None:
        known = SimpleCertificateStore()
        known.register(as_asn1(root))
        super().__init__(signing_cert=as_asn1(certificate), cert_registry=known)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return bytes(_LONGEST) if dry_run else self._key.sign(data, ECDSA(SHA256()))


def signer_of(key: SigningKey, certificate: Certificate, root: Certificate) -> Signer:
    """Who signs."""
    return _KeySigner(key, certificate, root)


def as_asn1(certificate: Certificate) -> asn1_x509.Certificate:
    """A certificate as pyHanko takes it."""
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def fingerprint(files: Sequence[bytes]) -> bytes:
    """Of the contract: the SHA-256 of its file; where it has several (an addendum), that of their SHA-256 in a row."""
    digests = [hashlib.sha256(file).digest() for file in files]
    return digests[0] if len(digests) == 1 else hashlib.sha256(b"".join(digests)).digest()


def sign(pdf: bytes, contract: Sequence[tuple[str, bytes]], signer: Signer, stamps: TimeStamper | None = None) -> bytes:
    """The PDF with the files of the contract (their endings, and what was handed in) attached; signed over all of it.

    Raises pyHanko's TimestampRequestError where ``stamps`` does not answer: never a lower level than was asked for.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for number, (ending, file) in enumerate(contract, 1):
        name = f"{ATTACHED}-{number}.{ending}"
        attached = EmbeddedFileObject.from_file_data(writer, file)
        embed_file(writer, FileSpec(name, name, embedded_data=attached, af_relationship=pdf_name("/Source")))
    about = PdfSignatureMetadata(field_name=_FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    out = io.BytesIO()
    PdfSigner(about, signer=signer, timestamper=stamps).sign_pdf(writer, output=out)
    return out.getvalue()
