"""Writes numbers in English and Russian words, in every case: the way back from njia.facts.numerals, for its tests."""

# ruff: noqa: SIM905 - lists of words read better as one string

from __future__ import annotations

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def english(number: int, *, british: bool = True) -> str:
    """Ninety-five thousand (and) six."""
    if number < 20:
        return _EN[number]
    if number < 100:
        rest = f"-{_EN[number % 10]}" if number % 10 else ""
        return _EN_TENS[number // 10 - 2] + rest
    for scale, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= scale:
            head = f"{english(number // scale, british=british)} {name}"
            rest_value = number % scale
            if not rest_value:
                return head
            link = " and " if british and rest_value < 100 else " "
            return head + link + english(rest_value, british=british)
    raise AssertionError(number)


# nominative, genitive, dative, accusative, instrumental, prepositional
CASES = range(6)
_ONE = {"m": "один одного одному один одним одном".split(), "f": "одна одной одной одну одной одной".split()}
_TWO = {"m": "два двух двум два двумя двух".split(), "f": "две двух двум две двумя двух".split()}
_THREE = "три трёх трём три тремя трёх".split()
_FOUR = "четыре четырёх четырём четыре четырьмя четырёх".split()
_SOFT = (
    "пят шест сем восем девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат "
    "восемнадцат девятнадцат двадцат тридцат"
).split()
_HUNDREDS = {
    2: "двести двухсот двумстам двести двумястами двухстах".split(),
    3: "триста трёхсот тремстам триста тремястами трёхстах".split(),
    4: "четыреста четырёхсот четырёмстам четыреста четырьмястами четырёхстах".split(),
}
_THOUSAND = (
    "тысяча тысячи тысяче тысячу тысячей тысяче".split(),
    "тысячи тысяч тысячам тысячи тысячами тысячах".split(),
)
_MILLION = (
    "миллион миллиона миллиону миллион миллионом миллионе".split(),
    "миллионы миллионов миллионам миллионы миллионами миллионах".split(),
)


def _soft(value: int, case: int) -> str:
    stem = _SOFT[value - 5] if value <= 20 else _SOFT[16]
    if value == 8 and case in (1, 2, 5):
        return "восьми"
    return stem + ("ь", "и", "и", "ь", "ью", "и")[case]


def _below_hundred(number: int, case: int, gender: str) -> list[str]:
    words: list[str] = []
    if number > 20:
        tens, number = number // 10 * 10, number % 10
        if tens in (20, 30):
            words.append(_soft(tens, case))
        elif tens == 40:
            words.append("сорок" if case in (0, 3) else "сорока")
        elif tens == 90:
            words.append("девяносто" if case in (0, 3) else "девяноста")
        else:
            first = _soft(tens // 10, case)
            words.append(first + ("десят", "десяти", "десяти", "десят", "десятью", "десяти")[case])
    if number == 1:
        words.append(_ONE[gender][case])
    elif number == 2:
        words.append(_TWO[gender][case])
    elif number in (3, 4):
        words.append((_THREE if number == 3 else _FOUR)[case])
    elif number >= 5:
        words.append(_soft(number, case))
    return words


def _below_thousand(number: int, case: int, gender: str) -> list[str]:
    words: list[str] = []
    hundreds = number // 100
    if hundreds == 1:
        words.append("сто" if case in (0, 3) else "ста")
    elif hundreds in _HUNDREDS:
        words.append(_HUNDREDS[hundreds][case])
    elif hundreds:
        words.append(_soft(hundreds, case) + ("сот", "сот", "стам", "сот", "стами", "стах")[case])
    return words + _below_hundred(number % 100, case, gender)


def _counted(count: int, case: int, noun: tuple[list[str], list[str]]) -> str:
    one, many = noun
    if count % 10 == 1 and count % 100 != 11:
        return one[case]
    if case in (0, 3):
        few = 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14
        return one[1] if few else many[1]
    return many[case]


def russian(number: int, case: int = 0) -> str:
    """Девяноста пяти тысяч шести."""
    if number == 0:
        return "ноль нуля нулю ноль нулём нуле".split()[case]
    words: list[str] = []
    millions, thousands, rest = number // 1_000_000, number // 1000 % 1000, number % 1000
    if millions:
        words += [*_below_thousand(millions, case, "m"), _counted(millions, case, _MILLION)]
    if thousands:
        words += [*_below_thousand(thousands, case, "f"), _counted(thousands, case, _THOUSAND)]
    if rest:
        words += _below_thousand(rest, case, "m")
    return " ".join(words)
