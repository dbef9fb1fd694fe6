"""What people say of pairs: a contradiction is shown with the way to each judgement that makes it, and is settled."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.db.models import Q
from django.test import Client
from tests.site.intelligence.world import TIPS, accept_all, investigator, tip

from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.intelligence.models import Candidate, Judgement, Mention, Ring, RingMember
from njiasite.intelligence.picture import picture
from njiasite.intelligence.plugs import link_and_look

pytestmark = pytest.mark.django_db


def test_a_contradiction_leads_to_each_judgement_that_makes_it_and_is_settled_by_a_new_row() -> None:
    reader = investigator()
    tips = [tip(words) for words in TIPS]
    for one in tips:
        accept_all(reader, one)
    link_and_look(clock.now())
    people = Mention.objects.filter(kind="person")
    first, second, third = (people.filter(report__dossier=one).earliest("start") for one in tips)
    for a, b, answer in ((first, second, "same"), (first, third, "same"), (second, third, "different")):
        given = {"key": uuid4(), "answer": answer, "evidence": ["name", "phone"]}
        assert reader.post(f"/review/{a.pk}/{b.pk}", given).status_code == 302
    asked = reader.get(f"/review/{first.pk}/{second.pk}", headers={"accept-language": "ru"}).text
    assert "Какой это день" not in asked  # that is what a calendar asks
    page = reader.get("/review").text
    shown = page.partition("contradict")[2].partition("On top stands")[0]
    pairs = [frozenset(one) for one in re.findall(r'href="/review/([\w-]+)/([\w-]+)"', shown)]
    made = [{str(first.pk), str(second.pk)}, {str(first.pk), str(third.pk)}, {str(second.pk), str(third.pk)}]
    assert sorted(map(sorted, pairs)) == sorted(map(sorted, made)) and len(picture().entities.conflicts) == 1
    assert all(picture().entity(str(one.pk)) == str(one.pk) for one in (first, second, third)), "nothing is guessed"
    wrong = Judgement.objects.get(answer="different")
    assert reader.post(f"/review/{wrong.pk}/back").status_code == 302
    assert "contradict" not in reader.get("/review").text and Judgement.objects.filter(undoes=wrong.pk).count() == 1
    assert len({picture().entity(str(one.pk)) for one in (first, second, third)}) == 1


def test_two_who_were_called_different_leave_as_two_and_not_as_alike() -> None:
    reader, colleague = investigator(), investigator()
    tips = [tip(words) for words in TIPS]
    for one in tips:
        accept_all(reader, one)
    link_and_look(clock.now())
    third = Mention.objects.get(report__dossier=tips[2], kind="person")
    open_pairs = Candidate.objects.exclude(Q(a=third) | Q(b=third))
    for person in (reader, colleague):
        for row in open_pairs:
            say(person, row, "same")
        link_and_look(clock.now())
    number = Ring.objects.get(gone_at=None).number

    def alike() -> int:
        return reader.get(f"/rings/{number}/taken/ftm").content.count(b'"Similar"')

    assert alike() == 1  # nobody judged it yet
    say(reader, Candidate.objects.filter(Q(a=third) | Q(b=third)).first(), "different")
    assert alike() == 0


def say(reader: Client, row: Candidate, answer: str) -> None:
    given = {"key": uuid4(), "answer": answer, "evidence": ["name", "phone"]}
    assert reader.post(f"/review/{row.a_id}/{row.b_id}", given).status_code == 302


def test_who_only_stands_beside_a_ring_is_pulled_into_it_by_two_people_alone() -> None:
    reader, colleague = investigator(), investigator()
    tips = [tip(words) for words in TIPS]
    for one in tips:
        accept_all(reader, one)
    link_and_look(clock.now())
    third = Mention.objects.get(report__dossier=tips[2], kind="person")
    with_third = Candidate.objects.filter(Q(a=third) | Q(b=third))
    for row in Candidate.objects.exclude(Q(a=third) | Q(b=third)):
        say(reader, row, "same")
    link_and_look(clock.now())
    assert not RingMember.objects.get(mention=third).member  # named once beside it

    def one_with_another() -> bool:
        return any(picture().entity(str(third.pk)) == picture().entity(str(row.pk)) for row in everybody)

    everybody = Mention.objects.filter(kind="person").exclude(pk=third.pk)
    say(reader, with_third.first(), "same")
    assert not one_with_another(), "it waits for a second person"
    say(colleague, with_third.first(), "same")
    assert one_with_another()


def test_a_pair_of_which_nobody_could_say_comes_back_with_the_next_thing_that_is_said_of_either() -> None:
    reader = investigator()
    tips = [tip(words) for words in TIPS]
    for one in tips:
        accept_all(reader, one)
    link_and_look(clock.now())
    first, second, third = (first_person(one) for one in tips)
    asked = f"/review/{min(str(first.pk), str(second.pk))}/{max(str(first.pk), str(second.pk))}"
    assert asked in reader.get("/review").text
    say(reader, pair_of(first, second), "unsure")
    assert asked not in reader.get("/review").text
    say(reader, pair_of(second, third), "different")
    assert asked in reader.get("/review").text, "something new speaks of one of the two"
    say(reader, pair_of(first, second), "unsure")
    assert asked not in reader.get("/review").text, "who looked again and still cannot say is not asked a third time"


def test_the_form_says_when_a_reason_is_needed() -> None:
    reader = investigator()
    for one in (tip(words) for words in TIPS[:2]):
        accept_all(reader, one)
    link_and_look(clock.now())
    row = Candidate.objects.earliest("pk")
    said = {
        "en": ("if you want", "For “The same” at least one thing besides a phone."),
        "sw": ("ukitaka", "angalau kitu kimoja zaidi ya simu"),
        "ru": ("по желанию", "хотя бы одно, кроме телефона"),
    }
    for language, (free, needed) in said.items():
        page = reader.get(f"/review/{row.a_id}/{row.b_id}", headers={"accept-language": language}).text
        assert needed in page and f"({free})" not in page.partition("<form")[2]


def first_person(dossier: Dossier) -> Mention:
    return Mention.objects.filter(report__dossier=dossier, kind="person").earliest("start")


def pair_of(one: Mention, two: Mention) -> Candidate:
    return Candidate.objects.get(a__in=(one, two), b__in=(one, two))
