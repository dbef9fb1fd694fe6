"""Every screen of the menu, walked in both languages: its length, its letters, and the way back and home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from njia.corridors.files import HERE, CorridorError
from njia.distress.load import load_plan
from njia.phones import gsm
from njia.phones.load import load_answers, load_keywords, load_menu
from njia.phones.model import SPOKEN
from njia.phones.showing import LIMIT, PREFIX, paged, show
from njia.phones.walking import Place, answered, key_of, resting, walk

MENU = load_menu()
ANSWER = ["An answer that needs more than a page. " * 6]
WORDS = "Chebet, Moscow"


def paths(typed: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Place]]:
    """Every place that can be reached by choosing, and one answer to every question."""
    place = walk(MENU, typed)
    yield typed, place
    if not place.track:
        nexts: list[str] = ["1", "2"] if not typed else []
    else:
        screen = MENU.screens[place.track[-1]]
        if screen.choices:
            nexts = [str(n) for n in range(1, len(screen.choices) + 1)]
        elif len(place.given) < len(screen.asks):
            options = screen.asks[len(place.given)].options
            nexts = [str(n) for n in range(1, len(options) + 1)][:1] if options else [WORDS]
        else:
            nexts = []
    for one in nexts:
        yield from paths((*typed, one))


def test_every_screen_fits_a_handset_in_its_letters_and_shows_the_way_back_and_home() -> None:
    seen: set[tuple[str, str]] = set()
    for typed, place in paths(()):
        at = walk(MENU, typed)
        for page in range(12):
            shown = show(MENU, walk(MENU, (*typed, *["98"] * page)), ANSWER)
            assert gsm.fits_alphabet(shown.text), shown.text
            assert gsm.septets(shown.text) + PREFIX <= LIMIT, shown.text
            if len(at.track) > 1:
                assert MENU.words["home"][at.language] in shown.text and MENU.words["back"][at.language] in shown.text
        if place.track:
            seen.add((place.language or "", place.track[-1]))
    assert seen == {(language, screen) for language in SPOKEN for screen in MENU.screens}


def test_the_way_home_leads_home_and_the_way_back_to_the_screen_before() -> None:
    for typed, place in paths(()):
        if len(place.track) < 2:
            continue
        assert walk(MENU, (*typed, "00")).track == ("home",)
        assert show(MENU, walk(MENU, (*typed, "0")), ANSWER) == show(MENU, walk(MENU, typed[:-1]), ANSWER)


def test_what_is_no_choice_is_said_and_changes_nothing() -> None:
    shown = show(MENU, walk(MENU, ("1", "77")))
    assert shown.text.startswith("Choose a number shown.\nNjia")
    assert walk(MENU, ("1", "77", "2")) == walk(MENU, ("1", "2"))


def test_one_use_of_a_leaf_keeps_its_key_while_its_answer_is_paged_and_another_use_has_another() -> None:
    tip = ("1", "4", "2", "words")
    key = key_of(tip, walk(MENU, tip))
    assert key_of((*tip, "98", "98"), walk(MENU, (*tip, "98", "98"))) == key
    again = (*tip, "00", "4", "2", "words")
    assert key_of(again, walk(MENU, again)) != key


def test_a_broken_call_goes_on_where_it_betrays_nothing() -> None:
    assert resting(MENU, walk(MENU, ("1", "2", "Sunrise"))) == Place(language="en", track=("home", "agency"))
    assert resting(MENU, walk(MENU, ("1", "4", "1", "1"))) is None  # on the way to a call for help
    earlier = Place(language="sw", track=("home", "agency"))
    assert show(MENU, walk(MENU, (), earlier)).text == "1 Endelea: Angalia wakala\n2 Anza upya"
    assert walk(MENU, ("1",), earlier).track == ("home", "agency")
    assert walk(MENU, ("2", "1"), earlier) == walk(MENU, ("1",))


def test_what_nobody_can_answer_is_not_shown() -> None:
    menu = MENU.only(frozenset({"agency", "status"}))
    assert menu.screens["home"].choices == ("agency", "case") and menu.screens["case"].choices == ("status",)


class Thumb(RuleBasedStateMachine):
    """Somebody presses anything at all."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: list[str] = []
        self.offered: Place | None = None

    @rule(one=st.one_of(st.sampled_from(["0", "00", "98", "1", "2", "3", "4", "5", "10"]), st.text(max_size=12)))
    def press(self, one: str) -> None:
        self.typed.append(one)

    @rule()
    def break_off(self) -> None:
        self.offered, self.typed = resting(MENU, walk(MENU, self.typed, self.offered)), []

    @invariant()
    def there_is_always_a_screen(self) -> None:
        place = walk(MENU, self.typed, self.offered)
        shown = show(MENU, place, ANSWER if answered(MENU, place) else ())
        assert shown.text and gsm.fits_alphabet(shown.text) and gsm.septets(shown.text) + PREFIX <= LIMIT


TestThumb = Thumb.TestCase


@given(st.lists(st.text(max_size=120), max_size=6), st.integers(20, 160))
def test_pages_hold_every_word(lines: list[str], room: int) -> None:
    pages = paged(lines, room)
    assert all(gsm.septets(page) <= room for page in pages)
    assert "".join("".join(pages).split()) == "".join(gsm.plain("".join(lines)).split())


def test_what_the_menu_asks_is_what_a_call_for_help_knows() -> None:
    known = load_plan().questions
    for ask in MENU.screens["distress"].asks:
        assert ask.options.keys() <= known[ask.id].options.keys(), ask.id


def test_every_answer_fits_one_message_with_room_for_its_values() -> None:
    for id_, text in load_answers().items():
        for language in SPOKEN:
            assert gsm.septets(text[language]) <= 150, id_


def test_whoever_sends_a_keyword_alone_is_answered_or_told_what_to_put_after_it() -> None:
    asked = {leaf for leaf, one in load_keywords().leaves.items() if one.takes and not one.alone and leaf != "message"}
    assert {id_.removeprefix("empty.") for id_ in load_answers() if id_.startswith("empty.")} == asked


def test_keywords_lead_to_leaves_in_three_languages() -> None:
    keywords = load_keywords()
    told = {language for _, language in keywords.table.values()}
    assert told == {"en", "sw", "ru"}
    for leaf in keywords.leaves:
        languages = {language for one, language in keywords.table.values() if one == leaf}
        assert languages == (set() if leaf == keywords.otherwise else told), leaf


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda menu: menu["screens"]["agency"].update(choices=["tip"]), "either lead on or answer"),
        (lambda menu: menu["screens"]["help"]["choices"].append("agency"), "stands there twice"),
        (lambda menu: menu["screens"]["help"]["choices"].append("nowhere"), "must stand in one list"),
        (lambda menu: menu["screens"]["tip"]["name"].update(en="Тайна"), "cannot show"),
        (lambda menu: menu["screens"]["tip"]["asks"][0]["text"].update(sw="a " * 80), "too long"),
    ],
)
def test_a_menu_that_no_telephone_could_show_is_refused(tmp_path: Path, change, told: str) -> None:
    home = tmp_path / "ke_ru"
    (home / "phones").mkdir(parents=True)
    for name in ("corridor.yaml", "sources.yaml"):
        (home / name).write_text((HERE / "ke_ru" / name).read_text("utf-8"), "utf-8")
    menu = yaml.safe_load((HERE / "ke_ru" / "phones" / "menu.yaml").read_text("utf-8"))
    change(menu)
    (home / "phones" / "menu.yaml").write_text(yaml.safe_dump(menu, allow_unicode=True), "utf-8")
    with pytest.raises(CorridorError, match=told):
        load_menu("ke_ru", tmp_path)
