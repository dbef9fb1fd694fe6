"""The officer's page on which a contract's points are answered: on a phone, at a desk, and for a screen reader."""

from __future__ import annotations

import pytest
from tests.browser.test_access import faults
from tests.browser.test_cases import papers, signed_in  # noqa: F401 - fixtures
from tests.browser.test_registers import fits
from tests.site import people
from tests.site.attestation import way
from tests.site.registers.making import open_order

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]


def test_the_points_the_costs_and_what_is_missing_fit_a_phone_and_shut_nobody_out(signed_in) -> None:  # noqa: F811
    elsewhere = {"workplace_en": "7 Portovaya Street, Murmansk", "workplace_ru": "г. Мурманск, ул. Портовая, д. 7"}
    number = open_order(**{**way.ORDER, **elsewhere}).number
    case = way.checked(way.submitted(lane="agency", job_order=number))
    paid = {"fee_item": "recruitment", "fee_amount": {"amount": "85000", "currency": "KES"}, "fee_payer": "worker"}
    way.do(case, "fee_recorded", way.WORKER, **paid)
    officer = people.person("labour_officer", "office", "labour_nairobi")
    for code, width in (("sw", 360), ("en", 1280)):
        page = signed_in(officer, code, width, scripts=True)
        for path in (f"/attestation/{case.pk}", f"/orders/{number}/contract?case={case.pk}", "/verify/many"):
            page.goto(path)
            assert fits(page), path
            assert faults(page) == [], path
