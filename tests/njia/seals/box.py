"""A box made of software (SoftHSM2) with the three keys of an office; without it these tests are skipped, saying so."""

from __future__ import annotations

import atexit
import os
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import rmtree, which
from tempfile import mkdtemp

import pytest

MODULE, PIN, LABELS = "/usr/lib/softhsm/libsofthsm2.so", "648219", ("seal", "list", "pdf")
_TOOLS = ("softhsm2-util", "pkcs11-tool")
_P256 = "EC:prime256v1"


@dataclass(frozen=True)
class Box:
    folder: Path
    token: str = "njia-test"

    def public(self, label: str) -> Path:
        """The public half of a key, as a file."""
        file = self.folder / f"{label}.der"
        self.tool("--read-object", "--type", "pubkey", "--label", label, "--output-file", str(file))
        return file

    def tool(self, *what: str) -> None:
        """As whoever keeps the box does it."""
        login = ["--module", MODULE, "--login", "--pin", PIN, "--token-label", self.token]
        subprocess.run(["pkcs11-tool", *login, *what], check=True, capture_output=True)


@pytest.fixture(scope="session")
def box() -> Box:
    """Skipped, with the reason, where no box of software is installed."""
    missing = [tool for tool in _TOOLS if which(tool) is None]
    if missing or not Path(MODULE).is_file():
        pytest.skip(f"not installed: {', '.join(missing) or MODULE} (apt install softhsm2 opensc)")
    pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed")
    return _made()


@cache
def _made() -> Box:
    """One for all tests of a process, whichever of them ask: a PKCS#11 library opens its store once."""
    made = Box(Path(mkdtemp(prefix="njia-box-")))
    atexit.register(rmtree, made.folder, ignore_errors=True)
    (made.folder / "tokens").mkdir()
    (made.folder / "softhsm2.conf").write_text(f"directories.tokendir = {made.folder / 'tokens'}\n", "utf-8")
    os.environ["SOFTHSM2_CONF"] = str(made.folder / "softhsm2.conf")
    label = ["--label", made.token, "--pin", PIN, "--so-pin", PIN]
    subprocess.run(["softhsm2-util", "--init-token", "--free", *label], check=True, capture_output=True)
    for name in LABELS:
        made.tool("--keypairgen", "--key-type", _P256, "--label", name, "--usage-sign")
    return made
