"""Two officers attest a contract: it is checked by itself, sealed once, made a paper of, and can be taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pypdfium2
import pytest
from cryptography.x509 import load_pem_x509_certificate
from django.db import IntegrityError, connection, transaction
from tests.site.attestation import way
from tests.site.registers.making import open_order

from njia.papers.reading import read
from njia.seals.verifying import verify
from njiasite.attestation import papers, publishing
from njiasite.attestation.cases import said_in
from njiasite.attestation.models import Revoked, Seal
from njiasite.checkins import facts
from njiasite.config import clock
from njiasite.documents import services as documents
from njiasite.documents.models import Paper
from njiasite.dossiers import engine
from njiasite.dossiers.services import RefusedError
from njiasite.ledger.services import Actor
from njiasite.registers.models import JobOrder
from njiasite.seals import published

pytestmark = pytest.mark.django_db


def answer(address: str, days: int = 0):
    issuers = published.issuers()
    return verify(address, issuers, published.lists(issuers), clock.now().date() + timedelta(days=days))


def test_an_honest_contract_goes_all_the_way_from_the_agency_to_a_paper_that_anybody_verifies(seals: Path) -> None:
    case = way.reviewed()
    way.do(case, "issued", way.SECOND)
    publishing.publish()
    said = said_in(case)
    assert said.values["check_result"] == "clear" and said.values["seal_number"] == "1"
    sealed = answer(said.values["seal_code"])
    assert sealed.kind == "valid" and sealed.paper.holder == "B.K.R. 716" and sealed.paper.pay == "RUB 98,500 a month"
    assert papers.make(case.id) and not papers.make(case.id)
    paper = Paper.objects.get(pk=said_in(case).values["attested_paper"])
    root = load_pem_x509_certificate((seals / "root.pem").read_bytes())
    found = read(documents.contents(paper), [root], clock.now())
    assert (found.problems, found.code) == ((), said.values["seal_code"])
    with pypdfium2.PdfDocument(documents.contents(paper)) as pages:
        tells = "".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    assert "98,500" in tells
    for answer_en in (one.name["en"] for one in facts.plan().answers.values()):
        assert answer_en not in tells  # the agency and the employer read this paper, too


def test_the_officer_who_reviewed_cannot_issue_in_whatever_role(seals: Path) -> None:
    case = way.reviewed()
    with pytest.raises(RefusedError, match="different_person_from"):
        way.do(case, "issued", Actor(way.FIRST.account, "attesting_officer"))
    assert not Seal.objects.exists() and engine.standing(case).state == "approved"


def test_the_database_refuses_one_person_twice_a_second_seal_and_any_change() -> None:
    case = way.reviewed()
    way.do(case, "issued", way.SECOND)
    row = Seal.objects.get()
    same = {"issuer": "x", "issued_on": row.issued_on, "valid_to": row.valid_to}
    one = way.FIRST.account
    for wrong in (
        {"serial": 7, "dossier": way.submitted(), "reviewed_by": one, "issued_by": one},
        {"serial": 8, "dossier": case, "reviewed_by": one, "issued_by": way.SECOND.account},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Seal.objects.create(**wrong, **same)
    for forbidden in ("UPDATE attestation_seal SET serial = 99", "DELETE FROM attestation_seal"):
        with pytest.raises(Exception, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(forbidden)


def test_the_same_key_twice_is_one_seal_and_another_key_is_refused() -> None:
    case = way.reviewed()
    first = way.do(case, "issued", way.SECOND, key="once")
    again = way.do(case, "issued", way.SECOND, key="once")
    assert first.fresh and not again.fresh and again.act.id == first.act.id
    with pytest.raises(RefusedError):
        way.do(case, "issued", way.SECOND)
    assert Seal.objects.count() == 1


def test_nobody_fills_in_the_number_of_a_seal_by_hand() -> None:
    with pytest.raises(RefusedError, match="unknown_field"):
        way.do(way.reviewed(), "issued", way.SECOND, seal_number="S-1")


def test_a_revoked_seal_is_on_the_list_and_the_case_cannot_be_sealed_again() -> None:
    case = way.reviewed()
    way.do(case, "issued", way.SECOND)
    address = said_in(case).values["seal_code"]
    with pytest.raises(RefusedError):
        way.do(case, "revoked", way.SECOND, reason="I take it back myself")
    way.do(case, "revoked", Actor(way.FIRST.account, "supervisor"), reason="The employer is under inquiry")
    publishing.publish()
    assert answer(address).kind == "revoked" and Revoked.objects.count() == 1
    with pytest.raises(RefusedError):
        way.do(case, "issued", way.SECOND)


def test_without_keys_nothing_is_sealed_and_the_officer_reads_why(settings, tmp_path: Path) -> None:
    case = way.reviewed()
    (tmp_path / "empty").mkdir()
    settings.SEALING_FOLDER = str(tmp_path / "empty")
    with pytest.raises(RefusedError) as refused:
        way.do(case, "issued", way.SECOND)
    assert "no keys" in refused.value.refusal.text.en and not Seal.objects.exists()
    assert engine.standing(case).state == "approved"


def test_a_long_name_is_shortened_so_that_the_code_still_prints() -> None:
    case = way.reviewed(way.submitted(employer_name="Общество с ограниченной ответственностью " * 4))
    way.do(case, "issued", way.SECOND)
    address = said_in(case).values["seal_code"]
    assert len(address) <= 550 and answer(address).paper.employer.endswith("…")


def test_an_agency_sends_nobody_without_an_open_order_that_has_a_place_left() -> None:
    order = open_order(places=1, **way.ORDER)
    first, second, unknown = (
        way.reviewed(way.submitted(lane="agency", job_order=number))
        for number in (order.number, order.number, "KE-RU-1999-000001")
    )
    with pytest.raises(RefusedError, match="needed_where"):
        way.reviewed(way.submitted(lane="agency"))
    way.do(first, "issued", way.SECOND)
    for case, code in ((second, "order_full"), (unknown, "order_closed")):
        with pytest.raises(RefusedError, match=f"attest.{code}"):
            way.do(case, "issued", way.SECOND)
    way.do(first, "revoked", Actor(way.FIRST.account, "supervisor"), reason="The employer withdrew")
    way.do(second, "issued", way.SECOND)  # the place was given back
    assert set(Seal.objects.values_list("dossier", flat=True)) == {first.pk, second.pk}
    way.do(way.ready_to_leave(second), "cleared", way.FIRST, **way.permit(second))
    way.do(second, "departed", Actor(uuid4(), "border_officer"), left_on="2026-11-27")
    way.do(second, "revoked_abroad", Actor(way.FIRST.account, "supervisor"), reason="The paper was forged")
    publishing.publish()
    assert answer(said_in(second).values["seal_code"]).kind == "revoked"
    assert JobOrder.objects.get().places_taken == 1  # who has left has used the place


def test_the_root_behind_the_papers_is_published(seals: Path, client) -> None:
    assert client.get("/verify/root.pem").content == (seals / "root.pem").read_bytes()
    (seals / "root.pem").unlink()
    assert client.get("/verify/root.pem").status_code == 404
