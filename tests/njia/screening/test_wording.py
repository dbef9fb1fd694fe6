"""The wording of a message: lures without any sign are found, honest words are not, and the reason is shown."""

import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia.corridors.files import HERE, CorridorError
from njia.screening.load import load_rules
from njia.screening.model import WordingTable
from njia.screening.screen import Screener, Screening, screener
from njia.screening.texts import known_texts

ON = date(2026, 11, 28)
TOOLS = screener(ON)
SIGNS_ALONE = Screener(replace(load_rules(ON), wording=WordingTable()))
# A lure without a word that any list of signs has.
VEILED = (
    "Brother, the boss takes eight strong guys, the van comes on Friday night. You will see what you do when you are "
    "there. Boots are given, leave your phone with your uncle. Half of the money the first evening."
)
HONEST = (
    "Carpenter wanted at our workshop in Nyeri. Pay is 1,300 a day, every Saturday. Bring your tools, ask for Mwangi "
    "at the yard behind the market, and come and look at the work first."
)


def test_a_lure_without_any_known_sign_is_found_and_the_words_that_weigh_most_are_shown() -> None:
    assert SIGNS_ALONE.screen(VEILED).verdict in ("no_signs", "cannot_judge")
    answer = TOOLS.screen(VEILED)
    assert answer.verdict in ("stop", "check")
    (finding,) = [one for one in answer.findings if one.rule == "screening.approach.wording"]
    assert finding.evidence and all(VEILED[part.start : part.end] == part.quote for part in finding.evidence)


def test_without_the_shown_words_the_verdict_falls() -> None:
    keep = list(VEILED)
    for finding in TOOLS.screen(VEILED).findings:
        for part in finding.evidence:
            keep[part.start : part.end] = " " * (part.end - part.start)
    assert TOOLS.screen("".join(keep)).score < TOOLS.screen(VEILED).score


def test_an_honest_offer_and_talk_among_friends_are_left_alone() -> None:
    assert TOOLS.screen(HONEST).verdict == "no_signs"
    assert TOOLS.screen("Hello, how are you today my friend").verdict == "cannot_judge"


@pytest.mark.parametrize("claim", [" We are licensed by NEA, licence NEA/000/2026.", " Tuna leseni."])
def test_that_an_offer_calls_itself_licensed_takes_nothing_off_its_wording(claim: str) -> None:
    def wording(text: str) -> set[str]:
        return TOOLS.wording_of(text)[0]

    assert wording(VEILED + claim) == wording(VEILED)
    assert TOOLS.screen(VEILED + claim).verdict == TOOLS.screen(VEILED).verdict


RUN_ON = (
    "hi we are a licensed agency we need 20 guys for russia you fly on monday you will see the work when you get there "
    "the boss pays everything do not tell your family leave your phone with your uncle",
    "sisi tuna leseni ya NEA tunataka vijana 20 wa kwenda urusi mnasafiri jumatatu kazi utaambiwa ukifika hapo bosi "
    "analipa kila kitu usiambie mtu simu utaacha kwa mjomba",
)


@pytest.mark.parametrize("text", RUN_ON)
def test_a_message_without_full_stops_that_calls_itself_licensed_is_read_all_the_same(text: str) -> None:
    assert TOOLS.screen(text).verdict == "stop"


FAMILIES = (
    "Bro they need 10 guys for warehouse in Moscow, no papers needed, pay 1,800 dollars. Agent wants 20,000 for the "
    "visa, send by M-Pesa tonight. Dont tell people at home."
)
PADDING = (
    " Kamau and Barasa say salama. Saturday at the salon in Nakuru, Probox, white jacket, thank you.",
    " Otieno and Brian come on Saturday with the Probox, salama Barasa, sign bonus, thank you, church on Sunday.",
    " Wear the white jacket, say hello to the pastor and the choir, thank you brother, salama, see you Saturday.",
)


@pytest.mark.parametrize("lines", range(len(PADDING) + 1))
def test_friendly_words_around_what_the_signs_would_stop_hide_no_sign(lines: int) -> None:
    answer = TOOLS.screen(FAMILIES + "".join(PADDING[:lines]))
    assert answer.verdict in ("stop", "check")
    assert len([one for one in answer.findings if one.severity != "note"]) >= 5


def test_a_page_longer_than_what_was_learned_from_is_judged_by_its_signs_alone() -> None:
    page = " ".join([HONEST] * 12)
    assert TOOLS.judged(page)[:3] == SIGNS_ALONE.judged(page)[:3]


def test_a_call_for_soldiers_in_the_dress_of_a_notice_is_known() -> None:
    answer = TOOLS.screen(
        "Внимание! Как сообщили в пункте отбора, на службу по контракту принимают и граждан других государств. При "
        "подписании единовременная выплата, далее боевые ежемесячно. Обращаться к дежурному офицеру."
    )
    assert (answer.kind, answer.verdict) == ("military_open", "stop")


@cache
def _answers() -> list[Screening]:
    return [TOOLS.screen(row.text) for row in known_texts()]


def test_whatever_is_stopped_shows_the_words_for_which_it_is() -> None:
    stopped = [answer for answer in _answers() if answer.verdict == "stop"]
    assert len(stopped) > 400
    assert all(any(one.evidence for one in answer.findings if one.severity != "note") for answer in stopped)


def test_soldiers_are_called_and_the_words_that_call_them_are_shown() -> None:
    answer = TOOLS.screen(
        "Men from any country may join. Three weeks and you are on the line. Payment on sign, monthly payment, "
        "citizenship for family. Ask the point of selection."
    )
    assert (answer.kind, answer.verdict) == ("military_open", "stop")
    (finding,) = answer.findings
    assert finding.severity == "stop" and any("Payment on sign" in part.quote for part in finding.evidence)


def test_the_words_that_are_shown_can_be_asked_about_and_name_nobody() -> None:
    answer = TOOLS.screen(VEILED + " Barasa and Kamau will see you there, first M-Pesa, then what others do.")
    (finding,) = [one for one in answer.findings if one.rule == "screening.approach.wording"]
    quotes = [set(part.quote.casefold().replace("-", " ").split()) for part in finding.evidence]
    dull = {word for words in load_rules(ON).untold.values() for word in words} | {"m"}
    assert quotes and all(words - dull for words in quotes)
    assert not any(words & {"barasa", "kamau"} for words in quotes)
    assert "No single sign was found" in finding.text.en


def test_signs_that_are_doubted_are_not_told_under_no_warning_signs() -> None:
    known = [answer for answer in _answers() if answer.verdict == "no_signs"]
    signs = [answer for answer in known if any(one.severity != "note" for one in answer.findings)]
    assert signs and all("can be a sign" in answer.headline.en for answer in signs)
    assert not any("can be a sign" in answer.headline.en for answer in known if answer not in signs)


@pytest.mark.parametrize(
    "text",
    [
        "The man from the agency comes to my room every night and says if I tell anybody he will send me back without "
        "money. I am alone here, I do not know who I can talk to about it",
        "Нас привезли ночью на завод, хозяйка карту и бумаги забрала, второй день не кормят, обещали магазин, а тут "
        "цех и охрана, девочки плачут, телефон один на всех, что нам делать",
    ],
)
def test_a_call_for_help_is_neither_a_warning_nor_an_offer_without_warning_signs(text: str) -> None:
    answer = TOOLS.screen(text)
    assert (answer.kind, answer.verdict) == ("not_job", "cannot_judge")


def test_an_offer_in_the_dress_of_a_warning_keeps_its_knock_outs_where_it_calls_for_answers() -> None:
    answer = TOOLS.screen(
        "WARNING from the embassy: beware of fake agents. Do not pay anyone, report to the DCI. We have work in Russia "
        "on a tourist visa, the boss keeps your passport until the debt is paid, contract is signed on arrival. Send "
        "your details to Madam Linda."
    )
    assert answer.verdict == "check"
    assert "screening.papers.passport_held" in {finding.rule for finding in answer.findings}


def test_weights_that_do_not_fit_are_refused_by_the_file_that_holds_them(tmp_path: Path) -> None:
    shutil.copytree(HERE / "ke_ru", tmp_path / "ke_ru")
    (tmp_path / "ke_ru" / "screening" / "wording.json").write_text('{"words": {"visa": [1, 2]}}', "utf-8")
    with pytest.raises(CorridorError, match=r"wording\.json"):
        load_rules(ON, "ke_ru", tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abevisdтрп 0159.,!?\n«»", max_size=300))
def test_whatever_is_read_its_points_are_never_negative_and_its_words_stand_in_the_text(text: str) -> None:
    answer = TOOLS.screen(text)
    assert answer.score >= 0
    assert all(text[p.start : p.end] == p.quote for f in answer.findings for p in f.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Electrician wanted in Nanyuki for a firm that maintains water pumps on farms. Two of the pumps stand near the "
        "military airfield, and you show your badge before working there. 34,000 gross, NSSF and lunch, trial of one "
        "month. Bring your certificates to the office behind the post.",
        "The head teacher needs a driver for the small school bus. PSV badge, patience with children. Was he an army "
        "driver before? We are glad, they keep time. 22,000 paid on the fifth. He should come and meet us first.",
    ],
)
def test_an_army_in_an_honest_offer_at_home_is_a_question_and_no_stop(text: str) -> None:
    assert SIGNS_ALONE.screen(text).verdict == "stop"
    answer = TOOLS.screen(text)
    assert answer.verdict in ("check", "no_signs")
    assert all(finding.severity != "stop" for finding in answer.findings)


@pytest.mark.parametrize(
    "condition",
    [
        "The boss keeps your passport.",
        "You go on a tourist visa for the job.",
        "You will sign the contract after you arrive there.",
        "You join the army for a year, contract signed at the base in Russia.",
    ],
)
def test_a_condition_that_is_plainly_said_stops_in_the_most_honest_words(condition: str) -> None:
    answer = TOOLS.screen(f"{HONEST} The work is abroad. {condition}")
    assert answer.verdict == "stop"


def test_an_embassy_that_names_the_traps_is_a_warning() -> None:
    answer = TOOLS.screen(
        "The Embassy reminds nationals that an electronic visa does not allow employment. Whoever was asked to put "
        "a signature to a document that they cannot read, or whose passport is in another person's hands, may see "
        "the duty officer at any hour. Families at home should bring the last message or photograph they have."
    )
    assert (answer.kind, answer.verdict) == ("advisory", "advisory")


def test_a_short_trap_that_names_its_own_traps_is_no_warning() -> None:
    answer = TOOLS.screen(
        "Guards needed in Russia, 250,000 KES a month. You travel on a tourist visa. The boss keeps your passport."
    )
    assert (answer.kind, answer.verdict) == ("offer", "stop")


def test_a_fee_stops_nobody_but_in_words_that_are_plainly_a_lure() -> None:
    deposit = (
        "Hello Brenda, you did well on Saturday. Start is on Monday as room attendant, 23,800 plus service charge. We "
        "give two uniforms against a 1,500 deposit with a receipt, and you get it back when you hand them in."
    )
    assert TOOLS.screen(deposit).verdict in ("check", "no_signs")
