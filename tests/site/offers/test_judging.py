"""Texts of which the program was not sure are judged by two people, each on their own, and test it from then on."""

from __future__ import annotations

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from tests.site.offers.test_offer import FEE, TRAP
from tests.site.people import client_of, person

from njia.screening.texts import texts_of
from njiasite.ledger.models import Read
from njiasite.tips.services import Told, receive

pytestmark = pytest.mark.django_db


def reported(text: str, verdict: str) -> None:
    receive(Told(about="advert", words=text, verdict=verdict), str(uuid4()))


def investigator() -> Client:
    return client_of(person("investigator"), "investigator")


def judge(reader: Client, label: str) -> None:
    page = reader.get("/offers/judge").text
    case = re.findall(r'name="case" value="([\w-]+)"', page)[0]
    assert reader.post("/offers/judge", {"case": case, "label": label}).status_code == 302


def test_two_people_judge_what_the_program_was_not_sure_of(tmp_path: Path, capsys) -> None:
    reported(FEE + " Call +254 700 000 777.", "check")
    reported(TRAP, "stop")  # of this it was sure
    one, two, three = investigator(), investigator(), investigator()
    assert "Housekeepers for Qatar" in one.get("/offers/judge").text
    assert Read.objects.count() == 1  # that it was read is recorded
    judge(one, "job_scam")
    assert "Nothing waits for you." in one.get("/offers/judge").text
    judge(two, "job_scam")
    page = three.get("/offers/judge").text
    assert "Nothing waits for you." in page and "1 of 1" in page
    call_command("judgedoffers", tmp_path / "texts.jsonl")
    assert "1 texts" in capsys.readouterr().out
    (known,) = texts_of(tmp_path / "texts.jsonl")
    assert (known.label, "[phone]" in known.text, "777" in known.text) == ("job_scam", True, False)


def test_where_they_differ_the_text_tests_nothing_and_the_agreement_says_so(tmp_path: Path) -> None:
    reported(FEE, "check")
    judge(investigator(), "job_scam")
    judge(investigator(), "legit")
    assert "0 of 1" in investigator().get("/offers/judge").text
    call_command("judgedoffers", tmp_path / "texts.jsonl")
    assert [json.loads(line) for line in (tmp_path / "texts.jsonl").read_text().splitlines()] == []
