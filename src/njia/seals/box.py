"""Keys in a box (HSM) that signs and never gives them away, through its PKCS#11 library."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress
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


class _LostError(BoxError):
    """A box that was open does not sign."""


class BoxKey:
    """A key in the box, used as one in memory would be: it signs, and tells its public half."""

    curve = SECP256R1()

    def __init__(self, box: _Box, label: str) -> None:
        self._box, self._label = box, label
        self._public = box.public(label)

    def public_key(self) -> EllipticCurvePublicKey:
        """The public half."""
        return self._public

    def sign(self, data: bytes, algorithm: ECDSA, /) -> bytes:
        """An ECDSA signature over the SHA-256 of the data, in DER. Raises BoxError where the box is away."""
        raw = self._box.sign(self._label, sha256(data).digest())
        return encode_dss_signature(int.from_bytes(raw[:_HALF]), int.from_bytes(raw[_HALF:]))


class _Box:
    """One session of this process, one thing at a time as a session allows; opened anew where it was lost."""

    def __init__(self, module: str, token: str, pin: str) -> None:
        self._opens, self._turn = (module, token, pin), threading.Lock()
        self._session: Any = None

    def public(self, label: str) -> EllipticCurvePublicKey:
        with self._turn:
            return _key(self._opened(), label)[1]

    def sign(self, label: str, digest: bytes) -> bytes:
        with self._turn:
            try:
                return self._signed(label, digest)
            except _LostError:  # the box was away, or ended the session: it may be back by now
                return self._signed(label, digest)

    def _signed(self, label: str, digest: bytes) -> bytes:
        from pkcs11 import Mechanism
        from pkcs11.exceptions import PKCS11Error

        session = self._opened()
        try:
            return bytes(_key(session, label)[0].sign(digest, mechanism=Mechanism.ECDSA))
        except (PKCS11Error, BoxError) as error:
            self._close()
            raise _LostError(f"the box does not sign: {error!r}") from None

    def _opened(self) -> Any:
        self._session = self._session or _session(*self._opens)
        return self._session

    def _close(self) -> None:
        from pkcs11.exceptions import PKCS11Error

        lost, self._session = self._session, None
        with suppress(PKCS11Error):
            if lost is not None:
                lost.close()


_BOXES: dict[tuple[str, str, str], _Box] = {}
_ONE = threading.Lock()  # whoever logs in twice is refused


def keys(module: str, token: str, pin: str, labels: tuple[str, ...]) -> Mapping[str, BoxKey]:
    """The keys of those labels, behind one session of this process. Raises BoxError.

    ``module`` is the box's PKCS#11 library, ``token`` the label of the token in it. Never call it before a fork.
    """
    with _ONE:
        box = _BOXES.setdefault((module, token, pin), _Box(module, token, pin))
    return MappingProxyType({label: BoxKey(box, label) for label in labels})


def _session(module: str, token: str, pin: str) -> Any:
    try:
        import pkcs11
        from pkcs11 import exceptions as told
    except ImportError:
        raise BoxError("python-pkcs11 is not installed: pip install 'njia[hsm]'") from None
    if not Path(module).is_file():
        raise BoxError(f"there is no PKCS#11 library at {module}")
    try:
        held = pkcs11.lib(module).get_token(token_label=token)
        try:
            return held.open(user_pin=pin)
        except told.UserAlreadyLoggedIn:  # by a session that was lost and not closed: the login is the process's
            return held.open()
    except (told.NoSuchToken, told.TokenNotPresent, told.MultipleTokensReturned):
        raise BoxError(f"the box holds no token named {token!r}, or several") from None
    except (told.PinIncorrect, told.PinInvalid, told.PinLenRange, told.PinLocked):
        raise BoxError("the box refuses the PIN, or has locked it") from None
    except (told.PKCS11Error, RuntimeError, OSError) as error:
        raise BoxError(f"the box does not open: {type(error).__name__}") from None


def _key(session: Any, label: str) -> tuple[Any, EllipticCurvePublicKey]:
    """The private half, which signs and is not read, and the public one."""
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
    return private, known
