"""A box made of software (SoftHSM2) with the three keys of an office; without it these tests are skipped, saying so."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

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
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    """One for all tests of a process: a PKCS#11 library opens its store once."""
    missing = [tool for tool in _TOOLS if which(tool) is None]
    if missing or not Path(MODULE).is_file():
        pytest.skip(f"not installed: {', '.join(missing) or MODULE} (apt install softhsm2 opensc)")
    pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed")
    made = Box(tmp_path_factory.mktemp("box"))
    (made.folder / "tokens").mkdir()
    (made.folder / "softhsm2.conf").write_text(f"directories.tokendir = {made.folder / 'tokens'}\n", "utf-8")
    os.environ["SOFTHSM2_CONF"] = str(made.folder / "softhsm2.conf")
    label = ["--label", made.token, "--pin", PIN, "--so-pin", PIN]
    subprocess.run(["softhsm2-util", "--init-token", "--free", *label], check=True, capture_output=True)
    for name in LABELS:
        made.tool("--keypairgen", "--key-type", _P256, "--label", name, "--usage-sign")
    yield made
    del os.environ["SOFTHSM2_CONF"]
