"""In a real case each person reaches what the table says and nothing else, on pages and through the API."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse
from tests.site import people
from tests.site.api.programs import Program
from tests.site.dossiers.making import CONSUL, NOTE, do, opened
from tests.site.test_permissions import addresses

from njiasite.documents import services as documents
from njiasite.dossiers.models import Dossier
from njiasite.identities.models import Account
from njiasite.ledger import selectors
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db
TABLE: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("reach.yaml").read_text("utf-8"))
OTHER_KINDS = (
    "attestation", "rescue", "case_together", "report_join", "report_code", "paper_release", "dispute",
    "distress", "offer", "reading", "scholarship", "case_mentions", "case_seized",
)  # fmt: skip


@pytest.fixture(autouse=True)
def papers(settings: Any, tmp_path: Any) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}


@pytest.fixture
def visitors() -> dict[str, Account]:
    return {
        "ours": people.person("consular_officer", "mission", "kenya_moscow"),
        "elsewhere": people.person("consular_officer", "mission", "kenya_elsewhere"),
        "agency": people.person("agency", "agency", "agency-1"),
        "administrator": people.person("administrator"),
        "counterpart": people.person("counterpart", "office", "interior_ministry"),
        "other_organ": people.person("counterpart", "office", "defence_ministry"),
    }


def reported() -> tuple[Dossier, str]:
    """A case of a worker of that agency, with a paper of the family."""
    dossier = opened()
    dossier.agency = "agency-1"
    dossier.save()
    passport = SimpleUploadedFile("passport.txt", b"Passport of Amina Testcase")
    paper = documents.store(passport, holder=dossier.id, actor=CONSUL, channel="web", key=str(uuid4()), own=True)
    do(dossier, "document.added", attachment=str(paper.id))
    return dossier, str(paper.id)


def sent(dossier: Dossier) -> str:
    """The note goes out; gives its paper."""
    do(dossier, "access.contact_wished", wish_for_contact="asked_for")
    act = do(dossier, "access.requested", **NOTE).act
    return str(selectors.opened(act)["note_paper"])


def address(name: str, row: dict[str, Any], dossier: Dossier, paper: str) -> str:
    if name == "paper":
        return reverse(name, args=[paper])
    return reverse(name, args=[dossier.id, row["type"]] if "type" in row else [dossier.id])


def differing(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, str]:
    return {who: f"{status}, not {wanted[who]}" for who, status in found.items() if status != wanted[who]}


def test_the_table_names_every_address_that_takes_a_case_or_a_paper() -> None:
    resolver = get_resolver()
    taking = {
        name
        for name in addresses(resolver.url_patterns)
        if any("dossier_id" in keys or "paper_id" in keys for _, keys in _forms(resolver, name))
    }
    ours = {name for name in taking if not name.removeprefix("api:").startswith(OTHER_KINDS)}
    assert ours == {*TABLE["pages"], *(f"api:{name}" for name in TABLE["api"])}


def _forms(resolver: Any, name: str) -> list[tuple[str, list[str]]]:
    space, _, plain = name.rpartition(":")
    inner = resolver.namespace_dict[space][1] if space else resolver
    return [form for one in inner.reverse_dict.getlist(plain) for form in one[0]]


def test_each_reaches_what_the_table_says(visitors: dict[str, Account]) -> None:
    dossier, family = reported()
    note, wrong = sent(dossier), {}
    browsers = {who: people.client_of(account) for who, account in visitors.items()}
    for part, paper in (("pages", note), ("private", family)):
        for name, row in TABLE[part].items():
            found = {
                who: browser.get(address(name, row, dossier, paper)).status_code for who, browser in browsers.items()
            }
            wrong |= {f"{part} {name} {who}": said for who, said in differing(found, row).items()}
    for name, row in TABLE["lists"].items():
        found = {who: dossier.number in _text(browser, name) for who, browser in browsers.items()}
        wrong |= {f"lists {name} {who}": said for who, said in differing(found, row).items()}
    assert wrong == {}


def _text(browser: Any, name: str) -> str:
    answer = browser.get(reverse(name))
    return b"".join(answer).decode()


def test_programs_reach_what_their_people_reach(visitors: dict[str, Account]) -> None:
    dossier, _ = reported()
    note, wrong = sent(dossier), {}
    paths = {
        "dossier": f"/dossiers/{dossier.id}",
        "dossier_acts": f"/dossiers/{dossier.id}/acts",
        "paper": f"/papers/{note}",
    }
    programs = {who: Program(account) for who, account in visitors.items()}
    for name, row in TABLE["api"].items():
        found = {who: program.get(paths[name]).status_code for who, program in programs.items()}
        wrong |= {f"{name} {who}": said for who, said in differing(found, row).items()}
    assert wrong == {}
    given = {"act": "access.refused", "given": {"refusal_kind": "other", "refusal_ground": "No."}}
    seen = programs["ours"].get(paths["dossier"])["ETag"]
    for who, status in {
        "elsewhere": 404,
        "agency": 404,
        "administrator": 403,
        "other_organ": 404,
        "counterpart": 201,
    }.items():
        assert programs[who].post(paths["dossier_acts"], given, **{"If-Match": seen}).status_code == status, who


def test_before_the_note_the_other_side_finds_nothing(visitors: dict[str, Account]) -> None:
    dossier, family = reported()
    for who, account in visitors.items():
        browser = people.client_of(account)
        codes = {
            browser.get(reverse("case", args=[dossier.id])).status_code,
            browser.get(f"/papers/{family}").status_code,
        }
        assert codes == {200} if who == "ours" else codes <= {403, 404}, who


def test_the_other_side_reads_the_note_and_not_what_was_told_in_trust(visitors: dict[str, Account]) -> None:
    dossier = opened(what_happened="They beat us.", place_now="Barrack nine", reporter="Mother Testcase")
    sent(dossier)
    theirs = people.client_of(visitors["counterpart"])
    page = theirs.get(f"/cases/{dossier.id}", headers={"Accept-Language": "ru"}).content.decode()
    assert "Российской стороне направлен запрос о доступе" in page and "Отправить консулу документ" in page
    assert "Нота на двух языках (Word)" in page and "Амина Тесткейс" in page
    for secret in ("They beat us", "Barrack nine", "Mother Testcase", "We ask for access", "Мы запрашиваем доступ"):
        assert secret not in page


def test_the_answers_of_the_interview_are_for_consular_officers_alone(visitors: dict[str, Account]) -> None:
    worker = people.person("jobseeker")
    dossier = opened(subject=worker.pk)
    sent(dossier)
    do(dossier, "access.granted", visit_at="2026-12-01T10:00:00+03:00", visit_place="Tver")
    do(dossier, "access.visited", happened_on="2026-11-28", spoke_alone=True, person_wants="go_home")
    do(
        dossier,
        "access.interviewed",
        iv_language="Swahili",
        iv_interpreter="nobody",
        iv_agrees=True,
        iv_threats="Every night",
    )
    supervisor = people.person("supervisor", "corridor", "ke_ru")
    for account, reads in (
        (visitors["ours"], True),
        (visitors["counterpart"], False),
        (supervisor, False),
        (worker, False),
    ):
        page = people.client_of(account).get(f"/cases/{dossier.id}")
        assert page.status_code == 200
        assert ("Every night" in page.content.decode()) is reads


def test_the_principal_secretary_and_the_committee_find_a_case_once_it_is_raised_to_them() -> None:
    dossier = opened(what_happened="They beat us.")
    sent(dossier)
    levels = {
        "ambassador": people.client_of(people.person("ambassador", "mission", "kenya_moscow")),
        "principal_secretary": people.client_of(people.person("principal_secretary")),
        "committee_member": people.client_of(people.person("committee_member", "corridor", "ke_ru")),
    }

    def finding() -> list[str]:
        return [role for role, level in levels.items() if level.get(f"/cases/{dossier.id}").status_code == 200]

    assert finding() == ["ambassador"]
    service = Actor(None, "system")
    for raised in ("ambassador", "principal_secretary", "committee"):
        do(dossier, f"access.raised_{raised}", service)
        assert finding() == list(levels)[: ("ambassador", "principal_secretary", "committee").index(raised) + 1]
    page = levels["committee_member"].get(f"/cases/{dossier.id}").content.decode()
    paper = re.search(r"/papers/[0-9a-f-]{36}", page)
    assert paper and levels["committee_member"].get(paper[0]).status_code == 200, "the note itself"
    assert "They beat us" not in page and "The person's wish recorded" not in page
