"""Seals what allauth keeps of a second factor, so that the database alone lets nobody in."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    """The text, sealed with a key made of the site's."""
    return _keys().encrypt(text.encode()).decode()


def open_(sealed: str) -> str:
    """The text again; raises InvalidToken for anything we did not seal."""
    return _keys().decrypt(sealed.encode()).decode()


def _keys() -> MultiFernet:
    """The key of today first, then those before it."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    made = (hashlib.sha256(b"njiasite.identities.secrets" + secret.encode()).digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in made])
