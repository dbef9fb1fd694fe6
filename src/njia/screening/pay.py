"""Sums of money in a text, what they are a month in the corridor's first currency, and whether that is out of line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from njia.screening.clauses import Layout
from njia.screening.cues import Found
from njia.screening.model import Beside, Cue, Pay, PayTable
from njia.text.words import Word

_NUMBER = r"\d(?<![\d+.,]\d)(?:\d{0,2}(?:[ ,.\u00a0\u202f']\d{3})+(?:\.\d{1,2})?|\d*(?:[.,]\d{1,2})?)"
_OWN = 4  # words behind a sum in which a period is that sum's own
_AFTER = 5  # words after a sum in which its period may stand
PERIOD = "period."  # cues that name a period of pay
CLOCK = "period.clock"  # an hour of the day that is written like a period («5 pm»)
PAY = "pay.word"  # cues that say a sum is pay
JOBS = ("job.cover", "job.unskilled")
AT_SIGNING = ("sign.moment", "bonus.sign", "lend.word", "debt")
PLEASE = "pay.please"  # cues by which «pay» is a demand
PAYING = "pay.verb"  # the same, in the whole sentence
FEE = "fee.soft"  # cues beside which a bare number is a sum


_MOST = 100  # sums of one text that are kept
_SMALLEST = 100  # a bare number below this is no sum
# A telephone number, which is no sum.
_PHONE = re.compile(r"[+0](?:(?<=\+)\d|(?<!\d0)(?<![.,]0)(?<=0)\d{2})[\d ()-]{6,14}\d")
_Amount = tuple[int, int, Decimal, str | None]


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in the corridor's first currency, on words ``first`` to ``last``; ``monthly`` where it is pay."""

    amount: Decimal
    monthly: Decimal | None
    currency: str
    first: int
    last: int
    start: int
    end: int


class PayReader:
    """Reads sums by the corridor's table of currencies, multipliers and numerals in words."""

    def __init__(self, table: PayTable) -> None:
        self._table = table
        self._codes = {word.casefold(): code for code, words in table.currencies.items() for word in words}
        self._multipliers = {word.casefold(): value for word, value in table.multipliers.items()}
        currency = _any(self._codes)
        multiplier = _any(self._multipliers)
        after = rf"(?:\s?(?:/[-=]|)\s?(?P<after>{currency})(?!\w))?(?P<slash>\s?/[-=])?"
        many = rf"(?:[ \u00a0-]?(?P<many>{multiplier})(?!\w)\.?)?"
        # A sum is looked for from its first digit, and its currency before that from there: a tenth of the time.
        self._digits = re.compile(rf"(?P<number>{_NUMBER}){many}{after}(?![\w])", re.I)
        self._before = re.compile(rf"(?:^|(?<!\w))(?P<before>{currency})\.?\s?\Z", re.I)
        self._longest = max(map(len, self._codes)) + 3
        self._spoken = re.compile(self._words(currency), re.I)
        self._many = frozenset(word for word in self._multipliers if len(word) > 3)

    def _words(self, currency: str) -> str:
        """Sums in words, a multiplier first («laki mbili na nusu») or last («eleven thousand dollars», «сто тысяч»)."""
        numeral = _any(self._table.numerals)
        spoken = _any(word for word in self._multipliers if len(word) > 3)
        count = rf"(?:{numeral}|\d{{1,3}})(?:\s(?:na\s)?(?:{numeral}))*"
        first = rf"(?P<many>{spoken})\s(?P<count>{count})"
        last = rf"(?P<counted>(?:{numeral})(?:[\s-](?:{numeral}))*)\s(?P<manys>{spoken})(?:\s(?P<after>{currency}))?"
        return rf"\b(?:(?P<before>{currency})\s)?(?:{first}|{last})\b"

    def sums(self, text: str, words: Sequence[Word], laid: Layout, found: Found) -> list[Sum]:
        """Every sum of the text with a currency, a multiplier («30k»), or a word of pay or of a demand beside it."""
        starts = [word[0] for word in words]
        default = self._default(found)
        out = []
        previous = -_AFTER  # the last word of the sum before
        for start, end, amount, said in self._amounts(text, words, default):
            first = bisect_left(starts, start)
            if first >= len(words):
                continue
            last = max(first, bisect_left(starts, end) - 1)
            code = said or default
            period, sure = self._period_of(first, last, previous, laid, found)
            previous = last
            if code not in self._table.rates or not (said or sure):
                continue
            base = amount * self._table.rates[code]
            if period == "" and amount >= self._table.yearly_from.get(code, amount + 1):
                period = "year"
            factor = self._table.periods.get(period or "month") if period is not None else None
            out.append(Sum(base, None if factor is None else base * factor, code, first, last, start, end))
        return out

    def _period_of(self, first: int, last: int, previous: int, laid: Layout, found: Found) -> tuple[str | None, bool]:
        """The period of pay («» where none is said, None where it is no pay), and whether a bare number is a sum."""
        said = self._period(first, last, previous, laid, found)
        clause, sentence = laid.clauses[first], laid.sentences[first]
        demanded = _in_clause(found.get(FEE, ()), clause) or any(
            cue.sentence == sentence and not cue.denied for cue in found.get(PAYING, ())
        )
        about_pay = _in_clause(found.get(PAY, ()), clause) and not _in_clause(found.get(PLEASE, ()), clause)
        sure = demanded or about_pay or said is not None
        if said is None and (about_pay or self._is_pay(demanded, clause, sentence, found)):
            said = ""
        return said, sure

    def _default(self, found: Found) -> str:
        """The currency of a sum that names none."""
        return next((code for cue, code in self._table.bases.items() if cue in found), self._table.base)

    @staticmethod
    def _is_pay(demanded: bool, clause: int, sentence: int, found: Found) -> bool:
        """A sum beside a job («Packers to Russia, KSh 230,000») that nobody asks for and nobody gives at signing."""
        if demanded or any(_in_clause(found.get(name, ()), clause) for name in AT_SIGNING):
            return False
        return any(cue.sentence == sentence for name in JOBS for cue in found.get(name, ()))

    def _amounts(self, text: str, words: Sequence[Word], default: str) -> list[_Amount]:
        """(start, end, amount, currency or None where none is said) of each number that may be a sum."""
        told = [] if self._many.isdisjoint([word[2] for word in words]) else list(self._in_words(text, default))
        inside = {at for start, end, _, _ in told for at in range(start, end)}
        return sorted(told + [amount for amount in self._in_digits(text, default) if amount[0] not in inside])

    def _in_words(self, text: str, default: str) -> Iterator[_Amount]:
        for match in self._spoken.finditer(text):
            many = (match["many"] or match["manys"]).casefold()
            amount = self._count(match["count"] or match["counted"]) * self._multipliers[many]
            code = self._code(match["before"]) or self._code(match["after"])
            yield match.start(), match.end(), amount, code or default

    def _in_digits(self, text: str, default: str) -> Iterator[_Amount]:
        phones = {at for match in _PHONE.finditer(text) for at in range(*match.span())}
        for match in self._digits.finditer(text):
            amount = _decimal(match["number"])
            start = match.start()
            if amount is None or start in phones:
                continue
            ahead = self._before.search(text, max(0, start - self._longest), start)
            if ahead is None and start and text[start - 1].isalpha():
                continue  # part of a code, «B2»
            many = match["many"]
            if many:
                amount *= self._multipliers[many.casefold()]
            code = self._code(ahead["before"] if ahead else match["after"])
            if code is None and (match["slash"] or many):
                code = default
            if code is not None or amount >= _SMALLEST:
                yield (ahead.start() if ahead else start), match.end(), amount, code

    def _code(self, word: str | None) -> str | None:
        return self._codes.get(word.casefold().rstrip(".")) if word else None

    def _count(self, words: str) -> Decimal:
        total = Decimal(0)
        for word in re.split(r"[\s-]", words.casefold()):
            value = Decimal(word) if word.isdigit() else self._table.numerals.get(word, Decimal(0))
            total = total * value if value >= 100 and total else total + value  # «three hundred», «сто двадцать»
        return total or Decimal(1)

    def _period(self, first: int, last: int, previous: int, laid: Layout, found: Found) -> str | None:
        """The period said right behind a sum, else right before it."""
        best: tuple[int, str] | None = None
        clocks = {cue.last for cue in found.get(CLOCK, ())}
        for period in self._table.periods:
            for cue in found.get(PERIOD + period, ()):
                if cue.last in clocks:
                    continue
                if laid.sentences[cue.first] != laid.sentences[first]:
                    continue
                distance = cue.first - last if cue.first > last else first - cue.last + _AFTER
                if cue.first < first and cue.first - previous <= _OWN:
                    continue  # it is the period of the sum before
                if 0 < distance <= _AFTER + 4 and (best is None or distance < best[0]):
                    best = distance, period
        return best[1] if best else None

    def cues(self, text: str, words: Sequence[Word], laid: Layout, found: Found) -> Decimal | None:
        """Adds money, money.monthly, money.other, money.large, and one for each ceiling passed; the highest pay."""
        sums = self.sums(text, words, laid, found)[:_MOST]
        for one in sums:
            names = ["money"]
            if one.monthly is not None:
                names.append("money.monthly")
                names += self._above(one.monthly, one.currency, found)
            else:
                names.append("money.other")
                if one.amount >= self._table.large:
                    names.append("money.large")
            for name in names:
                found[name].append(
                    Cue(
                        name,
                        one.first,
                        one.last,
                        one.start,
                        one.end,
                        laid.clauses[one.first],
                        laid.sentences[one.first],
                        False,
                        one.first in laid.quoted,
                    )
                )

        return max((one.monthly for one in sums if one.monthly is not None), default=None)

    def beside(self, monthly: Decimal | None, found: Found) -> Pay | None:
        """That pay beside what is known of such work in such a place; None where either is missing."""
        if monthly is None:
            return None
        rows = tuple(
            Beside(int(one.amount), one.what, one.source)
            for one in self._table.yardsticks
            if found.keys() >= set(one.cues) and found.keys().isdisjoint(one.nowhere)
        )
        return Pay(int(monthly), rows) if rows else None

    def _above(self, monthly: Decimal, currency: str, found: Found) -> Iterator[str]:
        for ceiling in self._table.ceilings:
            if ceiling.place not in found or (ceiling.only_in and currency not in ceiling.only_in):
                continue
            limit = ceiling.amount * self._table.rates[ceiling.currency]
            out_of_line = ceiling.below is (monthly < limit)
            if out_of_line and not any(name in found for name in ceiling.without):
                yield ceiling.cue


def _in_clause(cues: Sequence[Cue], clause: int) -> bool:
    return any(cue.clause == clause for cue in cues)


def _any(words: object) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(words, key=lambda w: len(str(w)), reverse=True))  # type: ignore[call-overload]


def _decimal(number: str) -> Decimal | None:
    plain = re.sub(r"[ \u00a0\u202f']", "", number)
    plain = re.sub(r"[,.](?=\d{3}(?:\D|$))", "", plain).replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None
