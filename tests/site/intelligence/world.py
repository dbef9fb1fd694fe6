"""Tips about a made-up ring, accepted by an investigator: what the tests of intelligence begin with."""

from __future__ import annotations

import re
from uuid import uuid4

from django.test import Client
from tests.site.people import client_of, person

from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.intelligence.plugs import link_and_look
from njiasite.tips.services import Told, receive

TIPS = (
    "An agent called Brian Kiptoo of Sample Bridge Recruitment in Eldoret took 80,000 shillings, we paid to till "
    "880001. His number is 0722 000 456. Driver Otieno Example came with KDA 123A.",
    "Mtu anaitwa Brian Kiptoo, simu 0722 000 456, alichukua pasipoti. Driver Otieno Example, gari KDA 123A. "
    "Sample Bridge Recruitment, till 880001.",
    "Вербовщик по имени Брайан Киптоо, номер +254 722 000 456, из Sample Bridge Recruitment, касса 880001.",
)


def investigator() -> Client:
    return client_of(person("investigator"), "investigator")


def tip(words: str, about: str = "agent") -> Dossier:
    return receive(Told(about=about, words=words), str(uuid4()))[0]


def fields(page: str) -> dict[str, str]:
    """The selects of a page of mentions, with what stands chosen in them."""
    found = {}
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.findall(r'value="([^"]*)" selected', options)
        found[name] = chosen[0] if chosen else ""
    return found


def accept_all(reader: Client, dossier: Dossier, said: str = "recruiter") -> None:
    """Accepts everything that is proposed, with whose it is as proposed."""
    address = f"/cases/{dossier.id}/mentions"
    answers = fields(reader.get(address).text)
    for name in answers:
        if not name.endswith("|whose"):
            answers[name] = said if name.endswith(("|person", "|organisation")) else "yes"
    assert reader.post(address, answers).status_code == 302


def ring_of_tips(reader: Client) -> list[Dossier]:
    """The tips accepted, every pair of one name judged the same by two people, and the ring found."""
    tips = [tip(words) for words in TIPS]
    for one in tips:
        accept_all(reader, one)
    link_and_look(clock.now())
    judge_all(reader)
    link_and_look(clock.now())
    judge_all(investigator())
    link_and_look(clock.now())
    return tips


def judge_all(reader: Client, answer: str = "same") -> int:
    """Judges every pair of the queue; how many there were."""
    pairs = re.findall(r'href="(/review/[\w-]+/[\w-]+)"', reader.get("/review").text)
    for pair in pairs:
        given = {"key": uuid4(), "answer": answer, "evidence": ["name", "phone"]}
        assert reader.post(pair, given).status_code == 302
    return len(pairs)
