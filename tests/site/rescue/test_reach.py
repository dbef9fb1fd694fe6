"""Cases of help of every kind: each person reaches what the table says and nothing else, on pages and by the API."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml
from django.urls import reverse
from tests.site import people
from tests.site.api.programs import Program
from tests.site.consular.test_reach import papers  # noqa: F401 - papers are kept in a folder of the test
from tests.site.disputes.making import opened as dispute
from tests.site.distress.telling import SON
from tests.site.rescue.making import opened, to_come_home
from tests.site.rescue.test_letters import browser, held, sent_form
from tests.site.rescue.test_sharing import referred

from njiasite.distress import services
from njiasite.dossiers.models import Dossier
from njiasite.identities.models import Account
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db
TABLE: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("reach.yaml").read_text("utf-8"))


@pytest.fixture
def visitors() -> dict[str, Account]:
    return {
        "ours": people.person("consular_officer", "mission", "kenya_moscow"),
        "elsewhere": people.person("consular_officer", "mission", "kenya_elsewhere"),
        "agency": people.person("agency", "agency", "agency-1"),
        "administrator": people.person("administrator"),
        "counterpart": people.person("counterpart", "office", "defence_ministry"),
        "other_organ": people.person("counterpart", "office", "interior_ministry"),
    }


def demanded() -> Dossier:
    """A demand for release that was sent to the defence ministry."""
    dossier, client = held(), browser()
    address = reverse("rescue_demand", args=[dossier.pk])
    assert client.post(address, sent_form(client.get(address), **{"as": "send"})).status_code == 302
    dossier.refresh_from_db()
    return dossier


def reported() -> Dossier:
    """A call for help by a family."""
    told = {name: tuple(value) if isinstance(value, list) else value for name, value in SON.items()}
    made = services.take_in(told=told, language="en", actor=Actor(None, "helper"), channel="web", key=str(uuid4()))
    return made.report


def passed_on() -> Dossier:
    """What the person agreed to pass to a shelter."""
    case: Dossier = referred(to_come_home(), share_name=True, share_contact=False, share_story=False)
    return case


MAKERS: dict[str, Callable[[], Dossier]] = {
    "release": demanded,
    "home": to_come_home,
    "evidence": lambda: opened("evidence_custody", "evidence.opened", person="A Testcase", evidence_consent="agrees"),
    "referral": passed_on,
    "search": lambda: opened(
        "tracing", "tracing.opened", person="A Testcase", relation="family", last_sign_on="2026-10-01"
    ),
    "death": lambda: opened(
        "death_abroad", "death.reported", person="A Testcase", death_source="comrades", death_known="He fell."
    ),
    "dispute": lambda: dispute(people.person("jobseeker")),
    "report": reported,
}


def test_each_reaches_what_the_table_says(visitors: dict[str, Account]) -> None:
    browsers = {who: people.client_of(account) for who, account in visitors.items()}
    programs = {who: Program(account) for who, account in visitors.items()}
    wrong = {}
    for kind, made in MAKERS.items():
        dossier = made()
        Dossier.objects.filter(pk=dossier.pk).update(agency="agency-1")  # the agency that sent the person
        for name, row in TABLE[kind].items():
            for who in visitors:
                if name == "api":
                    status = programs[who].get(f"/dossiers/{dossier.pk}").status_code
                else:
                    status = browsers[who].get(reverse(name, args=[dossier.pk])).status_code
                if status != row[who]:
                    wrong[f"{kind} {name} {who}"] = f"{status}, not {row[who]}"
    assert wrong == {}


def test_every_page_made_for_a_case_of_help_is_in_the_table() -> None:
    named = {name for rows in TABLE.values() for name in rows}
    pages = {"rescue_way", "rescue_demand", "rescue_costs", "rescue_custody", "rescue_custody_list", "rescue_shared"}
    assert named >= pages | {"rescue_shared_file", "dispute_case", "case_together", "report_join", "report_code"}
    assert all("case" in rows and "api" in rows for rows in TABLE.values())
