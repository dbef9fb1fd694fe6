"""Settings come from the environment; what is missing or mistyped is named."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from njiasite.config import environment
from njiasite.ledger import master, signing

PRODUCTION = {
    "NJIA_ENV": "production",
    "NJIA_SECRET_KEY": "k" * 20 + "".join(chr(97 + n % 26) for n in range(60)),
    "NJIA_HOSTS": "njia.example",
    "NJIA_KEYS_DATABASE_URL": "sqlite:////nowhere/keys.sqlite3",
}


def manage(*arguments: str, var: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("NJIA_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "njiasite", *arguments],
        env={**clean, "NJIA_VAR": str(var), "NJIA_CHECKS_FOLDER": str(var / "shelf"), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def in_production(tmp_path: Path) -> dict[str, str]:
    """Everything production must be given; the key files are there."""
    master.create(tmp_path / "apart" / "master_key")
    signing.create(tmp_path / "apart" / "signing.pem")
    return {
        **PRODUCTION,
        "NJIA_MASTER_KEY_FILE": str(tmp_path / "apart" / "master_key"),
        "NJIA_SIGNING_KEY_FILE": str(tmp_path / "apart" / "signing.pem"),
    }


def test_production_settings_pass_every_deployment_check(tmp_path: Path) -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", var=tmp_path, **in_production(tmp_path))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["NJIA_MASTER_KEY_FILE", "NJIA_SIGNING_KEY_FILE"])
def test_production_without_its_keys_does_not_start_and_names_the_file(tmp_path: Path, name: str) -> None:
    missing = str(tmp_path / "nowhere" / "key")
    done = manage("check", var=tmp_path, **{**in_production(tmp_path), name: missing})
    assert done.returncode != 0 and missing in done.stderr and not Path(missing).exists()


@pytest.mark.parametrize(
    "left_out",
    ["NJIA_SECRET_KEY", "NJIA_HOSTS", "NJIA_KEYS_DATABASE_URL", "NJIA_MASTER_KEY_FILE", "NJIA_SIGNING_KEY_FILE"],
)
def test_production_without_a_needed_setting_does_not_start_and_says_which(tmp_path: Path, left_out: str) -> None:
    given = {name: value for name, value in in_production(tmp_path).items() if name != left_out}
    done = manage("check", var=tmp_path, **given)
    assert done.returncode != 0 and f"Set {left_out}" in done.stderr


def test_a_local_key_is_made_once_and_for_us_alone(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("NJIA_SECRET_KEY", raising=False)
    monkeypatch.delenv("NJIA_ENV", raising=False)
    key = environment.secret_key(tmp_path)
    assert len(key) > 60 and environment.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_short_key_is_refused(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NJIA_SECRET_KEY", "short")
    with pytest.raises(ImproperlyConfigured, match="NJIA_SECRET_KEY"):
        environment.secret_key(tmp_path)


@pytest.mark.parametrize(("read", "value"), [(environment.flag, "yess"), (lambda n: environment.number(n, 1), "-3")])
def test_a_typing_slip_is_an_error_and_not_a_default(monkeypatch, read, value: str) -> None:
    monkeypatch.setenv("NJIA_SLIP", value)
    with pytest.raises(ImproperlyConfigured, match="NJIA_SLIP"):
        read("NJIA_SLIP")


def test_database_addresses_are_understood(tmp_path: Path) -> None:
    postgres = environment.database("postgresql://u:p%40ss@db.example:5433/njia?sslmode=require", tmp_path)
    assert (postgres["HOST"], postgres["PORT"], postgres["PASSWORD"]) == ("db.example", "5433", "p@ss")
    assert postgres["OPTIONS"]["sslmode"] == "require" and postgres["OPTIONS"]["pool"]["max_size"] == 8
    socket = environment.database("postgresql:///njia?host=/run/pg", tmp_path)
    assert (socket["HOST"], socket["NAME"]) == ("/run/pg", "njia")
    assert environment.database("", tmp_path)["NAME"] == str(tmp_path / "njia.sqlite3")
    assert environment.database("", tmp_path, "keys.sqlite3")["NAME"] == str(tmp_path / "keys.sqlite3")
    with pytest.raises(ImproperlyConfigured):
        environment.database("mysql://x/y", tmp_path)


def test_every_setting_is_documented() -> None:
    root = Path(environment.__file__).parents[3]
    read = {
        name
        for file in [*(root / "src/njiasite").rglob("*.py"), root / "scripts/run.sh"]
        for name in re.findall(r"NJIA_[A-Z_]+", file.read_text("utf-8"))
    }
    documented = set(re.findall(r"NJIA_[A-Z_]+", (root / "docs/reference/settings.md").read_text("utf-8")))
    assert read - documented == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NJIA_ENV", "prod"), ("NJIA_LOG_FORMAT", "xml"), ("NJIA_DATABASE_POOL", "many"), ("NJIA_MAX_FILE_MB", "-1"),
        ("NJIA_BEHIND_TLS_PROXY", "maybe"), ("NJIA_DATABASE_URL", "mysql://x/y"), ("NJIA_NOW_OFFSET", "tomorrow"),
        ("NJIA_CHANNELS", "pigeon"), ("NJIA_SECRET_KEY", "short"), ("NJIA_TRUSTED_PROXIES", "one"),
    ],
)  # fmt: skip
def test_a_setting_that_is_wrong_is_named_before_anything_starts(tmp_path: Path, name: str, value: str) -> None:
    done = manage("check", var=tmp_path, **{name: value})
    assert done.returncode != 0 and name in done.stderr


def test_passwords_are_kept_by_argon2_at_its_full_strength() -> None:
    """The tests' own accounts are kept lightly, so the setting is read where nothing of the tests reaches it."""
    kept = import_module("njiasite.config.settings").PASSWORD_HASHERS
    assert kept == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
