"""Schemathesis sends what the document allows and what it forbids: no error of ours, and every answer as promised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck
from hypothesis import settings as limits
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests.site import people
from tests.site.api.programs import Program

from njiasite.api.site import api
from njiasite.config.wsgi import application

pytestmark = [pytest.mark.slow, pytest.mark.django_db(databases=["default", "keys"])]


def served(environ: dict[str, Any], start: Any) -> Any:
    """The site as a server would call it: with the visitor's address."""
    return application({**environ, "REMOTE_ADDR": "127.0.0.1"}, start)


document = schemathesis.openapi.from_dict(api.get_openapi_schema())
document.app = served
# What fits the document may still name a procedure, a rule or a cursor that there is not: 422, and rightly so.
NOT_MEANT = [positive_data_acceptance]
EXAMPLES = limits(
    max_examples=10, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
PEOPLE: dict[str, Callable[[], Program]] = {
    "stranger": Program,
    "jobseeker": lambda: Program(people.person("jobseeker")),
    "officer": lambda: Program(people.person("consular_officer", "mission", "kenya_moscow")),
}


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """A server lets go of its connection after each request; here the test's own transaction hangs on it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(params=PEOPLE)
def headers(request: pytest.FixtureRequest, settings: Any) -> dict[str, str]:
    """The token of somebody, whose requests are not limited, but for checks of contracts."""
    settings.API_REQUESTS_A_MINUTE = 1_000_000
    settings.API_CHECKS_A_MINUTE = 2  # each is a process of its own; the rest of them are told to wait
    token = PEOPLE[request.param]().token
    return {"Authorization": f"Bearer {token}"} if token else {}


@document.parametrize()
@EXAMPLES
def test_every_answer_is_as_promised(case: Any, headers: dict[str, str]) -> None:
    case.call_and_validate(headers=headers, excluded_checks=NOT_MEANT)
