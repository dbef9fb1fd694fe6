"""An authority's list is looked at first, and then entered; it deletes nobody, and the same list twice is one list."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from tests.site import people
from tests.site.registers.making import LABOUR

from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.rebuild import rebuild
from njiasite.ledger import selectors as ledger
from njiasite.ledger.models import Act
from njiasite.registers import drafts, entering, lists, selectors
from njiasite.registers.models import Entry, ListDraft, Mark, RegisterList

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HEAD = "Name,Licence number,Status,Reason,Phone,Directors\n"
FIRST = (
    HEAD
    + "Savanna Sample Agency Ltd,PEA/77,Active,,+254700000077,Wanjiku Testcase\n"
    + "Acacia Sample Agency Ltd,PEA/81,Active,,,\n"
    + "Baobab Sample Agency Ltd,PEA/90,Revoked,Sent people without a contract,,\n"
)
SECOND = HEAD + "Savanna Sample Agency Limited,PEA/77,Suspended,Fees,,\nBaobab Sample Agency Ltd,PEA/90,Active,,,\n"


def origin(day: int) -> lists.Origin:
    return lists.Origin(kind="agency", as_of=date(2026, 11, day), authority="A sample authority", source="page 1")


def entered(text: str, day: int) -> None:
    lists.enter(lists.read(text.encode(), "agency"), origin(day), actor=LABOUR, channel="web")


def statuses() -> dict[str, str]:
    return dict(Entry.objects.order_by("number").values_list("number", "status"))


def test_a_list_becomes_cases_with_a_status_that_has_authority_reason_day_and_source() -> None:
    entered(FIRST, 1)
    assert statuses() == {"PEA/77": "listed", "PEA/81": "listed", "PEA/90": "cancelled"}
    found = selectors.agency_status("pea 90", date(2026, 11, 28))
    assert (found.status, found.good, found.since, found.source["en"]) == (
        "cancelled",
        False,
        date(2026, 11, 1),
        "page 1",
    )
    assert found.authority.en == "A sample authority" and found.reason.en == "Sent people without a contract"
    assert selectors.agency_status("PEA/77").good


def test_the_next_list_changes_suspends_brings_back_and_marks_who_is_gone() -> None:
    entered(FIRST, 1)
    entered(SECOND, 8)
    assert statuses() == {"PEA/77": "suspended", "PEA/81": "gone", "PEA/90": "listed"}
    assert Dossier.objects.count() == 3  # nobody was deleted, nobody is there twice
    assert Entry.objects.get(number="PEA/77").name == "Savanna Sample Agency Limited"
    assert Mark.objects.filter(entry__number="PEA/77", kind="phone").exists()  # a blank erased nothing
    unlisted = selectors.agency_status("PEA/4000")
    assert (unlisted.status, unlisted.as_of) == ("unlisted", date(2026, 11, 8))
    counts = RegisterList.objects.get(as_of=date(2026, 11, 8)).counts
    assert counts == {"new": 0, "gone": 1, "changed": 2, "same": 0, "unreadable": 0}


def test_the_same_list_entered_twice_or_begun_again_is_one_list() -> None:
    entered(FIRST, 1)
    before = Act.objects.count()
    entered(FIRST, 1)
    assert Act.objects.count() == before
    reading, counts = lists.read(SECOND.encode(), "agency"), set()
    for _ in range(2):  # the second time as one that was broken off and begun again
        lists.enter(reading, origin(8), actor=LABOUR, channel="web")
        counts.add(Act.objects.count())
    assert len(counts) == 1 and counts != {before} and RegisterList.objects.count() == 2
    assert statuses()["PEA/81"] == "gone"


def test_the_rows_come_back_from_the_ledger_and_directors_lie_open_nowhere() -> None:
    entered(FIRST, 1)
    before = list(Entry.objects.order_by("pk").values()), sorted(Mark.objects.values_list("kind", "value"))
    Entry.objects.all().delete()
    for dossier in Dossier.objects.all():
        rebuild(dossier)
    assert (list(Entry.objects.order_by("pk").values()), sorted(Mark.objects.values_list("kind", "value"))) == before
    acts = [act for dossier in Dossier.objects.all() for act in ledger.acts(dossier.pk)]
    assert "Wanjiku" not in " ".join(act.payload for act in acts) + str(before)


def test_an_officer_looks_at_a_list_and_the_worker_enters_it_in_slices(monkeypatch) -> None:
    officer = people.account(password=None, protected=True)
    people.grant(officer, "labour_officer")
    client = people.client_of(officer)
    sent = client.post(
        reverse("register_send"),
        {
            "kind": "agency", "as_of": "2026-11-01", "authority": "A sample authority", "source": "page 1",
            "file": SimpleUploadedFile("list.csv", (FIRST + ",PEA/99,,,,\n").encode()),
        },
    )  # fmt: skip
    page = client.get(sent["Location"])
    assert "Baobab Sample Agency Ltd" in page.content.decode() and Entry.objects.count() == 0
    assert b"Wanjiku" not in bytes(ListDraft.objects.get().data)
    stranger = people.account(password=None, protected=True)
    people.grant(stranger, "labour_officer")
    assert people.client_of(stranger).get(sent["Location"]).status_code == 404
    columns = {"entry_name": "Name", "entry_number": "Licence number", "status": "Status", "public_reason": "Reason"}
    done = client.post(sent["Location"], {**columns, "enter": "yes"})
    assert done["Location"] == sent["Location"] and not statuses()  # the worker enters it, not the request
    waiting = client.get(sent["Location"]).text
    assert "0 of 3" in waiting and 'http-equiv="refresh"' in waiting
    client.post(sent["Location"], {**columns, "enter": "yes"})  # pressed twice
    monkeypatch.setattr(entering, "SLICE", 2)
    assert entering.work(clock.now()) == 1 and len(statuses()) == 2
    assert "2 of 3" in client.get(sent["Location"]).text
    assert [entering.work(clock.now()) for _ in range(2)] == [1, 0] and len(statuses()) == 3
    over = client.get(sent["Location"]).text
    assert "The list is entered." in over and "refresh" not in over
    assert not ListDraft.objects.get().data and RegisterList.objects.get().columns == columns
    assert RegisterList.objects.get().counts["new"] == 3  # as it was looked at, not as the last slice found it
    assert {act.role for act in Act.objects.filter(type="entry.listed")} == {"labour_officer"}


def test_a_list_that_cannot_be_entered_says_so_and_goes_on_when_asked_again(monkeypatch) -> None:
    officer = people.account(password=None, protected=True)
    reading = lists.read(FIRST.encode(), "agency")
    draft = drafts.keep(FIRST.encode(), origin(1), officer.pk)
    drafts.confirm(draft, reading, "labour_officer")
    with monkeypatch.context() as broken:
        broken.setattr(lists, "enter", lambda *_, **__: 1 / 0)
        assert [entering.work(clock.now()) for _ in range(4)] == [1, 1, 1, 0]
    assert ListDraft.objects.get().state == ListDraft.FAILED and drafts.of(draft, officer.pk)
    drafts.confirm(draft, reading, "labour_officer")
    assert entering.work(clock.now()) == 1 and len(statuses()) == 3


def test_the_command_tries_first_and_enters_only_when_told(tmp_path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(FIRST + ",PEA/99,,,,\n", "utf-8")
    options = {"kind": "agency", "as_of": "2026-11-01", "authority": "A sample authority", "source": "page 1"}
    call_command("importlist", str(file), **options, stdout=(out := io.StringIO()))
    assert "new: 3" in out.getvalue() and "row 5" in out.getvalue() and not Entry.objects.exists()
    call_command("importlist", str(file), **options, enter=True, stdout=io.StringIO())
    assert len(statuses()) == 3
    with pytest.raises(CommandError):
        call_command("importlist", str(tmp_path / "none.csv"), **options)
