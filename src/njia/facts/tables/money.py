"""Currencies as they are written, and what says "before tax" and "after tax"."""

from __future__ import annotations

import re

from njia.facts.tables import by_form, forms, inflect

CURRENCIES: dict[str, str] = by_form(
    {
        "RUB": "rub rur ₽ руб р rouble roubles ruble rubles рубль рубля рублей рублю рублем рубле рубли рублям рублями "
        "рублях рубл",
        "USD": "usd $ us$ dollar dollars доллар доллара долларов доллару долларом долларе доллары долларам долларами "
        "долларах долл",
        "EUR": "eur € euro euros евро",
        "KES": "kes ksh kshs shilling shillings шиллинг шиллинга шиллингов шиллингу шиллингом шиллинги шиллингам "
        "шиллингами шиллингах кшс",
        "CNY": "cny rmb ¥ yuan юань юаня юаней юаню юанем юани юанях",
        "GBP": "gbp £ sterling pound pounds фунт фунта фунтов фунту фунтах фунтами",
        "AED": "aed dirham dirhams дирхам дирхама дирхамов",
        "KZT": "kzt tenge тенге",
    }
)
# Words that say whose money it is: «кенийских шиллингов», "US dollars". Tanzania and Uganda have shillings, too.
QUALIFIERS = frozenset(
    (
        *inflect("российск"), *inflect("кенийск"), *inflect("американск"), *inflect("китайск"),
        "russian", "kenyan", "kenya", "us", "u.s", "american", "chinese",
    )
)  # fmt: skip
OTHER_SHILLINGS = {
    **dict.fromkeys((*inflect("танзанийск"), "tanzanian"), "TZS"),
    **dict.fromkeys((*inflect("угандийск"), "ugandan"), "UGX"),
}
OWNERS = frozenset({"сша", "кении", "рф", "sterling", "стерлингов"})  # behind the currency: «долларов США»
MINOR = frozenset(forms("kopeck kopecks kopek kopeks copeck copecks копейка копейки копеек копейку коп cent cents цент "
    "цента "
                  "центов"))  # fmt: skip

_NET = (
    r"net of (?:all |any )?(?:income |personal |applicable )*tax|after(?: the)?(?: deduction| deducting"
    r"| withholding| payment)?"
    r"(?: of)?(?: all| any| the| applicable| personal| income| russian)* tax|take[- ]home"
    r"|in (?:the |your |his |her )?hand\b"
    r"|\bnet\b(?! profit| weight| asset)"
    r"|after deductions?\b(?! of (?:the )?advance)|на руки|после (?:вычета|удержания|уплаты|вычетов|налогооблож)"
    r"|(?:налог\w*|ндфл) (?:уже |из нее |из него )?(?:вычтен|удержан|учтен|уплачен)"
    r"|tax(?:es)? (?:is |are |has |have )?(?:been )?"
    r"(?:already )(?:been )?(?:deducted|withheld|taken|paid)|tax[- ]paid|after[- ]tax"
    r"|за вычетом (?:ндфл|налог|подоходн)"
    r"|за минусом (?:ндфл|налог)|чистыми\b|без учета (?:ндфл|налог)|не включая (?:ндфл|налог)"
    r"|exclusive of (?:income )?tax"
)
_GROSS = (
    r"before(?: the)?(?: deduction| deducting| withholding| payment)?(?: of)?(?: all| any| the"
    r"| applicable| personal| income"
    r"| russian| statutory)* (?:tax|deduction|withholding)|\bgross\b|pre-tax|subject to (?:personal )?income tax"
    r"|inclusive of (?:personal )?(?:income )?tax|including (?:personal )?(?:income )?tax"
    r"|до (?:вычета|удержания|уплаты|вычетов|налогооблож)|tax(?:es)? included|before[- ]tax"
    r"|(?:налог\w*|ндфл) (?:еще )?не (?:вычтен|удержан|учтен|уплачен)"
    r"|tax(?:es)? (?:is |are |has |have )?not (?:yet )?(?:been )?"
    r"(?:deducted|withheld|taken|paid)|включая (?:ндфл|налог)|с учетом (?:ндфл|налог)"
    r"|в том числе (?:ндфл|налог)|брутто"
    r"|облагается ндфл"
)
BASIS = re.compile(rf"(?P<net>{_NET}|нетто)|(?P<gross>{_GROSS})")
