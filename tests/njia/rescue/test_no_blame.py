"""Whoever was tricked or forced is told nowhere that they did wrong; a death or a capture is told by a voice alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
import yaml

import njiasite
from njia.casework.checks.texts import texts_in
from njia.casework.load import load_procedures
from njia.corridors.files import HERE
from njia.findings import Text

PROCEDURES = ("release_demand", "repatriation", "tracing", "death_abroad", "evidence_custody", "referral")
GATES = HERE / "ke_ru" / "rescue" / "way.yaml"
SITE = Path(njiasite.__file__).parent / "rescue"
# Stems of words that accuse. A text about somebody else's wrong has no place here either: the victim reads it.
BLAME = {
    "en": r"offence|offend|crim(e|inal)|guilt|illegal|unlawful|violat|deserter|mercenar|prosecut(?!or\b)|arrest"
    r"|convict|penal|your fault|sentence",
    "sw": r"hatia|kosa|makosa|jinai|haramu\b(?! wa)|mhalifu|uhalifu|mamluki|umevunja sheria|kushtakiwa|adhabu",
    "ru": r"преступ|виновн|виноват|вина\b|незаконн|нарушил|нарушен|дезертир|наёмник|наемник|уголовн|осужд|судим",
}
VOICE_ONLY = {
    "en": r"\bdie[sd]?\b|dead|death|killed|captur|prisoner|\bbod(y|ies)\b|funeral|burial",
    "sw": r"\bkifo|amefariki|amekufa|maiti|mazishi|mateka|kutekwa",
    "ru": r"смерт|умер|погиб|плен|похорон|тело\b",
}


def texts() -> Iterator[tuple[str, Text]]:
    for name in PROCEDURES:
        plan = load_procedures()[name]
        for part in ("name", "summary", "states", "acts", "clocks", "messages", "fields"):
            yield from texts_in(getattr(plan, part), f"{name} {part}")
    for procedure, way in yaml.safe_load(GATES.read_text("utf-8")).items():
        for advice in way.get("advice", ()):
            yield f"{procedure} {advice['id']} before", Text(**advice["before"])
            yield f"{procedure} {advice['id']}", Text(**advice["text"])


@pytest.mark.parametrize("language", ["en", "sw", "ru"])
def test_no_text_tells_a_person_that_they_did_wrong(language: str) -> None:
    blame = re.compile(BLAME[language], re.IGNORECASE)
    said = [(where, text[language]) for where, text in texts()]  # type: ignore[index]
    assert len(said) > 500
    assert [(where, words) for where, words in said if blame.search(words)] == []


@pytest.mark.parametrize("language", ["sw", "ru"])
def test_no_page_tells_a_person_that_they_did_wrong(language: str) -> None:
    catalogue = polib.pofile(str(SITE / "locale" / language / "LC_MESSAGES" / "django.po"))
    words = [(entry.msgid, entry.msgstr) for entry in catalogue]
    assert len(words) > 30
    wrong = [
        pair for pair in words if re.search(BLAME["en"], pair[0], re.I) or re.search(BLAME[language], pair[1], re.I)
    ]
    assert wrong == []


def test_the_words_that_accuse_are_found_where_they_stand() -> None:
    """The test above can fail: sentences that must never be written are caught in each language."""
    assert re.search(BLAME["en"], "You committed an offence by joining a foreign army.")
    assert re.search(BLAME["sw"], "Umetenda kosa la jinai.")
    assert re.search(BLAME["ru"], "Вы совершили преступление.")


@pytest.mark.parametrize("name", PROCEDURES)
def test_no_message_to_a_family_tells_of_a_death_or_a_capture(name: str) -> None:
    plan = load_procedures()[name]
    for message in plan.messages.values():
        if {"helper", "jobseeker"} & set(message.to):
            for language in ("en", "sw", "ru"):
                assert not re.search(VOICE_ONLY[language], message.text[language], re.I), (message.id, language)  # type: ignore[index]


@pytest.mark.parametrize(("name", "told"), [("tracing", "tracing.captured"), ("death_abroad", "death.identified")])
def test_the_act_by_which_we_learn_it_is_not_shown_to_the_family_and_moves_no_stage_they_see(
    name: str, told: str
) -> None:
    plan = load_procedures()[name]
    spec = plan.acts[told]
    assert "helper" not in spec.seen_by
    opening_seen = any("helper" in opening.seen_by for opening in plan.opening)
    assert spec.to is None or not opening_seen
