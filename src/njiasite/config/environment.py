"""Reads settings from the environment, and fails loudly where one is missing or cannot be right."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from njiasite.config import files

LOCAL, PRODUCTION = "local", "production"


def text(name: str, default: str = "") -> str:
    """The value of a variable without surrounding space; a blank one counts as absent."""
    return os.environ.get(name, "").strip() or default


def required(name: str, why: str) -> str:
    """The value of a variable that has no sensible default."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {why}")
    return value


def flag(name: str, default: bool = False) -> bool:
    """1, true, yes, on or 0, false, no, off. Anything else is refused: a typing slip must not switch a guard off."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; use 1 or 0")


def number(name: str, default: int, least: int = 1) -> int:
    """A whole number, ``least`` or more."""
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is {value!r}; use a whole number above {least - 1}")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list parted by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def one_of(name: str, *allowed: str) -> str:
    """One of the words allowed; the first where none is given."""
    value = text(name, allowed[0])
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}; use {' or '.join(allowed)}")
    return value


def mode() -> str:
    """``local`` (one machine, nothing to set) or ``production`` (everything must be set)."""
    return one_of("NJIA_ENV", LOCAL, PRODUCTION)


def secret_key(var: Path) -> str:
    """The key that signs cookies: from NJIA_SECRET_KEY, or one made once for this machine, in ``var/secret_key``."""
    if given := text("NJIA_SECRET_KEY"):
        if len(given) < 50:
            raise ImproperlyConfigured("NJIA_SECRET_KEY is shorter than 50 characters")
        return given
    if mode() == PRODUCTION:
        raise ImproperlyConfigured("Set NJIA_SECRET_KEY: 50 random characters or more, kept out of the repository")
    file = var / "secret_key"
    files.create(file, secrets.token_urlsafe(64).encode())
    return file.read_text().strip()


def offset(name: str) -> int:
    """Seconds, with a sign, by which the clock is wrong on purpose; refused in production."""
    value = text(name)
    if not value:
        return 0
    if mode() == PRODUCTION:
        raise ImproperlyConfigured(f"{name} moves the clock, and deadlines hang on it: it cannot be set in production")
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}; use whole seconds, such as 86400 or -3600") from None


def beside(name: str, default: str, why: str) -> str:
    """A value that production must be given, and that has a default on one machine."""
    return required(name, why) if mode() == PRODUCTION else text(name, default)


def database(url: str, var: Path, file: str = "njia.sqlite3") -> dict[str, Any]:
    """Django's settings for ``postgresql://…`` or ``sqlite:///path``; without an address, SQLite under ``var``."""
    parts, pool = urlsplit(url), number("NJIA_DATABASE_POOL", 8)
    if not url or parts.scheme == "sqlite":
        return {
            "ENGINE": "njiasite.config.sqlite",
            "NAME": unquote(parts.path.removeprefix("/")) if url else str(var / file),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
                "PRAGMA secure_delete=ON;",
            },
        }
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("The database address must begin with postgresql:// or sqlite:///")
    return _postgresql(parts, pool)


def _postgresql(parts: SplitResult, pool: int) -> dict[str, Any]:
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or parts.hostname or ""
    # A pool for each process: threads borrow a connection and give it back, tested, so a restarted server heals itself.
    # Whoever asks while the server is gone is told so within seconds. The pool's own way is to try again after 1, 2, 4
    # seconds and so on for five minutes: longer than a request waits, so people would be refused after the server is
    # back. This one gives up sooner, and the next request tries anew.
    options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 4, "reconnect_timeout": 2}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def mail(name: str) -> dict[str, Any]:
    """``smtp://user:password@host:587`` (with STARTTLS) or ``smtps://…:465`` as Django's mail connection takes it."""
    parts = urlsplit(text(name))
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(f"Set {name} to smtp://user:password@host:587, or smtps:// with port 465")
    secure = parts.scheme == "smtps"
    return {
        "host": parts.hostname,
        "port": parts.port or (465 if secure else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": secure,
        "use_tls": not secure,
        "timeout": 20,
    }


def document_storage(var: Path) -> dict[str, Any]:
    """Where sealed papers lie: ``NJIA_DOCUMENTS_BUCKET`` on an S3-compatible service, else a folder of this machine."""
    if bucket := text("NJIA_DOCUMENTS_BUCKET"):
        options = {
            "bucket_name": bucket,
            "endpoint_url": text("NJIA_DOCUMENTS_ENDPOINT") or None,
            "access_key": required("NJIA_DOCUMENTS_ACCESS_KEY", "the access key of the bucket"),
            "secret_key": required("NJIA_DOCUMENTS_SECRET_KEY", "the secret key of the bucket"),
            "default_acl": "private",
            "querystring_auth": True,
            "file_overwrite": False,
        }
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    folder = text("NJIA_DOCUMENTS_FOLDER", str(var / "documents"))
    options = {"location": folder, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
