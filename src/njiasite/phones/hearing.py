"""Hears a message from outside, whichever gateway brought it: by its keyword, or what a menu has already asked."""

from __future__ import annotations

from typing import cast

from django.conf import settings

from njia.findings import Language
from njia.phones import gsm
from njia.phones.keywords import heard, otherwise
from njia.phones.load import load_keywords, load_pleas
from njiasite.channels.arriving import Answer, Arrived
from njiasite.checkins import telling
from njiasite.checkins.services import is_asked
from njiasite.phones import registry
from njiasite.phones.registry import Asked

LONGEST = gsm.ONE


def hear(arrived: Arrived, key: str) -> Answer:
    """The answer, in the language of whoever asks; what comes as a text message is answered in one."""
    said = dict(arrived.said)
    if leaf := said.pop("leaf", ""):
        language = cast(Language, said.pop("language"))
        return Answer("\n".join(registry.ask(leaf, _asked(arrived, said, language, key))), language)
    if said.get("wordless"):
        return _only_words(arrived)
    found = heard(said.get("text", ""), load_keywords(settings.CORRIDOR), load_pleas(settings.CORRIDOR))
    if not registry.known(found.keyword.leaf) and len(said["text"].split()) > 1 and is_asked(arrived.number):
        found = otherwise(said["text"], load_keywords(settings.CORRIDOR), found.language)  # "Hello, all well"
    asked = _asked(arrived, found.given, found.language, key)
    if found.keyword.takes and not found.given.get(found.keyword.takes):
        lines = [asked.say(f"empty.{found.keyword.leaf}" if said.get("text", "").strip() else "menu")]
    elif not registry.known(found.keyword.leaf):
        lines = [asked.say("menu")]
    else:
        lines = registry.ask(found.keyword.leaf, asked)
    return Answer(_short("\n".join(lines), found.language), found.language)


def urgent(arrived: Arrived) -> bool:
    """Whether it asks for what no phone is refused, or has words of somebody in trouble."""
    text, pleas = arrived.said.get("text", ""), load_pleas(settings.CORRIDOR)
    leaf = arrived.said.get("leaf") or heard(text, load_keywords(settings.CORRIDOR), pleas).keyword.leaf
    return any(one.always and one.leaf == leaf for one in registry.menu().screens.values()) or bool(pleas.search(text))


def _only_words(arrived: Arrived) -> Answer:
    """In each language that whoever sent it may read: nothing tells which. Whoever is asked how they are is thanked."""
    if is_asked(arrived.number):
        return Answer(telling.thanks(None))
    return Answer("\n".join(_asked(arrived, {}, language, "").say("wordless") for language in ("en", "sw", "ru")))


def _asked(arrived: Arrived, given: dict[str, str], language: Language, key: str) -> Asked:
    return Asked(given=given, language=language, number=arrived.number, channel=arrived.gateway, key=key)


def _short(text: str, language: Language) -> str:
    """In 160 letters; Russian keeps its own alphabet, in which a network makes several parts of them."""
    return text if language == "ru" else gsm.cut(gsm.plain(text), LONGEST)
