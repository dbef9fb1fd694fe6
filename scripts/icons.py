"""Draws the icons of the installed page, for phones that show no SVG: ``python scripts/icons.py``.

The same lines as ``icon.svg``. The maskable one fills the square, with the sign inside the circle that no phone cuts.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).parents[1] / "src/njiasite/pages/static/njia"
_GREEN, _PAPER = "#0b5d3b", "#fbfaf7"
_BOX, _ROUND = 32, 7  # the viewBox of icon.svg and the radius of its corners
_WAY = ((14.5, 4), (17.5, 4), (24, 28), (17.4, 28), (16.8, 20), (15.2, 20), (14.6, 28), (8, 28))
_FINER = 4  # drawn larger, then made small: smooth edges
_SAFE = 0.72  # the whole sign within the inner four fifths of a maskable icon


def drawn(side: int, *, maskable: bool = False) -> Image.Image:
    """The icon with that many pixels a side."""
    unit = side * _FINER / _BOX
    image = Image.new("RGBA", (side * _FINER, side * _FINER), _GREEN if maskable else (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    if not maskable:
        pen.rounded_rectangle((0, 0, side * _FINER - 1, side * _FINER - 1), _ROUND * unit, fill=_GREEN)
    scale, middle = (_SAFE if maskable else 1.0), _BOX / 2
    pen.polygon([tuple((middle + (at - middle) * scale) * unit for at in point) for point in _WAY], fill=_PAPER)
    return image.resize((side, side), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    for side in (192, 512):
        drawn(side).save(TARGET / f"icon-{side}.png", optimize=True)
    drawn(512, maskable=True).save(TARGET / "icon-maskable.png", optimize=True)
