"""An investigation is there for whom it was told to, and for nobody else, whatever their role."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.njia.registers.test_lists import xlsx
from tests.site.dossiers.test_attaching import hidden
from tests.site.intelligence.world import TIPS, accept_all, investigator, judge_all, ring_of_tips, tip
from tests.site.people import client_of, person

from njiasite.config import clock
from njiasite.documents import services as papers
from njiasite.dossiers import selectors, services
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.models import Account
from njiasite.identities.readers import reader_for
from njiasite.intelligence import linking, rings
from njiasite.intelligence.models import Alert, Candidate, Mention, MentionKey, Ring
from njiasite.intelligence.plugs import link_and_look
from njiasite.intelligence.rebuilding import rebuild_all
from njiasite.ledger.services import Actor
from njiasite.tips.services import add

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents(settings, tmp_path) -> None:
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": folder}


WORDS = "An agent called Brian Kiptoo of Sample Bridge Recruitment, phone 0722 000 456, till 880001."


def investigation(by: Account, words: str = WORDS) -> Dossier:
    actor = Actor(by.pk, "investigator")
    same = {"actor": actor, "channel": "web"}
    case = services.open_dossier(
        corridor="ke_ru", procedure="investigation", type="investigation.opened", given={"case_about": "A ring."},
        key=str(uuid4()), **same,
    ).dossier  # fmt: skip
    given = {"interview_with": "harmed", "interview_words": words}
    services.act(dossier=case, type="investigation.interviewed", given=given, key=str(uuid4()), **same)
    return case


def sees(who: Account, case: UUID, role: str) -> tuple[bool, bool, bool]:
    """Whether the case stands in what may be read, in what waits, and on its own page."""
    browser = client_of(who, role)
    number = Dossier.objects.get(pk=case).number
    known = selectors.visible(reader_for(who, role)).filter(pk=case).exists()
    return known, number in browser.get("/inbox").text, browser.get(f"/cases/{case}").status_code == 200


def read_list(case: Dossier, by: Account, table: str, answer: dict[str, str]) -> str:
    """Stores a seized list and has it read by that answer; the page that asked."""
    same = {"actor": Actor(by.pk, "investigator"), "channel": "web"}
    paper = papers.store(
        SimpleUploadedFile("list.csv", table.encode()), holder=case.id, key=str(uuid4()), own=True, **same
    )
    given, browser = {"seized_list": str(paper.id)}, client_of(by, "investigator")
    services.act(dossier=case, type="investigation.list_seized", given=given, key=str(uuid4()), **same)
    page = browser.get(f"/cases/{case.id}/seized").text
    assert browser.post(f"/cases/{case.id}/seized", {"key": uuid4(), **answer}).status_code == 302
    return page


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
    case = investigation(opener)
    answer = {"column-0": "person", "column-1": "till", "said": "victim", "name": "Notebook"}
    page = read_list(case, opener, "Name,Paid to\nAmina Example,880001\n", answer)
    assert 'value="person" selected' not in page
    other, stranger = investigation(outsider := person("investigator")), {**answer, "column-1": "account"}
    page = read_list(other, outsider, "Name,Paid to\nJuma Example,880001\n", stranger)
    assert "Notebook" not in page and 'value="victim" selected' not in page  # it would tell of the first
    page = read_list(case, opener, "Name,Paid to\nBaraka Example,880001\n", answer)
    assert 'value="person" selected' in page and 'value="till" selected' in page  # what was said of the first
    link_and_look(clock.now())
    victims = Mention.objects.filter(kind="person", said="victim")
    assert victims.count() == 3 and not victims.exclude(index="").exists()
    assert not MentionKey.objects.filter(mention__in=victims).exists() and not Candidate.objects.exists()
    address = f"/review/{victims[0].pk}/{victims[1].pk}"
    assert client_of(opener, "investigator").get(address).status_code == 404


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
    for one in (case, tip(TIPS[0])):  # one report alone makes no ring; and what comes later meets what was there
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
    ring, case = Ring.objects.get(gone_at=None), investigation(opener, f"{WORDS} His other number: 0733 000 999.")
    let_in(case, colleague, opener)
    names = ("Brian Kiptoo", "Otieno Example", "Sample Bridge Recruitment")
    accept_all(member, case)
    link_and_look(clock.now())
    for reader in (member, second):
        judge_all(reader)
        link_and_look(clock.now())
    stranger, files = client_of(person("investigator"), "investigator"), []
    for reader in (member, stranger):
        page = reader.get(f"/rings/{ring.number}").text
        assert all(f"{name}</a>" in page for name in names) and "0733" not in page, page
        files.append(reader.get(f"/rings/{ring.number}/taken/csv").content)
    assert files[0] == files[1] and b"0733000999" not in files[0]  # a member may hand it on as anybody may
    fresh = tip("Pay the fee to till 880001.")
    link_and_look(clock.now())
    assert Ring.objects.filter(compartment=case.id, gone_at=None).exists()
    assert Alert.objects.filter(dossier=fresh).count() == 1  # everybody's says it already
    both, inside = tip("They gave 0722 000 456 and 0733 000 999."), Ring.objects.get(compartment=case.id, gone_at=None)
    link_and_look(clock.now())
    assert {one.ring for one in Alert.objects.filter(dossier=both)} == {ring, inside}  # the second phone it alone knows


def test_a_ring_of_one_investigation_shows_nothing_of_another_to_who_is_in_both() -> None:
    opener = person("investigator")
    member = client_of(opener, "investigator")
    ours, theirs = investigation(opener), investigation(opener, f"{WORDS} His other number: 0733 000 999.")
    for one in (tip(TIPS[0]), ours, theirs):
        accept_all(member, one)
    link_and_look(clock.now())
    judge_all(member)
    link_and_look(clock.now())
    for case, tells in ((ours, False), (theirs, True)):
        number = Ring.objects.get(compartment=case.id, gone_at=None).number
        shown = member.get(f"/rings/{number}").text, member.get(f"/rings/{number}/taken/csv").text
        assert ["0733" in one for one in shown] == [tells, tells]


def test_one_investigation_that_fails_keeps_no_other_waiting_and_nothing_is_done_twice(monkeypatch, caplog) -> None:
    opener = person("investigator")
    member = client_of(opener, "investigator")
    cases = [investigation(opener), investigation(opener)]
    for one in (tip(TIPS[0]), *cases):
        accept_all(member, one)
    link_and_look(clock.now())
    judge_all(member)
    broken, whole = cases[0].id, rings.grouped

    def grouped(current):
        if any(one.dossier == broken for one in current.named):
            raise ValueError(WORDS)
        return whole(current)

    def found() -> set[UUID]:
        rings.find(clock.now())
        return set(Ring.objects.filter(gone_at=None).values_list("compartment", flat=True))

    monkeypatch.setattr(rings, "LONGEST", -1.0)  # one of them in a round
    monkeypatch.setattr(rings, "grouped", grouped)
    assert set().union(*(found() for _ in cases)) == {cases[1].id}
    assert str(broken) in caplog.text and "Kiptoo" not in caplog.text
    monkeypatch.setattr(rings, "grouped", whole)
    assert found() == {one.id for one in cases}
    monkeypatch.delattr(rings, "grouped")
    with CaptureQueriesContext(connection) as asked:
        assert found() == {one.id for one in cases}
    assert len(asked) < 10, [one["sql"] for one in asked]


def test_the_list_of_pairs_says_of_each_what_its_page_says() -> None:
    """Somebody whom all may see, and who stands in the ring of an investigation alone."""
    opener = person("investigator")
    member = client_of(opener, "investigator")
    for one in (investigation(opener), tip(TIPS[0])):
        accept_all(member, one)
    link_and_look(clock.now())
    judge_all(member)
    link_and_look(clock.now())
    accept_all(member, tip("An agent called Brian Kiptoo, phone 0722 000 456, took the passport."))
    link_and_look(clock.now())
    listed = member.get("/review").text  # of two people once: either the public pair or the investigation's
    pairs = (f"/review/{one.a_id}/{one.b_id}" for one in Candidate.objects.all())
    asked = [address for address in pairs if address in listed]
    assert asked
    for address in asked:
        line = listed.partition(address)[2].partition("</tr>")[0]
        assert ("somebody into a ring" in line) == ("somebody into a ring" in member.get(address).text)


def test_a_list_that_was_seized_silences_no_alarm_and_no_question_of_others(documents) -> None:
    opener = person("investigator")
    reader = client_of(opener, "investigator")
    ring_of_tips(reader)
    accept_all(reader, tip("Agent Joyce Example took the money, we paid to till 880001."))
    firsts = {row: linking.candidates(row) for row in Mention.objects.filter(kind="person").select_related("report")}
    case, ring = investigation(opener), Ring.objects.get(gone_at=None)
    table = "Name,Paid to\n" + "".join(
        f"Amina Example{chr(97 + n // 26)}{chr(97 + n % 26)},880001\n" for n in range(51)
    )
    read_list(case, opener, table, {"column-0": "person", "column-1": "till", "said": "victim"})
    assert {row: linking.candidates(row) for row in firsts} == firsts
    fresh = tip("Pay the fee to till 880001.")
    link_and_look(clock.now())
    assert Alert.objects.filter(dossier=fresh, ring=ring).exists()


def test_an_alert_that_was_looked_at_wakes_when_the_case_names_more() -> None:
    reader = investigator()
    ring_of_tips(reader)
    case = tip("An agent wrote from Sample Bridge Recruitment.")
    link_and_look(clock.now())
    alert = Alert.objects.get(dossier=case)
    assert reader.post("/alerts", {"alert": alert.pk}).status_code == 302
    link_and_look(clock.now())
    assert Alert.objects.get(pk=alert.pk).seen_at  # nothing new
    add(case, "We paid to till 880001.", (), str(uuid4()))
    for _ in range(2):  # and what was looked at stays so when all is made anew
        link_and_look(clock.now())
        assert (row := Alert.objects.get(dossier=case)).kinds == ["organisation", "till"] and row.seen_at is None
        rebuild_all(clock.now())


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


def test_who_is_known_by_another_name_in_the_file_of_others_is_asked_about_by_that_name(documents) -> None:
    opener = person("investigator")
    case, browser = investigation(opener, "Nobody was named."), client_of(opener, "investigator")
    told = tip(TIPS[1])
    accept_all(browser, told)
    address = f"/cases/{case.id}/do/investigation.list_seized"
    form = hidden(browser.get(address))
    line = b'{"id": "a", "schema": "Person", "properties": {"name": ["Zed Qux"], "weakAlias": ["Brian Kiptoo"]}}'
    check = browser.post(address, {**form, "seized_list": SimpleUploadedFile("o.ftm.json", line)})
    assert browser.post(address, {**hidden(check), "sure": "1"}).status_code == 302
    given = {"key": uuid4(), "said": "recruiter"}
    assert browser.post(f"/cases/{case.id}/seized", given).status_code == 302
    link_and_look(clock.now())
    known = Mention.objects.filter(report__dossier=told, kind="person").earliest("start")
    alike = Mention.objects.get(report__seized__isnull=False)
    (pair,) = Candidate.objects.filter(a__in=(known, alike), b__in=(known, alike))
    assert [what for what, _, weight in pair.steps if weight > 0] == ["name"]
    page = browser.get(f"/review/{pair.a_id}/{pair.b_id}").text
    assert "Zed Qux" in page and "also written Brian Kiptoo" in page


ENTITIES = b"""{"id": "a", "schema": "Person",\
 "properties": {"name": ["Juma X"], "phone": ["0722000456"], "birthDate": ["1990"]}}
{"id": "t", "schema": "BankAccount", "properties": {"accountNumber": ["880001"], "accountType": ["till"]}}
{"id": "l", "schema": "UnknownLink", "properties": {"subject": ["a"], "object": ["t"]}}
"""
