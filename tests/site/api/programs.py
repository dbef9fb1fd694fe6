"""Programs that work for people: ``Program(person("consular_officer"))`` sends their token with each request."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client

from njiasite.api import services
from njiasite.identities.models import Account
from njiasite.identities.readers import reader_for

API = "/api/v1"
REPORT = {"person": "Amina Testcase", "relation": "self", "situation": "detained"}
JSON = "application/json"


class Program:
    """Speaks to the API with a token; without an account it has none."""

    def __init__(self, account: Account | None = None, language: str = "en") -> None:
        self.client = Client(headers={"Accept-Language": language})
        self.token = services.make(by=reader_for(account), name="test", days=1)[1] if account else ""

    def get(self, path: str, **headers: str) -> Any:
        """Asks."""
        return self.client.get(API + path, headers=self._with(headers))

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """Says; with a key of its own unless one is given."""
        sent = {"Idempotency-Key": uuid4().hex, **headers}
        return self.client.post(API + path, body, content_type=JSON, headers=self._with(sent))

    def send(self, path: str, **parts: Any) -> Any:
        """Hands in files."""
        key = parts.pop("key", uuid4().hex)
        return self.client.post(API + path, parts, headers=self._with({"Idempotency-Key": key}))

    def open(self, key: str = "", **given: Any) -> Any:
        """Opens a case of consular access."""
        body = {"procedure": "consular_access", "act": "access.reported", "given": {**REPORT, **given}}
        return self.post("/dossiers", body, **({"Idempotency-Key": key} if key else {}))

    def act(self, answer: Any, act: str, key: str = "", seen: str = "", **given: Any) -> Any:
        """Acts in the case of an earlier answer, having seen that answer."""
        headers = {"If-Match": seen or answer["ETag"], **({"Idempotency-Key": key} if key else {})}
        case = answer.json().get("dossier") or answer.json()["id"]
        return self.post(f"/dossiers/{case}/acts", {"act": act, "given": given}, **headers)

    def _with(self, headers: dict[str, str]) -> dict[str, str]:
        return {**headers, "Authorization": f"Bearer {self.token}"} if self.token else headers
