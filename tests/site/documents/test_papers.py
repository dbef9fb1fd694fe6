"""A paper is kept sealed, stays in quarantine until somebody vouches for it, and is seen by whom its act is for."""

from __future__ import annotations

import io
import socket
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.site import people

from njia.documents.model import DocumentError
from njiasite.config import clock
from njiasite.documents import services
from njiasite.documents.models import Paper
from njiasite.documents.scan import Verdict, scan
from njiasite.dossiers import services as dossiers
from njiasite.ledger import keys, reads, selectors
from njiasite.ledger.services import Actor
from njiasite.ledgerkeys.models import HolderKey

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
TEXT = "Waraka wa Amina. Паспорт у работодателя.".encode()


class Clamd(socketserver.BaseRequestHandler):
    """A daemon that speaks INSTREAM and finds one word."""

    def handle(self) -> None:
        assert self._exactly(10) == b"zINSTREAM\0"
        data = b""
        while length := int.from_bytes(self._exactly(4)):
            data += self._exactly(length)
        self.request.sendall(b"stream: Test-Signature FOUND\0" if b"HARMFUL" in data else b"stream: OK\0")

    def _exactly(self, count: int) -> bytes:
        got = b""
        while len(got) < count:
            got += self.request.recv(count - len(got))
        return got


@pytest.fixture
def scanner() -> Iterator[str]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    settings.DOCUMENTS_SCANNER = ""
    settings.STORAGES = {
        **settings.STORAGES,
        "documents": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path), "file_permissions_mode": 0o600},
        },
    }
    return tmp_path


def kept(data: bytes = TEXT, name: str = "amina.txt", holder: Any = None) -> Paper:
    upload = SimpleUploadedFile(name, data)
    return services.store(upload, holder=holder or uuid4(), actor=Actor(None, "helper"), channel="web", key="k")


def test_a_paper_lies_sealed_and_its_hash_stands_in_the_ledger(folder: Path) -> None:
    paper = kept()
    (file,) = folder.iterdir()
    assert b"Amina" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert "amina" not in paper.name
    assert services.name_of(paper) == "amina.txt"
    assert selectors.acts(paper.id).get().given["sha256"] == paper.digest


def test_without_a_scanner_a_paper_stays_in_quarantine() -> None:
    paper = kept()
    assert services.rescan(paper) is Verdict.UNAVAILABLE
    with pytest.raises(services.QuarantinedError):
        services.contents(paper)


def test_what_the_scanner_finds_clean_is_opened(settings, scanner: str) -> None:
    settings.DOCUMENTS_SCANNER = scanner
    paper = Paper.objects.get(pk=kept().pk)
    assert services.contents(paper) == TEXT
    assert [act.type for act in selectors.acts(paper.id)] == ["paper.kept", "paper.scanned"]


def test_what_the_scanner_finds_infected_is_never_opened(settings, scanner: str) -> None:
    settings.DOCUMENTS_SCANNER = scanner
    paper = Paper.objects.get(pk=kept(b"a HARMFUL text of some length").pk)
    assert paper.state == Paper.INFECTED
    with pytest.raises(services.QuarantinedError):
        services.release(paper, actor=Actor(None, "supervisor"), channel="web", key="r", reason="hurry")


@pytest.mark.parametrize("answer", [b"", b"stream: something ERROR\0", b"UNKNOWN COMMAND\0"])
def test_any_other_answer_is_no_answer(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def reply() -> None:
            line, _ = server.accept()
            with line:
                while not line.recv(65536).endswith(b"\0\0\0\0"):
                    pass
                line.sendall(answer)

        thread = threading.Thread(target=reply)
        thread.start()
        assert scan(b"paper", f"127.0.0.1:{server.getsockname()[1]}") is Verdict.UNAVAILABLE
        thread.join()


def test_nobody_listening_is_no_answer(tmp_path: Path) -> None:
    assert scan(b"paper", str(tmp_path / "nobody.sock")) is Verdict.UNAVAILABLE


def test_a_paper_exchanged_in_the_storage_is_found_out(folder: Path) -> None:
    paper = kept()
    Paper.objects.update(state=Paper.OPEN)
    paper.refresh_from_db()
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(keys.SealError):
        services.contents(paper)


def test_what_cannot_be_kept_is_refused_and_leaves_nothing(folder: Path, settings) -> None:
    settings.DOCUMENTS_MAX_BYTES = 1000
    for data in (b"", b"x" * 1001, b"MZ\x90\0\3\0\0\0"):
        with pytest.raises(DocumentError):
            kept(data)
    assert not Paper.objects.exists()
    assert list(folder.iterdir()) == []


# Who may open it: the consul of the mission, not one of another mission, not the counterpart, not a stranger.


@pytest.fixture
def case() -> Any:
    consul = people.person("consular_officer", "mission", "kenya_moscow")
    actor = Actor(consul.pk, "consular_officer")
    opened = dossiers.open_dossier(
        corridor="ke_ru",
        procedure="consular_access",
        type="access.reported",
        given={"person": "Amina Testcase", "relation": "self", "situation": "free"},
        actor=actor,
        channel="web",
        key="o",
        scope={"mission": "kenya_moscow"},
    ).dossier
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(out, "PNG")
    paper = kept(out.getvalue(), "passport.png", opened.id)
    given = {"attachment": str(paper.id)}
    dossiers.act(dossier=opened, type="document.added", given=given, actor=actor, channel="web", key="d")
    return consul, paper


def get(who: Any, paper: Paper) -> Any:
    return people.client_of(who).get(f"/papers/{paper.id}")


def test_the_consul_of_that_mission_opens_it_and_is_recorded(case: Any) -> None:
    consul, paper = case
    assert get(consul, paper).status_code == 403  # in quarantine
    client = people.client_of(consul)
    assert client.post(f"/papers/{paper.id}/release", {"reason": ""}).status_code == 400
    assert client.post(f"/papers/{paper.id}/release", {"reason": "The visit is today"}).status_code == 302
    answer = get(consul, paper)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert [read.given["purpose"] for read in reads.of(paper.holder)] == ["paper"]


def test_others_are_told_that_there_is_no_such_paper(case: Any) -> None:
    _, paper = case
    Paper.objects.update(state=Paper.OPEN)
    elsewhere = people.person("consular_officer", "mission", "kenya_elsewhere")
    counterpart = people.person("counterpart", "office", "interior_ministry")
    for who in (elsewhere, counterpart):
        assert get(who, paper).status_code == 404
    assert get(None, paper).status_code == 302


def test_after_erasure_nobody_opens_it(case: Any) -> None:
    consul, paper = case
    Paper.objects.update(state=Paper.OPEN)
    HolderKey.objects.filter(holder=paper.holder).update(wrapped=None, destroyed_at=clock.now())
    assert get(consul, paper).status_code == 404
    with pytest.raises(keys.ErasedError):
        services.contents(Paper.objects.get())
