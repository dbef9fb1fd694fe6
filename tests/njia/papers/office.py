"""The made-up office of the seals' tests, with certificates: what it attests, and as what file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from asn1crypto import keys as asn1_keys
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from tests.njia.seals.office import ABOUT, PAPER, SEALING, SITE

from njia.contracts.check import check
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.read import read
from njia.papers import certificates, pades
from njia.papers.sheet import sheet
from njia.papers.typeset import typeset
from njia.seals.paper import sealed
from samples import contracts

FIRST, LAST = date(2020, 1, 1), date(2099, 12, 31)  # Poppler judges by the clock of the machine
AT = datetime(2026, 12, 5, 9, 30, tzinfo=UTC)
ROOT_KEY, KEY = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
ROOT = certificates.root("Framework root", "KE", ROOT_KEY, FIRST, LAST)
CERTIFICATE = certificates.signer("Labour office", KEY.public_key(), FIRST, LAST, root=ROOT, key=ROOT_KEY)
STAMP_KEY = rsa.generate_private_key(65537, 2048)  # pyHanko's own time stamper signs with RSA alone
SIGNER = pades.signer_of(KEY, CERTIFICATE, ROOT)


@cache
def contract() -> bytes:
    """An honest contract, as it was handed in."""
    return next(iter(contracts.render(contracts.load("welder"), "table", "docx").values()))


@cache
def report() -> Report:
    return check([read(contract(), "contract.docx")], load(), on=AT.date())


@cache
def address(contract_of: bytes = b"") -> str:
    """The address in the code of the paper."""
    return sealed(replace(PAPER, contract=hashlib.sha256(contract_of or contract()).digest()), SEALING, SITE)


@cache
def typeset_paper(*, code: str = "", language: str = "sw", stamped: bool = False) -> bytes:
    """The paper before it is signed."""
    paper = replace(PAPER, contract=hashlib.sha256(contract()).digest())
    return typeset(
        sheet(paper, code or address(), ABOUT.name, report(), load(), language=language, stamped=stamped), AT
    )


@cache
def attested() -> bytes:
    """The signed paper, level B-B."""
    return pades.sign(typeset_paper(), [("docx", contract())], SIGNER)


@cache
def stamps() -> DummyTimeStamper:
    """An authority for time stamps that our root vouches for. Its clock stands at AT."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Clock")])
    draft = x509.CertificateBuilder(ROOT.subject, subject, STAMP_KEY.public_key(), x509.random_serial_number())
    draft = draft.not_valid_before(ROOT.not_valid_before_utc).not_valid_after(ROOT.not_valid_after_utc)
    draft = draft.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    der = STAMP_KEY.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificate = pades.as_asn1(draft.sign(ROOT_KEY, SHA256()))
    return DummyTimeStamper(certificate, asn1_keys.PrivateKeyInfo.load(der), fixed_dt=AT)
