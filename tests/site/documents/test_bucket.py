"""Papers on an S3-compatible service instead of a folder: the same promises, against a server that speaks S3."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import boto3
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from moto.server import ThreadedMotoServer

from njiasite.config import environment
from njiasite.documents import services
from njiasite.ledger import erasure, keys
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
TEXT = "Waraka wa Amina. Паспорт у работодателя.".encode()


@pytest.fixture
def bucket(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Iterator[Any]:
    """The bucket that the settings name, as its owner sees it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    address = "http://{}:{}".format(*server.get_host_and_port())
    for name, value in (("BUCKET", "papers"), ("ENDPOINT", address), ("ACCESS_KEY", "test"), ("SECRET_KEY", "test")):
        monkeypatch.setenv(f"NJIA_DOCUMENTS_{name}", value)
    settings.DOCUMENTS_SCANNER = ""
    settings.STORAGES = {**settings.STORAGES, "documents": environment.document_storage(tmp_path)}
    held = boto3.resource("s3", endpoint_url=address, aws_access_key_id="test", aws_secret_access_key="test")
    yield held.create_bucket(Bucket="papers")
    server.stop()


def test_a_paper_is_put_read_and_erased(bucket: Any) -> None:
    holder = uuid4()
    assert services.is_empty()
    given = SimpleUploadedFile("note.txt", TEXT)
    paper = services.store(given, holder=holder, actor=Actor(uuid4(), "jobseeker"), channel="web", key="k", own=True)
    assert services.contents(paper) == TEXT
    assert not services.is_empty()

    (lying,) = (one.get()["Body"].read() for one in bucket.objects.all())
    assert TEXT not in lying
    assert hashlib.sha256(lying).hexdigest() == paper.digest
    assert list(services.sealed_papers()) == [(str(paper.pk), lying)]

    erasure.erase(holder, ground="asked")
    with pytest.raises(keys.ErasedError):
        services.contents(paper)

    bucket.Object(str(paper.pk)).delete()
    with pytest.raises(services.DamagedError):
        list(services.sealed_papers())
    assert services.put_back([(str(paper.pk), lying)]) == 1
    assert list(services.sealed_papers()) == [(str(paper.pk), lying)]
