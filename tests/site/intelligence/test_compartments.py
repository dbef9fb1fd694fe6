"""An investigation is there for whom it was told to, and for nobody else, whatever their role."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.njia.registers.test_lists import xlsx
from tests.site.dossiers.test_attaching import hidden
from tests.site.intelligence.world import TIPS, accept_all, judge_all, ring_of_tips, tip
from tests.site.people import client_of, person

from njiasite.config import clock
from njiasite.documents import services as papers
from njiasite.dossiers import selectors, services
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.models import Account
from njiasite.identities.readers import reader_for
from njiasite.intelligence.models import Alert, Candidate, Mention, MentionKey, Ring
from njiasite.intelligence.plugs import link_and_look
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents(settings, tmp_path) -> None:
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": folder}


WORDS = "An agent called Brian Kiptoo of Sample Bridge Recruitment, phone 0722 000 456, till 880001."


def investigation(by: Account) -> Dossier:
    actor = Actor(by.pk, "investigator")
    same = {"actor": actor, "channel": "web"}
    case = services.open_dossier(
        corridor="ke_ru", procedure="investigation", type="investigation.opened", given={"case_about": "A ring."},
        key=str(uuid4()), **same,
    ).dossier  # fmt: skip
    given = {"interview_with": "harmed", "interview_words": WORDS}
    services.act(dossier=case, type="investigation.interviewed", given=given, key=str(uuid4()), **same)
    return case


def sees(who: Account, case: UUID, role: str) -> tuple[bool, bool, bool]:
    """Whether the case stands in what may be read, in what waits, and on its own page."""
    browser = client_of(who, role)
    number = Dossier.objects.get(pk=case).number
    known = selectors.visible(reader_for(who, role)).filter(pk=case).exists()
    return known, number in browser.get("/inbox").text, browser.get(f"/cases/{case}").status_code == 200


def test_a_colleague_and_a_supervisor_see_nothing_of_it_until_they_are_let_in() -> None:
    opener, colleague, boss = person("investigator"), person("investigator"), person("supervisor", "corridor")
    case = investigation(opener)
    assert sees(opener, case.id, "investigator") == (True, True, True)
    assert sees(colleague, case.id, "investigator") == (False, False, False)
    assert sees(boss, case.id, "supervisor") == (False, False, False)
    assert selectors.id_in_emergency(case.number, "investigator") is None  # not even with broken glass
    let_in = {"member": colleague.code, "member_why": "Knows the firm."}
    same = {"actor": Actor(opener.pk, "investigator"), "channel": "web"}
    services.act(dossier=case, type="investigation.member_added", given=let_in, key="in", **same)
    assert sees(colleague, case.id, "investigator") == (True, True, True)
    services.act(dossier=case, type="investigation.member_removed", given=let_in, key="out", **same)
    assert sees(colleague, case.id, "investigator") == (False, False, False)


def test_nobody_is_let_in_who_has_no_role_for_it() -> None:
    opener = person("investigator")
    case = investigation(opener)
    for stranger in (person("agency"), person("counterpart")):
        with pytest.raises(RefusedError):
            services.act(
                dossier=case, type="investigation.member_added", actor=Actor(opener.pk, "investigator"), channel="web",
                given={"member": stranger.code, "member_why": "They asked."}, key=str(stranger.pk),
            )  # fmt: skip


def test_a_seized_list_is_read_by_a_mapping_that_is_kept_and_its_victims_are_never_looked_up(documents) -> None:
    opener = person("investigator")
    case, browser = investigation(opener), client_of(opener, "investigator")
    actor = Actor(opener.pk, "investigator")
    for number, text in enumerate(("Name,Paid to\nAmina Example,880001\n", "Name,Paid to\nBaraka Example,880001\n")):
        paper = papers.store(
            SimpleUploadedFile("list.csv", text.encode()), holder=case.id, actor=actor, channel="web", key=f"p{number}",
            own=True,
        )  # fmt: skip
        given = {"seized_list": str(paper.id)}
        services.act(
            dossier=case, type="investigation.list_seized", given=given, actor=actor, channel="web", key=f"l{number}"
        )
        page = browser.get(f"/cases/{case.id}/seized").text
        if number:  # what was said of the first is offered for the second
            assert 'value="person" selected' in page and 'value="till" selected' in page
        answer = {"key": uuid4(), "column-0": "person", "column-1": "till", "said": "victim", "name": "Notebook"}
        assert browser.post(f"/cases/{case.id}/seized", answer).status_code == 302
    link_and_look(clock.now())
    victims = Mention.objects.filter(kind="person", said="victim")
    assert victims.count() == 2 and not victims.exclude(index="").exists()
    assert not MentionKey.objects.filter(mention__in=victims).exists() and not Candidate.objects.exists()
    assert browser.get(f"/review/{victims[0].pk}/{victims[1].pk}").status_code == 404


def test_what_is_told_in_an_investigation_stays_out_of_what_all_investigators_see() -> None:
    opener, colleague = person("investigator"), person("investigator")
    one, two = investigation(opener), investigation(opener)
    for case in (one, two):
        accept_all(client_of(opener, "investigator"), case)
    link_and_look(clock.now())
    assert not Ring.objects.exists() and not Candidate.objects.exists()  # two compartments do not meet either
    row = Mention.objects.filter(kind="person").first()
    browser = client_of(colleague, "investigator")
    assert browser.get(f"/cases/{one.id}/mentions").status_code == 404
    assert browser.get(f"/review/{row.pk}/{row.pk}").status_code == 404
    assert browser.post(f"/mentions/{row.pk}/drop").status_code == 404


def let_in(case: Dossier, who: Account, by: Account) -> None:
    services.act(
        dossier=case, type="investigation.member_added", given={"member": who.code, "member_why": "Knows the firm."},
        key=str(uuid4()), actor=Actor(by.pk, "investigator"), channel="web",
    )  # fmt: skip


def test_a_ring_that_needs_what_an_investigation_heard_is_there_for_its_members_alone() -> None:
    opener, colleague = person("investigator"), person("investigator")
    member, stranger = client_of(opener, "investigator"), client_of(colleague, "investigator")
    case = investigation(opener)
    for one in (case, tip(TIPS[0])):  # one report alone makes no ring
        accept_all(member, one)
    link_and_look(clock.now())
    assert judge_all(member) and not judge_all(stranger)
    link_and_look(clock.now())
    ring = Ring.objects.get(gone_at=None)
    page = member.get(f"/rings/{ring.number}").text
    assert "Brian Kiptoo" in page and case.number in page and case.number in member.get("/rings").text
    for address in (f"/rings/{ring.number}", f"/rings/{ring.number}/taken/csv"):
        assert stranger.get(address).status_code == 404
    assert str(ring.number) not in stranger.get("/rings").text
    tip("Pay the fee to till 880001.")
    link_and_look(clock.now())
    assert str(ring.number) in member.get("/alerts").text and str(ring.number) not in stranger.get("/alerts").text
    let_in(case, colleague, opener)
    assert stranger.get(f"/rings/{ring.number}").status_code == 200
    Mention.objects.filter(report__dossier=case).delete()
    link_and_look(clock.now())
    assert stranger.get(f"/rings/{ring.number}").status_code == 404


def test_a_ring_of_everybody_loses_nobody_for_a_member_of_an_investigation_who_sees_more() -> None:
    opener, colleague = person("investigator"), person("investigator")
    member, second = client_of(opener, "investigator"), client_of(colleague, "investigator")
    ring_of_tips(second)
    ring, case = Ring.objects.get(gone_at=None), investigation(opener)
    let_in(case, colleague, opener)
    names = ("Brian Kiptoo", "Otieno Example", "Sample Bridge Recruitment")
    accept_all(member, case)
    link_and_look(clock.now())
    for reader in (member, second):
        judge_all(reader)
        link_and_look(clock.now())
    for reader in (member, client_of(person("investigator"), "investigator")):
        page = reader.get(f"/rings/{ring.number}").text
        assert all(f"{name}</a>" in page for name in names), page
    fresh = tip("Pay the fee to till 880001.")
    link_and_look(clock.now())
    assert Ring.objects.filter(compartment=case.id, gone_at=None).exists()
    assert Alert.objects.filter(dossier=fresh).count() == 1  # everybody's says it already


def test_an_excel_list_and_the_entities_of_others_are_read_where_they_were_seized(documents) -> None:
    opener = person("investigator")
    case, browser = investigation(opener), client_of(opener, "investigator")
    address, read = f"/cases/{case.id}/do/investigation.list_seized", f"/cases/{case.id}/seized"
    excel = xlsx([("Name", "Paid to"), ("Amina X", "880001")])
    for name, data, answer in (
        ("list.xlsx", excel, {"column-0": "person", "column-1": "till"}), ("others.ftm.json", ENTITIES, {}),
    ):  # fmt: skip
        form = hidden(browser.get(address))
        check = browser.post(address, {**form, "seized_list": SimpleUploadedFile(name, data)})
        assert browser.post(address, {**hidden(check), "sure": "1"}).status_code == 302, check.text
        page = browser.get(read).text
        if not answer:
            assert "FollowTheMoney" in page and "birthDate" in page  # what nothing here can hold is said
        assert browser.post(read, {"key": uuid4(), "said": "recruiter", **answer}).status_code == 302
    rows = Mention.objects.filter(report__seized__isnull=False).order_by("report__seized__at", "kind")
    assert [(row.kind, row.whose is not None) for row in rows] == [
        ("person", False), ("till", True), ("person", False), ("phone", True), ("till", True),
    ]  # fmt: skip


ENTITIES = b"""{"id": "a", "schema": "Person",\
 "properties": {"name": ["Juma X"], "phone": ["0722000456"], "birthDate": ["1990"]}}
{"id": "t", "schema": "BankAccount", "properties": {"accountNumber": ["880001"], "accountType": ["till"]}}
{"id": "l", "schema": "UnknownLink", "properties": {"subject": ["a"], "object": ["t"]}}
"""
