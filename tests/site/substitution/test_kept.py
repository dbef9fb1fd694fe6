"""The attested contract is taken from where it was attested: by the whole code of its seal, or from one's own case."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.site.attestation import way
from tests.site.people import client_of, person

from njiasite.attestation.cases import said_in
from njiasite.attestation.models import Seal
from njiasite.ledger import reads

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def patient(settings) -> None:
    cache.clear()  # the counts of the tests before
    settings.CHECKS_WAIT_SECONDS = 120  # an upper bound: the answer is shown as soon as it is there


def sealed(subject=None) -> str:
    """A contract that is attested, and the address in its code."""
    case = way.submitted()
    if subject is not None:
        case.subject_id = subject
        case.save(update_fields=["subject"])
    way.reviewed(case)
    way.do(case, "issued", way.SECOND)
    return said_in(case).values["seal_code"]


def answered(client: Client, **more) -> str:
    given = [SimpleUploadedFile("contract.docx", way.honest())]
    sent = client.post("/given", {"given": given, "language": "en", **more})
    assert sent.status_code == 303, sent.text
    return client.get(sent["Location"]).text


def test_the_code_of_the_seal_brings_the_attested_contract(client: Client) -> None:
    assert "We see no change." in answered(client, code=sealed())
    (read,) = reads.of(Seal.objects.get().dossier_id)
    assert (read.given["purpose"], read.actor, read.role) == ("given", None, "jobseeker")


def test_a_code_that_was_changed_or_never_issued_brings_nothing(client: Client) -> None:
    code = sealed()
    for wrong in (f"{code[:-3]}AAA", "12", code[:-40]):
        sent = client.post("/given", {"given": [SimpleUploadedFile("c.docx", way.honest())], "code": wrong})
        assert sent.status_code == 422 and "We know no attested contract with this code" in sent.text


def test_a_worker_who_is_signed_in_takes_it_from_their_own_case_and_nobody_else_does() -> None:
    mine, other = person("jobseeker"), person("jobseeker")
    sealed(mine.pk)
    assert "We see no change." in answered(client_of(mine), mine="on")
    assert "We see no change." not in answered(client_of(other), mine="on")
