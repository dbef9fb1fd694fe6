"""Keys in a box (HSM) that signs and never gives them away, through its PKCS#11 library."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key

_HALF = 32


class BoxError(RuntimeError):
    """The box gives no key; says why, for whoever runs the service."""


class BoxKey:
    """A key in the box, used as one in memory would be: it signs, and tells its public half."""

    curve = SECP256R1()

    def __init__(self, private: Any, public: EllipticCurvePublicKey, turn: threading.Lock) -> None:
        self._private, self._public, self._turn = private, public, turn

    def public_key(self) -> EllipticCurvePublicKey:
        """The public half."""
        return self._public

    def sign(self, data: bytes, algorithm: ECDSA, /) -> bytes:
        """An ECDSA signature over the SHA-256 of the data, in DER; one at a time, as a session allows."""
        from pkcs11 import Mechanism

        with self._turn:
            raw = self._private.sign(sha256(data).digest(), mechanism=Mechanism.ECDSA)
        return encode_dss_signature(int.from_bytes(raw[:_HALF]), int.from_bytes(raw[_HALF:]))


def keys(module: str, token: str, pin: str, labels: tuple[str, ...]) -> Mapping[str, BoxKey]:
    """The keys of those labels, behind one session of this process. Raises BoxError.

    ``module`` is the box's PKCS#11 library, ``token`` the label of the token in it. Never call it before a fork.
    """
    session, turn = _session(module, token, pin)
    return MappingProxyType({label: _key(session, label, turn) for label in labels})


@lru_cache(maxsize=2)  # whoever logs in twice is refused
def _session(module: str, token: str, pin: str) -> tuple[Any, threading.Lock]:
    try:
        import pkcs11
        from pkcs11 import exceptions as told
    except ImportError:
        raise BoxError("python-pkcs11 is not installed: pip install 'njia[hsm]'") from None
    if not Path(module).is_file():
        raise BoxError(f"there is no PKCS#11 library at {module}")
    try:
        return pkcs11.lib(module).get_token(token_label=token).open(user_pin=pin), threading.Lock()
    except (told.NoSuchToken, told.TokenNotPresent, told.MultipleTokensReturned):
        raise BoxError(f"the box holds no token named {token!r}, or several") from None
    except (told.PinIncorrect, told.PinInvalid, told.PinLenRange, told.PinLocked):
        raise BoxError("the box refuses the PIN, or has locked it") from None
    except (told.PKCS11Error, RuntimeError, OSError) as error:
        raise BoxError(f"the box does not open: {type(error).__name__}") from None


def _key(session: Any, label: str, turn: threading.Lock) -> BoxKey:
    from pkcs11 import ObjectClass
    from pkcs11 import exceptions as told
    from pkcs11.util.ec import encode_ec_public_key

    try:
        private = session.get_key(object_class=ObjectClass.PRIVATE_KEY, label=label)
        public = session.get_key(object_class=ObjectClass.PUBLIC_KEY, label=label)
        known = load_der_public_key(encode_ec_public_key(public))
    except (told.NoSuchKey, told.MultipleObjectsReturned):
        raise BoxError(f"the box holds no key pair labelled {label!r}, or several") from None
    except (told.PKCS11Error, KeyError, ValueError):
        raise BoxError(f"the key {label!r} is none on the curve P-256") from None
    if not isinstance(known, EllipticCurvePublicKey) or not isinstance(known.curve, SECP256R1):
        raise BoxError(f"the key {label!r} is none on the curve P-256")
    return BoxKey(private, known, turn)
