"""Makes from a clean page what people send: an office scan, a phone photo. The same seed gives the same bytes."""

from __future__ import annotations

from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Kind = Literal["jpeg", "png", "tiff"]


def scan(page: Picture, seed: int, kind: Kind = "jpeg", dpi: int = 200) -> bytes:
    """A flatbed scan of ``page`` (rendered at ``dpi``): a little askew, grey paper, dust, a dark edge, compressed."""
    draw = np.random.default_rng(seed)
    grey = _grey(page).astype(np.float32)
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), draw.uniform(-1.5, 1.5), 1.0)
    turn[:, 2] += draw.uniform(-12, 12, 2)
    grey = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(250,))
    grey = cv2.GaussianBlur(grey, (0, 0), draw.uniform(0.4, 0.7))
    paper, ink = draw.uniform(232, 248), draw.uniform(25, 70)
    grey = ink + np.clip(grey, 0, 255) / 255 * (paper - ink)
    grey += draw.normal(0, draw.uniform(2.5, 5.0), grey.shape).astype(np.float32)
    for _ in range(int(draw.integers(20, 60))):
        centre = (int(draw.integers(width)), int(draw.integers(height)))
        cv2.circle(grey, centre, int(draw.integers(1, 3)), float(draw.uniform(90, 190)), -1, cv2.LINE_AA)
    if draw.random() < 0.5:  # the lid was not shut
        edge = int(draw.integers(6, 18))
        grey[:, -edge:] -= np.linspace(0, 160, edge, dtype=np.float32)
    return _packed(np.clip(grey, 0, 255).astype(np.uint8), kind, int(draw.integers(62, 85)), dpi)


def photo(page: Picture, seed: int, turned: int = 0) -> bytes:
    """A phone photo: bent paper on a desk, seen aslant, uneven light, a shadow. ``turned`` is quarters clockwise."""
    draw = np.random.default_rng(10_000 + seed)
    colour = cv2.cvtColor(_grey(page), cv2.COLOR_GRAY2BGR).astype(np.float32)
    colour = colour / 255 * np.array([214, 226, 232], np.float32) + 18
    height, width = colour.shape[:2]
    size = (int(width * 1.16), int(height * 1.14))
    inside = _paper_map(draw, width, height, size)
    seen = cv2.remap(colour, inside, None, cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(-1, -1, -1))
    mask = cv2.remap(np.ones((height, width), np.float32), inside, None, cv2.INTER_LINEAR, borderValue=(0,))[..., None]
    picture = seen * mask + _desk(draw, size) * (1 - mask)
    picture *= _light(draw, size)[..., None]
    picture = cv2.GaussianBlur(picture, (0, 0), draw.uniform(0.5, 0.95))
    picture += draw.normal(0, draw.uniform(2.0, 4.5), picture.shape).astype(np.float32)
    done = np.clip(picture, 0, 255).astype(np.uint8)
    return _packed(np.ascontiguousarray(np.rot90(done, -turned)), "jpeg", int(draw.integers(68, 86)), None)


def _grey(page: Picture) -> Picture:
    return page if page.ndim == 2 else np.asarray(cv2.cvtColor(page[..., :3], cv2.COLOR_BGR2GRAY), np.uint8)


def _paper_map(draw: np.random.Generator, width: int, height: int, size: tuple[int, int]) -> NDArray[np.float32]:
    """For each pixel of the photo, the place on the flat page: perspective first, then the bend of the paper."""
    wide, high = size
    margin = np.array([[0.06, 0.05], [0.94, 0.05], [0.94, 0.95], [0.06, 0.95]])
    corners = (margin + draw.uniform(-0.03, 0.03, (4, 2))) * (wide, high)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    back = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    place = cv2.perspectiveTransform(np.stack([xs, ys], -1).reshape(-1, 1, 2), back).reshape(high, wide, 2)
    u = place[..., 0] / width
    v = place[..., 1] / height
    bend, twist, phase = draw.uniform(-14, 14), draw.uniform(-8, 8), draw.uniform(0, 0.6)
    place[..., 1] += (bend + twist * (v - 0.5) * 2) * np.sin(np.pi * (u + phase))
    return place.astype(np.float32)


def _desk(draw: np.random.Generator, size: tuple[int, int]) -> NDArray[np.float32]:
    _wide, high = size
    grain = draw.normal(0, 1, (high // 4, 12)).astype(np.float32)
    grain = cv2.resize(cv2.GaussianBlur(grain, (0, 0), 1.5), size, interpolation=cv2.INTER_CUBIC)
    colours = ([60, 92, 128], [70, 72, 78], [96, 110, 120], [40, 58, 84])
    colour = np.array(colours[int(draw.integers(len(colours)))], np.float32)
    return np.asarray(colour + grain[..., None] * 26, np.float32)


def _light(draw: np.random.Generator, size: tuple[int, int]) -> NDArray[np.float32]:
    """A lamp on one side, darker corners, and the soft shadow of the phone or the hand."""
    wide, high = size
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    angle = draw.uniform(0, 2 * np.pi)
    slope = (xs / wide - 0.5) * np.cos(angle) + (ys / high - 0.5) * np.sin(angle)
    light = 1.0 + draw.uniform(0.1, 0.3) * slope
    light -= draw.uniform(0.05, 0.2) * ((xs / wide - 0.5) ** 2 + (ys / high - 0.5) ** 2)
    shade = np.zeros((high // 8, wide // 8), np.float32)
    centre = draw.uniform(0.1, 0.9, 2) * (wide // 8, high // 8)
    box = (
        tuple(centre.tolist()),
        tuple((draw.uniform(0.2, 0.5, 2) * (wide // 8, high // 8)).tolist()),
        draw.uniform(0, 90),
    )
    cv2.fillPoly(shade, [cv2.boxPoints(box).astype(np.int32)], 1.0)
    shade = cv2.GaussianBlur(shade, (0, 0), draw.uniform(5, 14))
    return np.asarray(light * (1 - draw.uniform(0.15, 0.35) * cv2.resize(shade, size)), np.float32)


def _packed(picture: Picture, kind: Kind, quality: int, dpi: int | None) -> bytes:
    import io

    from PIL import Image

    image = Image.fromarray(picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
    out = io.BytesIO()
    resolution = {"dpi": (dpi, dpi)} if dpi else {}
    if kind == "jpeg":
        image.save(out, "JPEG", quality=quality, **resolution)
    elif kind == "png":
        image.save(out, "PNG", **resolution)
    else:
        image.save(out, "TIFF", compression="tiff_lzw", **resolution)
    return out.getvalue()
