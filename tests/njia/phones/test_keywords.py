"""A text message says what it asks by its first word; a sentence that begins so is no keyword."""

from __future__ import annotations

import pytest

from njia.phones.keywords import heard
from njia.phones.load import load_keywords, load_pleas

LONG = "Savanna Sample International Manpower Recruitment and Placement Services Limited"


@pytest.mark.parametrize(
    ("text", "leaf", "language", "given"),
    [
        ("AGENCY Sunrise Jobs", "agency", "en", {"words": "Sunrise Jobs"}),
        (" wakala: Jua Kali", "agency", "sw", {"words": "Jua Kali"}),
        ("Агентство Заря", "agency", "ru", {"words": "Заря"}),
        ("Agency in Nairobi takes 50 people to Russia now", "message", "en", None),
        (f"AGENCY {LONG}", "agency", "en", {"words": LONG}),
        (f"Wakala: {LONG}", "agency", "sw", {"words": LONG}),
        ("AGENCY IN NAIROBI TAKES 50 PEOPLE TO RUSSIA NOW", "message", "en", None),
        ("Agency took my passport", "message", "en", None),
        ("WAKALA wamechukua pasipoti yangu", "message", "sw", None),
        ("JOB they locked us", "message", "en", None),
        ("STOP", "leave", "en", {}),
        ("Stop them, they took his passport", "message", "en", None),
        ("msaada yuko kambini", "distress", "sw", {"what_happened": "yuko kambini"}),
        ("Нужны охранники в Россию", "message", "ru", None),
        ("KAGUA Kazi Urusi, bila uzoefu", "screen", "sw", {"words": "Kazi Urusi, bila uzoefu"}),
        ("CODE K7M2P-94XQB all fine", "status", "en", {"code": "K7M2P-94XQB all fine"}),
        ("", "message", "en", None),
        ("HELP", "distress", "en", {"what_happened": "HELP"}),
        (" nisaidie!", "distress", "sw", {"what_happened": "nisaidie"}),
        ("Помогите", "distress", "ru", {"what_happened": "Помогите"}),
        ("AGENCY", "agency", "en", {"words": ""}),
        ("Stop please", "leave", "en", {}),
        ("Stop sending my brother there", "message", "en", None),
        ("Maonyo ya leo", "warnings", "sw", {}),
        ("Habari za leo", "menu", "sw", {}),
        ("Habari, wamechukua pasipoti", "message", "sw", None),
        ("Kaka yangu ameingizwa jeshini Urusi", "message", "sw", None),
        ("Je, kampuni hii ni halali?", "message", "sw", None),
        ("Is this company real?", "message", "en", None),
    ],
)
def test_it_is_heard(text: str, leaf: str, language: str, given: dict[str, str] | None) -> None:
    found = heard(text, load_keywords(), load_pleas())
    assert (found.keyword.leaf, found.language) == (leaf, language)
    assert found.given == ({"words": text.strip()} if given is None else given)


@pytest.mark.parametrize(
    "text",
    [
        "Kaka yangu ameingizwa jeshini Urusi",
        "Mdogo wangu amepelekwa vitani na hatujui yuko wapi",
        "Niko hatarini",
        "My brother was taken to the army and we don't know where he is",
        "I am in danger",
        "Сына забрали на войну, не знаем, где он",
        "Работодатель не платит зарплату и забрал паспорт",
        "The boss does not pay and took our passports",
        "Wametunyang'anya simu",
    ],
)
def test_words_of_a_family_are_a_call_for_help_and_no_offer(text: str) -> None:
    assert load_pleas().search(text)
