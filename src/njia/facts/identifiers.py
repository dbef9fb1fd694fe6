"""Identifiers by their keyword or shape: registration numbers, accounts, papers, phones, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from njia.facts import checksums
from njia.facts.model import Fact, Identifier, Number, Scheme, Value
from njia.findings import Side

_NO = r"(?:№\s*|n[o°º]\.?\s*|nr\.?\s*|number\s+|номер\w{0,3}\s*|#\s*|n\s+)"
_SEP = r"[\s:=–—-]{0,4}"
_SPACED = r"\d(?:[ \u00a0]?\d)"

# The Latin letters that Cyrillic ones are mistaken for, then the rest by sound.
LOOKALIKE = str.maketrans("АВЕКМНОРСТУХавекмнорстух", "ABEKMHOPCTYXABEKMHOPCTYX")
SOUND = str.maketrans(
    {
        **dict(zip("АБВГДЕЗИЙКЛМНОПРСТУФХЦЫЭ", "ABVGDEZIYKLMNOPRSTUFHCYE", strict=True)),
        "Ж": "ZH", "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ю": "YU", "Я": "YA", "Ь": "", "Ъ": "", "Ё": "E",
    }
)  # fmt: skip

_KEYED: tuple[tuple[Scheme, re.Pattern[str]], ...] = (
    (
        "inn",
        re.compile(
            r"(?:инн|\binn|\btin\b|\btax(?:[ -]?payer(?:'s|’s)?)?(?: identification| registration| id(?:entity)?)?"
            r" (?:number|no\b\.?|code|id\b)|налоговый номер"
            r"|идентификационный номер налогоплательщика)"
            rf"(?:\s*/\s*(?:кпп|kpp|iec))?{_SEP}{_NO}?(\d{{12}}|\d{{10}})(?!\d)"
        ),
    ),
    (
        "ogrn",
        re.compile(
            rf"(?:огрн(?:ип)?|\bogrn(?:ip)?|\bpsrn|\breg(?:istration|istry|\.)? ?(?:number|no\b\.?|code)"
            rf"|(?:регистрационн\w+|рег\.) (?:номер\w*|№)){_SEP}{_NO}?(\d{{15}}|\d{{13}})(?!\d)"
        ),
    ),
    ("kpp", re.compile(rf"(?:кпп|\bkpp|\biec\b){_SEP}{_NO}?(?:\d{{10}}\s*/\s*)?(\d{{9}})(?!\d)")),
    (
        "snils",
        re.compile(
            rf"(?:снилс|\bsnils|страхово\w+ номер\w*|insurance number){_SEP}{_NO}?"
            r"(\d{3}[- ]?\d{3}[- ]?\d{3}[- ]?\d{2})(?!\d)"
        ),
    ),
    ("bik", re.compile(rf"(?:бик|\bbik|\bbic){_SEP}{_NO}?(\d{{9}})(?!\d)")),
)
_ACCOUNT = re.compile(rf"(?<![\d.])({_SPACED}{{19}})(?![\d])")
_KPP_BEHIND_INN = re.compile(r"\s*/\s*(\d{9})(?!\d)")
_NINE_DIGITS = re.compile(r"\d(?:[ \u00a0().‑–-]{0,2}\d){8}")
_SIX_DIGITS = re.compile(r"\d(?:[ \u00a0№]{0,2}\d){5}")
_NUMBER_SIGN = re.compile(r"[№#]|no\.|no \d|\bnr\b|number|номер")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PASSPORT = re.compile(
    rf"(?:passport|паспорт)(?:[^\d\n;]{{0,60}}?)(?:(?:series|серия|серии)\s*)?(?<![^\W\d_])"
    rf"([a-zа-я]{{1,2}}\s?{_NO}?\d{{6,8}}|\d{{2}}\s?\d{{2}}\s?{_NO}?\d{{6}}|\d{{2}}\s?{_NO}?\d{{7}}|\d{{7,9}})(?![\d.])"
)
_SERIES = re.compile(
    rf"(?:series|сери(?:я|и|ей|ю)|сер\.)\s*({_NO}?[a-zа-я0-9]{{1,4}})[\s,;:]{{1,3}}(?:and |и )?{_NO}?(\d{{5,12}})(?!\d)"
)
_LETTERED = re.compile(r"(?<![\w-])([a-zа-я]{1,2}\s?\d{6,9}[a-zа-я]?)(?![\w])")
_PREPOSITION = re.compile(r"[a-zа-я]{1,2}\s")  # "at 440015", not "AK 440015": in small letters, apart
_NUMBERED = re.compile(
    r"(?:№\s*|(?<![^\W_])no\.\s*|(?<![^\W_])no\s+(?=\d)|(?<![^\W_])nr\.?\s+(?=\d)|(?<![^\W_])number:?\s+(?=[\w/-]{0,12}\d)"
    r"|(?<![^\W_])номер(?:ом|а|у)?:?\s+(?=[\w/-]{0,12}\d)|#)"
    r"(\d{2,4}[ \u00a0]\d{6,10}(?![\d])|\d{2}[ \u00a0]\d{2}[ \u00a0]\d{6,7}(?![\d])"
    r"|[a-zа-я0-9]{1,20}(?:(?:\s?/\s?|[-–]|\.(?=\d))[a-zа-я0-9]{1,12}){0,5})"
)
_CODE = re.compile(r"(?<![\w./-])[A-ZА-Я]{1,6}[-/]\d{2,}(?:[-/]\w{1,12}){0,3}(?![\w])")
_LONG = re.compile(r"(?<![\w.,/-])(\d{9,19})(?![\w/-])")
_POSTCODE = re.compile(
    r"(?<![\w./+-])(?<!№ )(?<!№)(\d{6})"
    r"(?=\s*(?:[,;)\n]|\.\s|\.?$|г\.|город|р[- ]?о|росси|respublik|republic|russia|moscow))"
)
_PHONE = re.compile(r"(?<![\w.+-])(\+\s?\d|\(?\d)(?:[\s().\u00a0‑–-]{0,2}\d){8,14}(?![\w])")
_PHONE_WORD = re.compile(
    r"(?:\bтел|\bмоб|phone|mobile|\bcell|whatsapp|\bfax|\bфакс|viber|telegram|\btel)\.?[^\d+;.]{0,40}$"
)
_TOWN_CODE = re.compile(r"8\s?\(\d{3,5}\)")
_ABOUT: tuple[tuple[Scheme, re.Pattern[str]], ...] = (
    ("policy", re.compile(r"polic(?:y|ies)|полис|insurance|страхов")),
    ("work_permit", re.compile(r"permit|разрешени|патент|patent|visa\b|виз[аыу]|invitation|приглашени")),
    ("passport", re.compile(r"passport|паспорт")),
    ("contract", re.compile(r"contract|agreement|договор|контракт|соглашени")),
)
_LAW = re.compile(r"\d-?(?:фз|фкз|fz|fkz)$")


def code_of(written: str) -> str:
    """Upper-case Latin without spaces or number signs: look-alike letters by shape, others by sound."""
    bare = re.sub(rf"(?i){_NO}|[\s\u00a0]", "", written)
    return bare.upper().translate(LOOKALIKE).translate(SOUND)


def _digits(written: str) -> str:
    return "".join(c for c in written if c.isdecimal())


def fact_of(text: str, start: int, end: int, kind: str, value: Value) -> Fact:
    return Fact(kind, value, start, end, text[start:end])


def _valid(scheme: Scheme, digits: str) -> bool | None:
    check = {"inn": checksums.inn, "ogrn": checksums.ogrn, "snils": checksums.snils, "bik": checksums.bik}.get(scheme)
    return check(digits) if check else None


def _about(folded: str, at: int) -> Scheme:
    """What a numbered paper is, by the nearest word before its number."""
    before = folded[max(0, at - 70) : at]
    best: tuple[int, Scheme] = (-1, "number")
    for scheme, pattern in _ABOUT:
        for match in pattern.finditer(before):
            best = max(best, (match.start(), scheme))
    return best[1]


def registration_numbers(text: str, folded: str) -> Iterator[Fact]:
    """INN, OGRN, KPP, SNILS, BIK and accounts, with their check digits."""
    if not _NINE_DIGITS.search(folded):
        return
    bank: str | None = None
    for scheme, pattern in _KEYED:
        for match in pattern.finditer(folded):
            digits = _digits(match[1])
            if scheme == "bik":
                bank = bank or digits
            yield fact_of(text, *match.span(1), "identifier", Identifier(scheme, digits, _valid(scheme, digits)))
            if scheme == "inn" and (behind := _KPP_BEHIND_INN.match(folded, match.end())):
                yield fact_of(text, *behind.span(1), "identifier", Identifier("kpp", behind[1]))
    for match in _ACCOUNT.finditer(folded):
        digits = _digits(match[1])
        valid = checksums.account(digits, bank) if bank else None
        yield fact_of(text, *match.span(1), "identifier", Identifier("account", digits, valid))


def emails(text: str, folded: str) -> Iterator[Fact]:
    if "@" in folded:
        for match in _EMAIL.finditer(folded):
            yield fact_of(text, *match.span(), "identifier", Identifier("email", match.group().rstrip(".-")))


def phones(text: str, folded: str, side: Side) -> Iterator[Fact]:
    """Phone numbers in E.164: what begins with + or follows a word for phone. A bad one is kept as it is written."""
    for match in _PHONE.finditer(folded) if _NINE_DIGITS.search(folded) else ():
        written = match.group()
        international = written.startswith("+")
        named = _TOWN_CODE.match(written) or _PHONE_WORD.search(folded[max(0, match.start() - 50) : match.start()])
        if not international and not named:
            continue
        value, valid = _e164(written, side)
        if value:
            yield fact_of(text, *match.span(), "identifier", Identifier("phone", value, valid))


def _e164(written: str, side: Side) -> tuple[str | None, bool | None]:
    import phonenumbers  # a third of the start-up time, and few clauses hold a phone

    for region in ("KE", "RU") if side == "en" else ("RU", "KE"):
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), True
    return ("+" + _digits(written), False) if written.startswith("+") else (_digits(written), False)


def papers(text: str, folded: str) -> Iterator[Fact]:
    """Passports, permits, policies, contracts and other numbered papers."""
    many = _SIX_DIGITS.search(folded)
    for match in _PASSPORT.finditer(folded) if many and ("passport" in folded or "паспорт" in folded) else ():
        yield fact_of(text, *match.span(1), "identifier", Identifier("passport", code_of(match[1])))
    for match in _SERIES.finditer(folded) if "сер" in folded or "series" in folded else ():
        scheme = _about(folded, match.start())
        series = Identifier(scheme if scheme != "contract" else "number", code_of(match[1]) + match[2])
        yield fact_of(text, match.start(1), match.end(2), "identifier", series)
    for match in _NUMBERED.finditer(folded) if _NUMBER_SIGN.search(folded) else ():
        code = code_of(match[1])
        if any(c.isdecimal() for c in code) and not _LAW.search(match[1]):
            scheme = _about(folded, match.start())
            if code.isdecimal() and len(code) < 5 and scheme == "number":
                yield fact_of(text, *match.span(1), "number", Number(Decimal(code)))
            else:
                yield fact_of(text, *match.span(1), "identifier", Identifier(scheme, code))
    for match in _CODE.finditer(text):
        yield fact_of(
            text, *match.span(), "identifier", Identifier(_about(folded, match.start()), code_of(match.group()))
        )
    if not many:
        return
    for match in _LETTERED.finditer(folded):
        if _PREPOSITION.match(text, match.start()):
            continue
        scheme = _about(folded, match.start())
        yield fact_of(
            text,
            *match.span(1),
            "identifier",
            Identifier("passport" if scheme == "contract" else scheme, code_of(match[1])),
        )
    for match in _LONG.finditer(folded):
        yield fact_of(text, *match.span(1), "identifier", Identifier(_about(folded, match.start()), match[1]))
    for match in _POSTCODE.finditer(folded):
        yield fact_of(text, *match.span(1), "identifier", Identifier("postcode", match[1]))
