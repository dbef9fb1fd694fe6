"""What a form field of a PDF paints, compared with the value it holds."""

from __future__ import annotations

import re

_STRING = re.compile(r"\\([0-7]{1,3}|.)|([()])", re.DOTALL)
_NUMBER = re.compile(r"-?\d[\d\s.,']*")
_CURRENCY = 4  # letters: a form may put a currency's sign or code beside a number, and no more


def written_in(drawn: str) -> list[str]:
    """The plain strings of an appearance, with what stands for a bracket or another letter undone."""
    found: list[str] = []
    depth, start, parts = 0, 0, []
    for sign in _STRING.finditer(drawn):
        code, bracket = sign.group(1), sign.group(2)
        if depth:
            parts.append(drawn[start : sign.start()])
        if bracket == "(":
            parts = [*parts, "("] if depth else []
            depth += 1
        elif bracket == ")" and depth:
            depth -= 1
            if depth:
                parts.append(")")
            else:
                found.append("".join(parts))
        elif code and depth:
            parts.append(chr(int(code, 8) & 0xFF) if code[0] in "01234567" else " " if code in "nrtbf" else code)
        start = sign.end()
    return found


def plain(text: str) -> str:
    """Letters and digits only: a line may break anywhere, and each form has its own dashes and quotes."""
    return "".join(c for c in text.lower() if c.isalnum())


def says_same(painted: str, value: str) -> bool:
    """Whether a field paints its value, a number perhaps as the form writes numbers."""
    if plain(painted) == plain(value):
        return True
    try:
        number = float(value)
    except ValueError:
        return False
    return sum(c.isalpha() for c in painted) <= _CURRENCY and number in _numbers(painted)


def _numbers(painted: str) -> list[float]:
    """The one number that is painted, by either way to write thousands and parts; as a share if it is in per cent."""
    found = _NUMBER.findall(painted)
    if len(found) != 1:
        return []
    digits = re.sub(r"[\s']", "", found[0]).rstrip(".,")
    readings = {digits.replace(",", ""), digits.replace(".", "").replace(",", ".")}
    numbers = [float(text) for text in readings if re.fullmatch(r"-?\d+(\.\d+)?", text)]
    return [n / 100 for n in numbers] if "%" in painted else numbers
