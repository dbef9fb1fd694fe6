"""An evaluation as a page of Markdown, for the documents and for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from njia.screening.evaluation import Evaluation

_OUTCOMES = ("stop", "check", "no_signs", "cannot_judge", "advisory")


def page(one: Evaluation) -> str:
    """Every figure with its count; the misses last, all of them."""
    lines = [f"{one.texts} texts.", "", *_table(("what", "share (count; 95 % interval)"), _shares(one))]
    auc = f"AUC of points, bad texts against honest offers of the same channel: {one.auc:.3f}"
    lines += ["", f"{auc}; of any channel: {one.auc_across:.3f}.", ""]
    if one.spans:
        told = ", ".join(f"{name} {figure:.2f}" for name, figure in one.spans.items())
        lines += [f"Cited words against the words that a person marked, by characters: {told}.", ""]
    for name, rows in one.by.items():
        cells = ((row, *(str(counts.get(o, 0)) for o in _OUTCOMES)) for row, counts in rows.items())
        lines += [*_table((name, *(o.replace("_", " ") for o in _OUTCOMES)), cells), ""]
    bands = ((str(b.points), f"{b.bad} of {b.of}", f"{b.low:.2f}–{b.high:.2f}") for b in one.bands)
    lines += [*_table(("points or more", "bad texts", "95 % interval"), bands), ""]
    misses = ((m.id, m.label, m.lang, m.verdict) for m in one.misses)
    lines += [f"Judged otherwise than their label asks: {len(one.misses)}.", ""]
    return "\n".join([*lines, *_table(("text", "label", "language", "verdict"), misses)]) + "\n"


def _shares(one: Evaluation) -> Iterable[tuple[str, str]]:
    return ((name, str(share)) for name, share in one.shares.items())


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    heads = tuple(heads)
    return [
        f"| {' | '.join(heads)} |",
        "|" + "---|" * len(heads),
        *(f"| {' | '.join(cell for cell in row)} |" for row in rows),
    ]
