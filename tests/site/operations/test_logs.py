"""The log tells what the service did and nothing about people, whichever way a name gets into a request."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.site import people

from njiasite.config import logs
from njiasite.dossiers import services
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db
NAME, PHONE, PASSPORT = "Zuhura", "254711222333", "AK0987654"


@pytest.fixture
def written() -> Callable[[], str]:
    """Everything that the site's own handler would write, in both forms, at the most talkative level."""
    lines: list[str] = []
    plain, json_lines = logging.Formatter("%(levelname)s %(name)s: %(message)s"), logs.Lines()

    class Keeps(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.extend([plain.format(record), json_lines.format(record)])

    handler = Keeps()
    handler.addFilter(logs.Discreet())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: "\n".join(lines)
    root.removeHandler(handler)
    root.setLevel(before)


def test_no_page_leaves_a_name_in_the_log(written: Callable[[], str], monkeypatch) -> None:
    officer = people.person("consular_officer")
    client = people.client_of(officer)
    client.raise_request_exception = False
    given = {"person": f"{NAME} Testcase", "phone": f"+{PHONE}", "passport_number": PASSPORT, "relation": "self",
             "situation": "detained", "what_happened": f"{NAME} was taken."}  # fmt: skip
    opened = services.open_dossier(
        corridor="ke_ru", procedure="consular_access", type="access.reported", given=given, key="k", channel="web",
        actor=Actor(officer.pk, "consular_officer"), scope={"mission": "kenya_moscow"},
    )  # fmt: skip
    new = reverse("case_new", kwargs={"procedure": "consular_access", "type": "access.reported"})
    paper = SimpleUploadedFile(f"{NAME}.exe", b"MZ" + NAME.encode())
    visits = [
        client.get(reverse("case", args=[opened.dossier.id])),
        client.get(f"/{NAME}/{PASSPORT}"),
        client.get(reverse("inbox"), {"q": NAME}),
        client.post(new, {**given, "situation": NAME, "key": "k2", "seen": "0"}),
        client.post(reverse("account_login"), {"login": f"+{PHONE}", "password": NAME}),
        client.post(reverse("check"), {"contract": paper}),
        client.get(reverse("inbox"), headers={"host": f"{NAME}.example"}),
    ]
    monkeypatch.setattr("njiasite.dossiers.engine.standing", lambda *_: int(NAME))  # an error that quotes the name
    visits.append(client.get(reverse("case", args=[opened.dossier.id])))
    assert [visit.status_code for visit in visits][1] == 404 and visits[-1].status_code == 500
    log = written()
    assert "404 GET an unknown address" in log and "500 GET /cases/<uuid:dossier_id>" in log and "ValueError at" in log
    for secret in (NAME, PHONE, PASSPORT, str(opened.dossier.id), str(officer.pk)):
        assert secret.lower() not in log.lower(), secret


def test_a_line_of_json_holds_what_a_program_sorts_by(written: Callable[[], str]) -> None:
    people.client_of(None).get("/nowhere")
    line = json.loads([line for line in written().splitlines() if line.startswith("{")][-1])
    assert line["level"] == "WARNING" and line["status"] == 404 and line["logger"] == "django.request"
    assert line["message"] == "404 GET an unknown address" and line["at"].endswith("+00:00")
