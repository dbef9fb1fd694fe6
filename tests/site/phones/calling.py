"""A telephone in the hand: what Africa's Talking sends for each key, and what it gets."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

from django.test import Client

from njiasite.channels.models import Message
from njiasite.channels.services import opened

SECRET = "a-secret-of-these-tests"
NUMBER = "+254711000222"


@dataclass
class Handset:
    """One call. The form is the one of the gateway's documentation."""

    number: str = NUMBER
    session: str = field(default_factory=lambda: f"ATUid_{uuid4().hex}")
    typed: list[str] = field(default_factory=list)
    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))

    def press(self, *keys: str) -> str:
        """The last screen, with the gateway's CON or END before it."""
        self.typed += keys
        answer = self.send()
        assert answer.status_code == 200 and answer["Content-Type"].startswith("text/plain")
        return answer.text

    def choose(self, *names: str) -> str:
        """Presses the numbers that stand before these names on the screens."""
        shown = self.press()
        for name in names:
            number = next(line.split()[0] for line in shown[4:].splitlines() if line.endswith(name))
            shown = self.press(number)
        return shown

    def send(self, secret: str = SECRET):
        form = {
            "sessionId": self.session, "phoneNumber": self.number, "networkCode": "63902", "serviceCode": "*384*123#",
            "text": "*".join(self.typed),
        }  # fmt: skip
        return self.client.post(f"/gateways/ussd/{secret}", form)


def text_message(words: str, id: str = "", number: str = NUMBER, **headers):
    """A text message as the gateway brings it."""
    form = {
        "from": number, "to": "22384", "text": words, "date": "2026-11-28 10:00:00", "id": id or str(uuid4()),
        "linkId": "SampleLinkId123", "networkCode": "63902",
    }  # fmt: skip
    return Client(enforce_csrf_checks=True).post(f"/gateways/sms/{SECRET}", form, **headers)


def answers() -> list[tuple[str, str]]:
    """Number and words of each answer that is to go out, in the order of arrival."""
    rows = Message.objects.filter(key__startswith="answer:").order_by("made_at")
    return [(address, text) for _, address, text in filter(None, opened(rows))]
