"""What a person gets who pastes a message: the verdict, and the words that gave it away."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.corridors.load import load
from njia.screening.screen import Screening, screener

ON = date(2026, 11, 28)


def screen(text: str) -> Screening:
    return screener(ON).screen(text)


def rules(text: str) -> set[str]:
    return {finding.rule.rsplit(".", 1)[1] for finding in screen(text).findings}


LURE = "Drivers wanted in Moscow. Salary 280k per month. You travel on a tourist visa. WhatsApp only."


@pytest.mark.parametrize(
    "text",
    [
        LURE,
        "Madereva wanatakiwa Urusi. Mshahara 280k kwa mwezi. Unasafiri kwa viza ya kitalii.",
        "Wasee wa lorry, Russia wanataka madere. Salo 280k, una-fly na tourist visa.",
        "Требуются водители из Кении в Москву. 250 000 рублей в месяц, летите по туристической визе.",
    ],
)
def test_work_on_a_tourist_visa_stops_in_every_language(text: str) -> None:
    answer = screen(text)
    assert answer.verdict == "stop"
    assert "tourist_visa" in rules(text)


@pytest.mark.parametrize(
    "disguised",
    [
        "t0urist visa",
        "t o u r i s t  v i s a",
        "tоurist vіsa",  # Cyrillic о and і
        "tou\u200brist vi\u200bsa",
        "𝐭𝐨𝐮𝐫𝐢𝐬𝐭 𝐯𝐢𝐬𝐚",
        "ＴＯＵＲＩＳＴ ＶＩＳＡ",
        "tourist v1sa",
        "t.o.u.r.i.s.t v.i.s.a",
    ],
)
def test_disguised_words_are_read_and_quoted_as_they_were_written(disguised: str) -> None:
    text = LURE.replace("tourist visa", disguised)
    found = [f for f in screen(text).findings if f.rule == "screening.papers.tourist_visa"]
    assert found and any(part.quote in text and part.quote for part in found[0].evidence)
    assert screen(text).verdict == "stop"


def test_a_work_visa_and_a_denied_tourist_visa_do_not_stop() -> None:
    text = LURE.replace("on a tourist visa", "on a work visa, never on a tourist visa")
    assert "tourist_visa" not in rules(text)


@pytest.mark.parametrize(
    ("asks", "denies"),
    [
        (
            "Cleaners needed in Doha. You pay a processing fee of Ksh 30,000.",
            "Cleaners needed in Doha. We never charge a processing fee of any kind.",
        ),
        (
            "Wasafishaji wanahitajika Doha. Utalipa ada ya usajili Ksh 30,000.",
            "Wasafishaji wanahitajika Doha. Hakuna ada ya usajili.",
        ),
        (
            "Нужны уборщики в Дубай. Заплатите взнос 30 000 шиллингов.",
            "Нужны уборщики в Дубай. Никаких взносов.",
        ),
    ],
)
def test_a_fee_is_told_from_its_denial(asks: str, denies: str) -> None:
    assert screen(asks).verdict == "check"
    assert "fee" in rules(asks)
    assert screen(denies).verdict == "no_signs"


def test_a_licence_never_lifts_a_knock_out() -> None:
    assert screen(LURE + " We are licensed by NEA, licence number NEA/000/2026.").verdict == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "Front line staff needed for our supermarket in Nakuru. You serve customers at the till. Apply at the branch.",
        "Support staff wanted at a primary school: two cooks and a cleaner. Bring certificates to the head teacher.",
        "Accountant, Nairobi. We hire regardless of race, religion, citizenship or military status.",
    ],
)
def test_words_of_war_and_papers_in_ordinary_adverts_mean_nothing(text: str) -> None:
    assert screen(text).verdict in ("no_signs", "cannot_judge")


def test_a_warning_that_quotes_a_lure_is_a_warning() -> None:
    answer = screen(
        'Embassy notice: beware of posters that promise "driver jobs in Moscow, 280k, tourist visa, no interview". '
        "They are fake. Do not send your passport. Report them to the labour office."
    )
    assert (answer.kind, answer.verdict) == ("advisory", "advisory")


def test_a_trap_is_not_excused_by_a_word_of_warning() -> None:
    assert screen("Beware of scammers, we are the real ones! " + LURE + " Inbox me, slots remaining.").verdict == "stop"


def test_open_recruitment_of_soldiers_is_called_that() -> None:
    answer = screen("Military service under contract. Infantry, combat posting. Pay 210,000 rubles a month. Apply now.")
    assert (answer.kind, answer.verdict) == ("military_open", "stop")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mambo", "too_short"),
        ("Guten Tag, wir suchen dringend Fahrer und Köche, Unterkunft wird gestellt, bitte melden.", "unsupported"),
        ("ሰላም ጓደኛዬ፣ እንዴት ነህ? ዛሬ ከሰዓት በኋላ እንገናኛለን? ገበያ ሄደን ጤፍ እንገዛለን።", "unsupported"),
        ("The water will be cut tomorrow from nine, so please fill your jerrycans tonight.", "not_job"),
    ],
)
def test_what_cannot_be_judged_is_not_judged(text: str, kind: str) -> None:
    answer = screen(text)
    assert (answer.kind, answer.verdict, answer.findings) == (kind, "cannot_judge", ())


def test_pay_is_compared_in_any_currency_and_period() -> None:
    for pay in ("KSh 250,000 per month", "laki mbili na nusu kwa mwezi", "$2,400 monthly", "€ 600 a week", "2400 USD"):
        assert "pay_military" in rules(f"Packers for a factory in Russia. Salary {pay}."), pay
    assert "pay_military" not in rules("Packers for a factory in Russia. Salary KSh 115,000 per month.")


def test_the_answer_says_what_would_change_it_in_three_languages() -> None:
    answer = screen(LURE)
    for text in (answer.headline, answer.next_step, answer.would_change):
        assert len({text.en, text.sw, text.ru}) == 3
    assert all(finding.source.title and finding.remedy.sw for finding in answer.findings)


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from((*LURE.split(), "🇷🇺", "vi\u200bsa", "ＮＯ", "вiза", "\n"))).map(" ".join)
)
def test_every_quotation_stands_in_the_text_it_was_taken_from(text: str) -> None:
    for finding in screen(text).findings:
        for part in finding.evidence:
            assert text[part.start : part.end] == part.quote


def test_a_text_that_repeats_itself_without_end_is_answered_all_the_same() -> None:
    """Each of these once took its length squared; a hundred times as long, it would not have ended."""
    assert screen("tourist visa job " * 20_000).verdict == "stop"
    assert screen("a\u200b" * 10_000).kind == "too_short"


@pytest.mark.parametrize("phone", ["+254 700 000 777", "0700 000 777", "+7 (999) 123 45 67"])
def test_a_telephone_number_is_no_sum(phone: str) -> None:
    answer = screen(f"Guards for Qatar. To join, pay the fee of KES 5,000, call {phone}, pay today.")
    quoted = [evidence.quote for finding in answer.findings for evidence in finding.evidence]
    assert "fee" in rules(f"Guards for Qatar. Pay the fee of KES 5,000, call {phone}.")
    assert not any("777" in words or "123" in words for words in quoted), quoted


@pytest.mark.parametrize(
    "text",
    [
        "You will fix generators. The bombs never reach our town, do not worry about what people say.",
        "Cleaners for a camp in Russia. You stay hundreds of kilometres from the battlefield.",
        "Kazi ni ya kufua nguo. Risasi huko hazifiki, hata milipuko hutaisikia.",
        "Работа на кухне. Взрывов там не слышно, до войны сотни километров.",
        "Yes there is a war, but that is for the Russians. Kenyans only wash dishes.",
    ],
)
def test_the_comfort_that_the_war_is_far_or_for_others_stops(text: str) -> None:
    assert screen(text).verdict == "stop"
    assert {"no_combat", "war_zone"} & rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "Front office clerk. Our shop stands behind the bus station, far from the centre. Apply at the branch.",
        "Our hotel is 12 kilometres from the museum of the army; we need two cooks, 30,000 a month.",
        "Fundi wa umeme anahitajika Nakuru. Eneo la kazi ni kilomita tano kutoka mjini.",
        "Охранник в магазин. Работа недалеко от метро, посетители бывают шумные.",
    ],
)
def test_distance_without_war_means_nothing(text: str) -> None:
    assert screen(text).verdict in ("no_signs", "cannot_judge")


@pytest.mark.parametrize(
    "text",
    [
        "Congratulations, you have been selected as a tea girl. Send KSh 900 for your badge before 4 pm.",
        "Kazi ya bohari. Sare ni shilingi 1,100, tuma kabla ya saa kumi.",
        "Earn 400 every hour by rating hotels on the map. To withdraw you first upgrade to gold for 2,500.",
    ],
)
def test_a_small_sum_for_a_small_thing_is_a_fee(text: str) -> None:
    assert screen(text).verdict in ("check", "stop")
    assert {"fee", "task_recharge"} & rules(text)


@pytest.mark.parametrize(
    "denied",
    ["Pesa hatuchukui.", "Ada hatuitishi.", "Hulipi ada.", "Hutalipa pesa yoyote.", "Mtu halipi pesa hapa."],
)
def test_swahili_denies_before_and_behind_in_every_person(denied: str) -> None:
    text = f"Wapishi wanahitajika Doha, mshahara 45,000 kwa mwezi. {denied}"
    assert "no_fee" in rules(text) and "fee" not in rules(text)


@pytest.mark.parametrize("words", ["Usiambie mtu kwa plot.", "Usimwambie mzazi.", "Hii story iweke low, mtu asijue."])
def test_to_be_told_to_keep_it_from_others_is_a_sign_also_in_sheng(words: str) -> None:
    assert "secrecy" in rules(f"Wanatafuta wasee wa NYS, doo ni kubwa, ticket imelipwa. {words}")


def test_free_of_charge_frees_only_the_charge() -> None:
    """It once denied the work that stood behind it, and the phones that were taken there went unseen."""
    assert "phone_taken" in rules("Study Russian free of charge and work in a plant. Phones are handed in at the gate.")


def test_an_hour_of_the_day_is_no_month() -> None:
    assert "fee" in rules("Work for us as a storekeeper. Pay KSh 1,300 for the uniform before 5 pm.")


def test_pay_is_held_beside_the_minimum_an_honest_job_and_soldiers() -> None:
    pay = screen("Guards needed in Russia, KSh 250,000 a month.").pay
    assert pay is not None and pay.monthly == 250_000
    told = {row.source.id: row.amount for row in pay.beside}
    assert told["ru.mrot.2026"] == round(27_093 * 1.65 - 0.5) and told["screening.pay.plant"] == 115_000
    assert told["ru.mrot.2026"] < pay.monthly < told["pay.military"]


def test_each_place_and_kind_of_work_has_its_own_yardstick_and_where_none_is_known_none_is_shown() -> None:
    cook = screen("Cook wanted in Nakuru, 18,000 a month.").pay
    assert cook is not None and [row.what.en for row in cook.beside] == ["cooks in Kenya"]
    assert screen("Cook wanted in Doha, 1,800 riyals a month.").pay is None
    assert screen("Cook wanted in Nakuru.").pay is None


def test_the_minimum_is_the_one_of_its_year_and_of_the_contract_check() -> None:
    values = load("ke_ru").values["minimum_wage_month"]
    for day, rate in ((date(2025, 9, 1), 1.55), (ON, 1.65)):
        pay = screener(day).screen("Packers for a plant in Russia, KSh 90,000 a month.").pay
        assert pay is not None
        least = next(row for row in pay.beside if row.source.id.startswith("ru.mrot"))
        known = next(value for value in values if value.source.in_force(day))
        assert least.amount == int(float(known.value) * rate) and least.source.id == known.source.id


def test_pay_below_the_legal_minimum_is_told_for_a_full_month_alone() -> None:
    assert "pay_below_minimum" in rules("Упаковщики на завод в Рязани, 20 000 рублей в месяц, полный день.")
    assert "pay_below_minimum" not in rules("Упаковщики на завод в Рязани, 30 000 рублей в месяц, полный день.")
    assert "pay_below_minimum" not in rules("Подработка для студентов в Рязани, 15 000 рублей в месяц.")


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("passport_held", "Work in Moscow. Our man collects your travel papers and keeps them, do not worry."),
        ("passport_held", "Kazi Urusi. Mkishuka, mwenzetu atachukua pasi zenu za kusafiria."),
        (
            "debt_penalty",
            "Kazi Moscow: nauli tunakukopesha, 900,000. Usipomaliza kwa siku 30, asilimia mbili kwa siku.",
        ),
        (
            "contract_unread",
            "Do not mind the language, put your thumb on the sheet. Once inside they will tell you the post.",
        ),
        ("no_combat", "Unakaa getini, basi. Vijana wao ndio huenda mbele ya vita."),
        ("lie_at_border", "За каждого земляка платим 90 тысяч. Говорите, что на склад."),
    ],
)
def test_a_knock_out_is_known_in_other_words_too(sign: str, text: str) -> None:
    assert sign in rules(text) and screen(text).verdict == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "Two men offered jobs in Russia at the stage. The county knows of no such scheme. Tell us if they call you.",
        'Wasee msiclick ile link ya "Russia guard 260k", ni wale wale. Nimeripoti kwa polisi.',
        "Whoever gets the offer from Belgorod, please delete it. My cousin went with that agent and never came back.",
    ],
)
def test_a_neighbours_warning_is_a_warning(text: str) -> None:
    assert screen(text).verdict == "advisory"


@pytest.mark.parametrize(
    "text",
    [
        "Officials said: 2.5 million roubles for whoever enlists. Foreigners may sign at the selection point.",
        "Служба по контракту без обмана. Остерегайтесь мошенников, приходите только в пункт отбора. Выплата 1,2 млн.",
        "Jeshi linasajili wageni, waziri alisema. Dola 2,000 kwa mwezi na uraia. Fika kituo cha usajili.",
    ],
)
def test_recruitment_of_soldiers_is_not_excused_by_the_dress_of_news_or_of_a_warning(text: str) -> None:
    """It once was: a «said» or a «beware» made it news or a warning, and nothing was told of it."""
    answer = screen(text)
    assert (answer.kind, answer.verdict) == ("military_open", "stop")


@pytest.mark.parametrize(
    "text",
    [
        "Police said two agents were charged for tricking eleven men into enlisting for 2 million roubles.",
        "The embassy warns: do not sign at a selection point, whatever is paid. There is no such programme.",
    ],
)
def test_news_and_warnings_about_such_recruitment_stay_what_they_are(text: str) -> None:
    assert screen(text).verdict == "advisory"
