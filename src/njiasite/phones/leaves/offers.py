"""Is this offer a trap? The verdict, the worst reason and the next step, in one text message."""

from __future__ import annotations

from dataclasses import replace

from njia.phones import gsm
from njia.screening.screen import Screening
from njiasite.checkins.services import is_asked, signed, speaks_for_another
from njiasite.offers.known import twin
from njiasite.offers.services import tools
from njiasite.phones.leaves.cases import take_in
from njiasite.phones.leaves.checkins import checkin, heard, is_digit
from njiasite.phones.registry import Asked
from njiasite.phones.trouble import FEW, pleads

_OFFERS = frozenset({"offer", "chat", "advisory", "news", "military_open"})


def screen(asked: Asked) -> list[str]:
    """What `njia screen` says of the words; they are not kept."""
    words = asked.given["words"]
    return [_brief(asked, *_verdict(words))]


def message(asked: Asked) -> list[str]:
    """A message without a keyword: words of somebody in trouble are a call for help, else an offer is screened.

    Whoever is asked how they are may answer so; what somebody they trust says at length is a call for help too. What
    is none of these may still be one, and is taken for one, even where its wording alone is like an offer's; a word or
    two are answered with what to send.
    """
    words = asked.given["words"]
    if is_digit(words):
        return checkin(replace(asked, given={"answer": words}))
    verdict, screening = _verdict(words)
    reply = heard(asked, words) if is_asked(asked.number) else ""  # a word agreed in secret may be among them
    if reply and signed(asked.number, words):
        return [reply]
    receipt = "receipt.stop" if verdict == "stop" else "receipt"
    if pleads(words):
        return [_helped(asked, receipt)]
    if len(words.split()) > FEW and screening.kind in _OFFERS and tools().kind_by_signs(words) in _OFFERS:
        return [_brief(asked, verdict, screening, asked.say("offer.help"))]
    if reply:
        if len(words.split()) > FEW and speaks_for_another(asked.number):  # no question of theirs waits for an answer
            _helped(asked, receipt)
        return [reply]
    return [asked.say("menu") if len(words.split()) <= FEW else _helped(asked, receipt)]


def _helped(asked: Asked, answer: str) -> str:
    """A call for help and a code of its own, whatever came from that phone before: who holds it may have changed."""
    return asked.say(answer, code=take_in(replace(asked, given={"what_happened": asked.given["words"]})))


def _verdict(words: str) -> tuple[str, Screening]:
    """The verdict; whatever its words show, a message that repeats a known lure is a trap."""
    screening = tools().screen(words)
    return ("stop" if twin(words) is not None else screening.verdict), screening


def _brief(asked: Asked, verdict: str, screening: Screening, last: str = "") -> str:
    """Verdict and next step always stand whole; the reason takes the room that is left."""
    head, after = asked.say(f"offer.{verdict}"), f"{asked.say(f'offer.{verdict}.next')} {last}".strip()
    why = ""
    if verdict in ("stop", "check") and screening.findings:
        why = _first_sentence(screening.findings[0].text[asked.language])
    why = why if asked.language == "ru" else gsm.plain(why)
    room = gsm.ONE - gsm.septets(f"{head}  {after}")
    return " ".join(part for part in (head, gsm.cut(why, room) if why else "", after) if part)


def _first_sentence(text: str) -> str:
    head, dot, _ = text.partition(". ")
    return head + "." if dot else text


LEAVES = {"screen": screen, "message": message}
