"""The certificates behind a signed PDF: a root that the two countries agree on, and the one that signs papers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID


def root(name: str, country: str, key: EllipticCurvePrivateKey, first: date, last: date) -> x509.Certificate:
    """A root that vouches for itself and may vouch for signers, but not for other roots."""
    mine = _name(name, country)
    draft = _draft(mine, mine, key.public_key(), first, last)
    draft = draft.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    draft = draft.add_extension(_usage(vouches=True), critical=True)
    return _signed(draft, key.public_key(), key)


def signer(
    name: str, public: EllipticCurvePublicKey, first: date, last: date,
    *, root: x509.Certificate, key: EllipticCurvePrivateKey,
) -> x509.Certificate:  # fmt: skip
    """A certificate for signing papers, under that root. Raises ValueError where the key is not the root's."""
    if root.public_key() != key.public_key():
        raise ValueError("this is not the key of that root")
    (country,) = root.subject.get_attributes_for_oid(NameOID.COUNTRY_NAME)
    draft = _draft(_name(name, str(country.value)), root.subject, public, first, last)
    draft = draft.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    draft = draft.add_extension(_usage(vouches=False), critical=True)
    return _signed(draft, key.public_key(), key)


def _name(name: str, country: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, country), x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _draft(
    subject: x509.Name, issuer: x509.Name, public: EllipticCurvePublicKey, first: date, last: date
) -> x509.CertificateBuilder:
    draft = x509.CertificateBuilder(subject_name=subject, issuer_name=issuer, public_key=public)
    draft = draft.serial_number(x509.random_serial_number())
    draft = draft.not_valid_before(datetime.combine(first, time.min, UTC))
    draft = draft.not_valid_after(datetime.combine(last, time.max.replace(microsecond=0), UTC))
    return draft.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)


def _usage(*, vouches: bool) -> x509.KeyUsage:
    """Signing papers (and standing by it), or vouching for others: never both."""
    return x509.KeyUsage(
        digital_signature=not vouches, content_commitment=not vouches, key_cert_sign=vouches, crl_sign=vouches,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _signed(
    draft: x509.CertificateBuilder, vouching: EllipticCurvePublicKey, key: EllipticCurvePrivateKey
) -> x509.Certificate:
    told = x509.AuthorityKeyIdentifier.from_issuer_public_key(vouching)
    return draft.add_extension(told, critical=False).sign(key, SHA256())
