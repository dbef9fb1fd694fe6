"""The page /dispute answers without an account, keeps nothing, and never sends a soldier to an inspector."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client

from njiasite.config import clock

pytestmark = pytest.mark.django_db
EMPTY: dict[str, Any] = {
    "contract": "civil",
    "answer": "not_asked",
    **{
        f"{prefix}-{name}": value
        for prefix in ("month", "extra")
        for name, value in (("TOTAL_FORMS", 3), ("INITIAL_FORMS", 0))
    },
}
UNPAID = {"month-0-due": "2026-07-10", "month-0-amount": "85000"}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 28, 9, tzinfo=UTC))


def _sent(language: str = "en", **more: Any) -> Any:
    client = Client(headers={"accept-language": language})
    return client.post("/dispute", {**EMPTY, **{name.replace("__", "-"): value for name, value in more.items()}})


def test_the_answer_says_sum_time_and_way_and_is_kept_nowhere() -> None:
    answer = _sent(**UNPAID)
    assert answer.status_code == 200
    assert "By your figures you are owed 96,585.50 roubles." in answer.text
    assert "Monday 12 July 2027" in answer.text
    assert "A written demand to the employer" in answer.text
    assert answer["Cache-Control"] == "no-store, private"
    assert 'value="85000' in answer.text  # the form is there to be corrected
    assert "in Kenya, against the agency" not in answer.text
    assert "against the agency" in _sent(**UNPAID, agency="on").text


@pytest.mark.parametrize("language", ["en", "sw", "ru"])
def test_a_soldier_is_told_of_the_embassy_and_of_no_claim(language: str) -> None:
    told = _sent(language, **UNPAID, contract="military").text
    assert told.count('<li class="card">') == 1
    assert "85,000 ×" not in told and "11,585" not in told


def test_hours_leave_deductions_and_a_dismissal_are_counted_together() -> None:
    answer = _sent(
        **{"extra-0-day": "2026-06-03", "extra-0-hours": "3", "extra-1-day": "2026-06-12", "extra-1-hours": "8"},
        **{"extra-1-off": "on", "pay": "83500", "extra_due": "2026-07-10", "handed": "2026-11-20"},
        started="2025-03-01",
        ended="2025-08-31",
        earned="510000",
        taken="0",
        deducted="25000",
        deducted_on="2026-07-10",
    ).text
    for told in (
        "= 1,500 roubles",
        "= 8,000 roubles",
        "= 40,614.28 roubles",
        "25,000 roubles",
        "Court: the time ends soon",
    ):
        assert told in answer


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Tell us one sum"),
        ({"month-0-due": "2026-07-10"}, "Fill in both"),
        ({"month-0-due": "2026-07-10", "month-0-amount": "-1"}, "greater than or equal"),
        ({"month-0-due": "1826-07-10", "month-0-amount": "5"}, "cannot be right"),
        ({"month-0-due": "2020-07-10", "month-0-amount": "5"}, "We know no key rate"),
        ({"extra-0-day": "2026-06-03", "extra-0-hours": "3"}, "This is needed too"),
        ({"started": "2026-06-03"}, "This is needed too"),
        ({"month-TOTAL_FORMS": "nonsense"}, "There is a problem"),
    ],
)
def test_what_cannot_be_counted_is_sent_back_in_words(sent: dict[str, str], says: str) -> None:
    answer = _sent(**sent)
    assert answer.status_code == 422
    assert says in answer.text


def test_more_lines_keep_what_was_written() -> None:
    answer = _sent(**UNPAID, more="1")
    assert answer.status_code == 200
    assert 'name="month-5-due"' in answer.text and 'value="2026-07-10"' in answer.text
    assert _sent(**{"month-TOTAL_FORMS": "9" * 400}, more="1").status_code == 200


def test_a_paper_is_made_on_the_spot_from_what_was_told() -> None:
    about = {
        "paper": "demand",
        "worker_latin": "Peter Testcase",
        "hired": "2026-03-02",
        "proofs": ["bank"],
        "as": "docx",
    }
    sent = _sent("sw", **UNPAID, **about)
    assert sent["Content-Disposition"] == 'attachment; filename="demand.docx"'
    text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(sent.content)).paragraphs)
    assert "Трудовые отношения с 2 марта 2026 года" in text and "DAI la kulipwa" in text and "Taarifa ya benki" in text
    assert "Content-Disposition" not in _sent(**UNPAID, **about, contract="military").headers
