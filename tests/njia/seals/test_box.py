"""Keys in a box sign what anybody verifies and never leave it; what is wrong with the box is said in plain words."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.njia.seals.box import LABELS, MODULE, PIN, Box, box  # noqa: F401

from njia.cli.main import main
from njia.seals import box as boxes
from njia.seals import cose
from njia.seals.box import BoxError, keys
from njia.seals.issuers import read_issuers


def test_a_key_in_the_box_signs_and_its_public_half_verifies(box: Box) -> None:  # noqa: F811
    held = keys(MODULE, box.token, PIN, LABELS)
    signed = cose.read(cose.sign(b"a paper", held["seal"]))
    assert signed.signed_by(held["seal"].public_key())
    assert not signed.signed_by(held["list"].public_key())
    with pytest.raises(AttributeError):
        held["seal"].private_bytes  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("closed", [True, False])
def test_a_session_that_was_lost_is_opened_anew_without_a_restart(box: Box, closed: bool) -> None:  # noqa: F811
    held = keys(MODULE, box.token, PIN, LABELS)["seal"]
    behind = boxes._BOXES[MODULE, box.token, PIN]
    lost = behind._session
    if closed:
        lost.close()
    else:  # lost on the way: the box still holds it for one that is logged in
        behind._session = None
    assert cose.read(cose.sign(b"a paper", held)).signed_by(held.public_key())


def test_a_box_that_stays_away_is_named(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    held = keys(MODULE, box.token, PIN, LABELS)["seal"]

    removed = pytest.importorskip("pkcs11.exceptions").DeviceRemoved

    def away(*_: object) -> None:
        raise removed

    with monkeypatch.context() as patched:
        patched.setattr(boxes, "_key", away)
        with pytest.raises(BoxError, match="does not sign: DeviceRemoved"):
            cose.sign(b"a paper", held)
    assert cose.read(cose.sign(b"a paper", held)).signed_by(held.public_key())


def test_many_who_sign_first_at_once_share_one_login(box: Box) -> None:  # noqa: F811
    """In a process of its own, where nobody has opened the box."""
    asked = f"keys({MODULE!r}, {box.token!r}, {PIN!r}, ('seal',))['seal'].sign(b'', None)"
    code = "from concurrent.futures import ThreadPoolExecutor as Pool; import pkcs11; from njia.seals.box import keys\n"
    code += f"with Pool(8) as pool: print(len(set(pool.map(lambda _: {asked}, range(8)))))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.stdout == "8\n", ended.stderr


def test_the_set_of_issuers_takes_the_public_half_and_no_key_is_made(box: Box, tmp_path: Path) -> None:  # noqa: F811
    issuers = tmp_path / "issuers.json"
    names = ["--name", "Labour office", "Ofisi ya kazi", "Ведомство по труду", "--issuer", "ke-labour"]
    days = ["--from", "2026-01-01", "--to", "2027-12-31", "--purpose", "seal", "--issuers", str(issuers)]
    assert main(["seal", "keygen", *names, *days, "--public", str(box.public("seal"))]) == 0
    held = keys(MODULE, box.token, PIN, LABELS)["seal"]
    known = read_issuers(issuers.read_bytes()).key(cose.key_id(held.public_key()), "seal")
    assert known is not None and known[1].signs_on(date(2026, 11, 28))
    assert sorted(file.name for file in tmp_path.iterdir() if file.suffix == ".pem") == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"module": "/none/lib.so"}, "no PKCS#11 library"),
        ({"token": "another"}, "no token named"),
        ({"labels": ("seal", "stamp")}, "'stamp'"),
    ],
)
def test_what_is_wrong_with_the_box_is_named(box: Box, changed: dict[str, object], said: str) -> None:  # noqa: F811
    given = {"module": MODULE, "token": box.token, "pin": PIN, "labels": LABELS, **changed}
    with pytest.raises(BoxError, match=said):
        keys(**given)  # type: ignore[arg-type]


def test_a_wrong_pin_is_named(box: Box) -> None:  # noqa: F811
    """In a process of its own: a box that is open asks for no PIN again."""
    code = f"from njia.seals.box import keys; keys({MODULE!r}, {box.token!r}, '000000', {LABELS!r})"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "refuses the PIN" in ended.stderr


def test_what_is_no_public_key_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "nothing.der").write_bytes(b"nothing")
    words = ["--name", "a", "b", "c", "--issuer", "x", "--purpose", "seal"]
    words += ["--from", "2026-01-01", "--to", "2027-12-31"]
    files = ["--issuers", str(tmp_path / "i.json"), "--public", str(tmp_path / "nothing.der")]
    assert main(["seal", "keygen", *words, *files]) == 2
    assert "nothing.der is not the public half" in capsys.readouterr().err
