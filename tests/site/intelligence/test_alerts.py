"""Open cases of others that name what a ring uses: the investigator is told of each, by its number alone."""

from __future__ import annotations

import pytest
from tests.site.attestation.way import submitted
from tests.site.intelligence.world import investigator, ring_of_tips
from tests.site.registers.making import verified_order
from tests.site.scholarships.making import applied, open_programme

from njiasite.config import clock
from njiasite.intelligence.models import Alert
from njiasite.intelligence.plugs import link_and_look

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def documents(settings, tmp_path) -> None:
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": folder}


def test_a_pending_attestation_order_or_application_that_names_what_a_ring_uses_raises_an_alert() -> None:
    reader = investigator()
    ring_of_tips(reader)
    touched = {
        submitted(agency_name="Sample Bridge Recruitment"): ["organisation"],
        submitted(phone="0722 000 456"): ["phone"],
        verified_order(agency_company="SAMPLE BRIDGE RECRUITMENT LTD"): ["organisation"],
        applied(open_programme(), phone="+254 722 000 456")[0]: ["phone"],  # one of the ring applies for others
    }
    untouched = [submitted(agency_name="Another Sample Agency"), applied(open_programme(), phone="0733 111 222")[0]]
    link_and_look(clock.now())
    assert {row.dossier: row.kinds for row in Alert.objects.select_related("dossier")} == touched
    page = reader.get("/alerts").text
    page = reader.get("/alerts").text
    assert all(case.number in page for case in touched) and not any(case.number in page for case in untouched)
    assert "Brian Kipchoge Rotich" not in page and "Wanjiku Example" not in page  # whose cases they are
