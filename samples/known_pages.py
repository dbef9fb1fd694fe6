"""Bilingual pages whose words are known to the letter, in several layouts: what reading pictures is measured on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pypdfium2
import typst
from numpy.typing import NDArray

Layout = Literal["borderless", "ruled", "flowing", "swapped", "sequential", "interleaved", "english", "russian"]

HEAD = """#let it = json(bytes(sys.inputs.it))
#set page("a4", margin: (x: 1.8cm, y: 1.6cm))
#set text(font: (it.font, "Libertinus Serif"), size: it.size * 1pt, hyphenate: false)
#set par(justify: it.justify, leading: .55em)
#set smartquote(enabled: false)
#let (en, ru) = (it.en, it.ru)
#let rows(a, b) = a.zip(b).flatten().map(t => text(t))
#let flow(a) = stack(spacing: .8em, ..a.map(t => text(t)))
"""
BODIES: dict[Layout, str] = {
    "borderless": "#grid(columns: (1fr, 1fr), column-gutter: 7mm, row-gutter: .8em, ..rows(en, ru))",
    "swapped": "#grid(columns: (1fr, 1fr), column-gutter: 7mm, row-gutter: .8em, ..rows(ru, en))",
    "ruled": "#table(columns: (1fr, 1fr), stroke: .6pt, inset: 5pt, ..rows(en, ru))",
    "flowing": "#grid(columns: (1fr, 1fr), column-gutter: 6mm, flow(en), flow(ru))",
    "sequential": "#flow(en + ru)",
    "interleaved": "#flow(en.zip(ru).flatten())",
    "english": "#flow(en)",
    "russian": "#flow(ru)",
}


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A clean picture of a page, and the paragraphs printed on it."""

    picture: NDArray[np.uint8]
    en: tuple[str, ...]
    ru: tuple[str, ...]
    layout: Layout


def known_page(
    en: Sequence[str],
    ru: Sequence[str],
    layout: Layout = "borderless",
    size: float = 10,
    font: str = "Liberation Serif",
    justify: bool = False,
    dpi: int = 200,
) -> KnownPage:
    """As many of the pairs as fit on one page, drawn."""
    fits, too_many = 0, min(len(en), len(ru)) + 1
    picture: NDArray[np.uint8] | None = None
    while too_many - fits > 1:
        count = (fits + too_many) // 2
        given = {"en": en[:count], "ru": ru[:count], "size": size, "font": font, "justify": justify}
        pdf = typst.compile((HEAD + BODIES[layout]).encode(), sys_inputs={"it": json.dumps(given)})
        document = pypdfium2.PdfDocument(pdf)
        if len(document) > 1:
            too_many = count
            continue
        fits = count
        drawn = document[0].render(scale=dpi / 72, grayscale=True).to_numpy()
        picture = np.ascontiguousarray(drawn if drawn.ndim == 2 else drawn[..., 0])
    if picture is None:
        raise ValueError("not one pair fits on a page")
    return KnownPage(
        picture,
        tuple(t for t in en[:fits] if t and layout != "russian"),
        tuple(t for t in ru[:fits] if t and layout != "english"),
        layout,
    )
