"""Words that honest people and lures share: in an honest place they are no sign, and in a lure's they still are."""

from datetime import date

import pytest

from njia.screening.screen import screener

TOOLS = screener(date(2026, 11, 28))


def signs(text: str) -> set[str]:
    return {sign.indicator.id for sign in TOOLS.judged(text)[3]}


@pytest.mark.parametrize(
    ("sign", "honest"),
    [
        ("fee", "Guesthouse in Lamu needs a cook, 26,000 gross, service charge shared monthly. Walk in on Monday."),
        (
            "borrowed_name",
            "Hotel in Nyali hires two waiters, 24,000 gross and service charge, SHA deducted as usual, bring your ID.",
        ),
        ("debt", "Intern wanted at a hotel in Malindi. Attachment letter and a logbook are needed, stipend 12,000."),
        ("secrecy", "I work nights at a bakery in Kazan. I won't tell you to come or to stay, ask the labour office."),
        ("coercion", "Привет! Контракт на комнату хозяйка продлила до мая, просит показать ей визу. Чайник брать?"),
        ("russia_unlicensed", "Lodge in Watamu needs a waiter for Friday, some Russian words are a plus. Salary 22k."),
        ("fee", "Fish-processing operator wanted in Kisumu by a plant, 61,000 a month for those who know the knife."),
        (
            "passport_held",
            "I am a nanny in Muscat, they pay on time and I keep my own phone and passport with the job.",
        ),
    ],
)
def test_honest_words_are_no_sign(sign: str, honest: str) -> None:
    assert sign not in signs(honest)


@pytest.mark.parametrize(
    ("sign", "lure"),
    [
        ("fee", "Hotel in Doha needs cooks. Processing fee of 9,000 is paid to the till before the interview."),
        ("borrowed_name", "UNICEF job: 400 field assistants. Registration fee 950 by M-Pesa today."),
        ("debt", "Cleaners for Riyadh: leave your land title as security and we pay the ticket."),
        ("secrecy", "Job in Russia, ticket is ready. Do not tell your family until you land."),
        (
            "coercion",
            "Your visa expires on Friday. We extend it if you sign with the unit, otherwise you are sent home.",
        ),
        ("contract_later", "Runners for a club in Ryazan: you sign the registration when you land, tests come after."),
        ("contract_later", "Guards for a depot in Russia, paper is signed on the second day after you rest."),
        ("contract_unread", "Athletes for a club in Russia. The contract is in their language, the coach explains it."),
        (
            "war_zone",
            "Job for nurse aides in the south of Russia: you dress wounds and evacuate the wounded, 2,400 USD a month.",
        ),
        ("death_payout", "Guards for Eastern Europe, 350,000 a month. Next of kin is paid in any eventuality."),
    ],
)
def test_the_same_words_in_a_lure_are_still_a_sign(sign: str, lure: str) -> None:
    assert sign in signs(lure)


@pytest.mark.parametrize(
    "text",
    [
        "Otieno please don't go. I was in the same hotel job they are promising you. There is a fence, there are men "
        "with dogs, and you talk to old people on the phone all night. I only want you alive. Call me before you hand "
        "over that passport to anybody.",
        "Wananchi, kuna mtu anaandika majina ya vijana wa kwenda kufanya kazi ng'ambo. Ofisi ya kazi haimjui na chifu "
        "haimjui. Msimpe hati ya shamba wala pasipoti. Akija mwulize barua, kisha mniletee namba ya gari lake.",
        "Kanisa linawaomba wazazi: mtoto akiambiwa kuna kazi ya mbali na tiketi ya bure, simameni kwanza. Ulizeni "
        "mwajiri ni nani na mkataba uko lugha gani. Msifanye kwa siri. Tutawasaidia kukagua karatasi bila malipo.",
        "Студенческий совет напоминает: кто предлагает решить вопрос с визой за подпись под контрактом на службу, тот "
        "вас обманывает. Не подписывайте ничего, паспорт не отдавайте, сразу звоните в посольство и пишите нам.",
    ],
)
def test_who_warns_his_own_is_told_that_it_is_a_warning(text: str) -> None:
    assert TOOLS.judged(text)[1] == "advisory"


def test_news_of_soldiers_calls_nobody_to_them_and_a_call_still_does() -> None:
    news = (
        "Суд в Найроби продлил арест двух владельцев фирмы, через которую, по версии следствия, не менее двадцати "
        "мужчин выехали в Россию как туристы, а оказались на военной службе. Родственники пропавших были в зале."
    )
    call = (
        "Ndiyo, hili ni jeshi la Urusi. Kikosi chetu kinapokea Waafrika, bunduki utafundishwa hapa, mshahara dola elfu "
        "mbili. Kama moyo wako ni wa vita niandikie nikuunganishe na afisa wa kuandikisha."
    )
    assert TOOLS.judged(news)[1] == "advisory"
    assert TOOLS.judged(call)[:2] == ("military_open", "stop")
