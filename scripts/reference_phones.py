"""The reference page of what can be asked by telephone."""

from __future__ import annotations

from collections.abc import Iterator

from reference_tables import cells

from njia.phones.load import load_answers, load_keywords, load_menu
from njia.phones.model import SPOKEN, Menu
from njia.phones.showing import show
from njia.phones.walking import Place

_FACTS = (
    ("notes", "done once, written down first"),
    ("resumes", "can be gone on with"),
    ("ends", "ends the call"),
    ("always", "never refused"),
)


def phones_page() -> str:
    """The menu with its screens, the keywords, and the sentences that answer."""
    menu, keywords = load_menu(), load_keywords()
    lines = [
        "# What can be asked by telephone",
        "",
        "Generated from the corridor's `phones` folder by `scripts/reference.py`; edit the data, not this page.",
        "[How it works](../explanation/phones.md), [how a gateway is connected](../how-to/connect-a-gateway.md).",
        "",
        "## The menu",
        "",
        "| keys | English | Swahili | asks | answered by | besides |",
        "|---|---|---|---|---|---|",
        *_rows(menu, menu.home, ""),
        "",
        "## First screens",
        "",
    ]
    for language in SPOKEN:
        lines += ["```", show(menu, Place(language=language, track=(menu.home,))).text, "```", ""]
    lines += [
        "## Keywords of text messages",
        "",
        "| asks for | English | Swahili | Russian | then |",
        "|---|---|---|---|---|",
    ]
    for keyword in keywords.leaves.values():
        said = [
            ", ".join(
                word.upper() for word, (leaf, spoken) in keywords.table.items() if (leaf, spoken) == (keyword.leaf, one)
            )
            for one in ("en", "sw", "ru")
        ]
        lines.append(cells((f"`{keyword.leaf}`", *(one or "any other message" for one in said), keyword.takes or "–")))
    lines += ["", "## Answers", "", "| id | English | Swahili | Russian |", "|---|---|---|---|"]
    lines += [cells((f"`{id_}`", text.en, text.sw, text.ru)) for id_, text in load_answers().items()]
    return "\n".join(lines) + "\n"


def _rows(menu: Menu, id_: str, keys: str) -> Iterator[str]:
    screen = menu.screens[id_]
    asks = "; ".join(ask.text.en for ask in screen.asks)
    besides = ", ".join(told for name, told in _FACTS if getattr(screen, name))
    leaf = f"`{screen.leaf}`" if screen.leaf else "–"
    yield cells((keys or "–", screen.name.en, screen.name.sw, asks or "–", leaf, besides))
    for number, choice in enumerate(screen.choices, 1):
        yield from _rows(menu, choice, f"{keys} {number}".strip())
