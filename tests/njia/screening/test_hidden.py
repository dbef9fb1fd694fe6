"""What is hidden from the one who goes, and what he is to hide: each cause in words other than it was found in."""

from datetime import date

import pytest

from njia.screening.screen import screener

ON = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("lie_at_border", "Парни, на таможне говорите: летим на матч, билеты есть. Работа на складе, вахта."),
        ("lie_at_border", "Kwa wale mnasafiri kesho: vaeni kama watu wa likizo. Kazi ya kiwanda inawangoja."),
        ("lie_at_border", "Msee usibebe vyeti kwa bag, watu wa JKIA wanacheki. Kazi ni Moscow."),
        ("employer_hidden", "Tamasha liko Samara, kazi baadaye. Jina la mwajiri mtajulishwa mkifika."),
        ("job_later", "Four girls for Jeddah. You will know your madam when you land."),
        ("job_beside_visit", "Six weeks of school in Russia. After the lessons you work in a plant for 190k."),
        ("job_beside_visit", "Девушки из Африки, конкурс красоты в Москве. После конкурса устроим на работу на завод."),
        ("debt_bond", "Wages in Tver are 90k. Mum leaves the logbook with us until you pay; we take half your wages."),
        ("debt_bond", "Mzee ameweka title deed kama dhamana mpaka ulipe tiketi kwa kazi ya ghala huko Urusi."),
        ("death_payout", "Carpenters for towns by the sea, Russia. Mother receives 5 million should you be lost."),
        ("death_payout", "Охрана складов на севере. Родителям, если с вами что случится, переведут хорошую сумму."),
        ("silenced", "Stop scaring people here. Those crying that boys are at war are paid. Flight for batch 6 is on."),
        ("ex_forces_guard", "Wasee wametoka NYS, kuguard tu warehouse huko snow. Salo 290."),
        ("no_trace", "Guards for a store in Kazan. Call don't text, we don't write."),
        ("passport_held", "Cooks for Jeddah, your passport goes to the office for safety."),
        ("bank_control", "Your job application passed. Share the code that pops up and the salary goes out today."),
    ],
)  # fmt: skip
def test_a_cause_is_seen_in_other_words(sign: str, text: str) -> None:
    assert sign in {shown.indicator.id for shown in screener(ON).judged(text)[3]}


@pytest.mark.parametrize(
    "text",
    [
        "Room stewards, Naivasha. You will be shown your rooms when you arrive, 19k a month, Tuesdays off.",
        "Former soldiers are welcome to apply: security supervisor, Mombasa, PSRA card needed, KSh 45,000.",
        "Dada wa kazi anahitajika Rongai. Tutakulipia SHA na NSSF, 14,500. Kuja na mama yako uone nyumba kwanza.",
        "Truck driver, Mombasa to Kampala and Kigali. Passport, clean licence, KSh 55,000. Test drive at our yard.",
        "Nani anaenda Moscow? Nataka kumtumia binti yangu chuo kikuu kilo mbili za unga.",
        "Waiters for a hotel in Watamu, many Russian guests, 25k plus service charge.",
        "Повар в детский сад, Тула. Оклад 48 000, оформление по ТК. Обращаться в отдел кадров.",
        "Vegetable pickers near Kazan, work visa, job order with NEA. 78,000 roubles a month, six days a week.",
    ],
)
def test_an_honest_text_of_the_same_kind_is_left_alone(text: str) -> None:
    assert screener(ON).judged(text)[1] in ("no_signs", "cannot_judge")


@pytest.mark.parametrize(
    "text",
    [
        "A lady takes names for Russia at Stage 4. My cousin went with her and is dead. Tell your boys to keep away.",
        "Мой брат уехал охранником, звонил последний раз в июле из окопа. Не верьте Саре у общежития.",
        "Ukiahidiwa kazi nje, uliza jina la mwajiri na leseni. Usitume pesa wala picha ya pasipoti.",
    ],
)
def test_a_warning_by_one_who_lost_somebody_is_a_warning(text: str) -> None:
    assert screener(ON).judged(text)[1] == "advisory"
