"""``python -m benchmarks.letters.nearest``: learns the closer look at words that the table of letters takes for likely.

A table says too much for the names it was learned from. So one is made here from four fifths of them, and the closer
look is learned from the last fifth. Each name meets 300 wrong ones, as in the measurement; the nearest few stay. Three
small networks learn from chance beginnings to tell them from the right one, and are shipped as one.

One thread: more of them add up in another order, and a network learned in hundreds of steps then ends elsewhere.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from threadpoolctl import threadpool_limits

from benchmarks.letters.__main__ import write
from benchmarks.letters.pairs import Pair, hardest, parted, split
from njia.names import closer
from njia.names.letters import Letters, read

_TARGET = closer.TABLE
_NAMES, _NEAREST, _SEED, _CHUNK = 22_000, 6, 202, 1_000
_UNSEEN = 0.2  # of the names to learn from, by the table that the closer look is learned beside
_NETWORKS, _HINGES, _DECAY, _ROUNDS = 3, 12, 3.0, 400
_FALSE = 0.01
_LEAST = -12.0  # below nobody looks closer: the pairs that are none would teach it to call the impossible true
Array = NDArray[np.float64]


def nearest(table: Letters, pairs: list[Pair], count: int, seed: int) -> tuple[list[Pair], list[Pair]]:
    """Right pairs, and for each the nearest wrong ones one after the other."""
    wrong: list[Pair] = []
    drawn = hardest(pairs, count, seed=seed)
    for at in range(0, count, _CHUNK):
        some = drawn[at : at + _CHUNK]
        flat = [(latin, word) for (latin, _), words in some for word in words]
        likely = table.score([a for a, _ in flat], [b for _, b in flat]).reshape(len(some), -1)
        order = np.argsort(-likely, axis=1)[:, :_NEAREST]
        wrong += [(latin, words[k]) for ((latin, _), words), best in zip(some, order, strict=True) for k in best]
    return [pair for pair, _ in drawn], wrong


def measured(table: Letters, pairs: list[Pair]) -> Array:
    return closer.measured(table, [a for a, _ in pairs], [b for _, b in pairs])


def fitted(x: Array, right: Array, seed: int) -> tuple[Array, Array, Array, float]:
    """Weights, turns, what each hinge counts, and the shift of one network; the weights are held towards nothing."""
    columns, chance = x.shape[1], np.random.default_rng(seed)
    cut = np.cumsum([columns * _HINGES, _HINGES, _HINGES])
    start = np.r_[chance.normal(0, 0.4, cut[0]), np.zeros(_HINGES), chance.normal(0, 0.4, _HINGES), 0.0]

    def loss(all_: Array) -> tuple[float, Array]:
        hidden, turns, out, shift = np.split(all_, cut)
        hidden = hidden.reshape(columns, _HINGES)
        raised = x @ hidden + turns
        hinges = np.maximum(raised, 0)
        weight = hinges @ out + shift[0]
        slope = 1 / (1 + np.exp(-np.clip(weight, -30, 30))) - right
        back = np.outer(slope, out) * (raised > 0)
        gradient = np.r_[(x.T @ back).ravel(), back.sum(axis=0), hinges.T @ slope, slope.sum()]
        held = np.r_[all_[: cut[0]], np.zeros(_HINGES), all_[cut[1] : cut[2]], 0.0]
        value = np.logaddexp(0, weight) - right * weight
        return float(value.sum() + _DECAY * (held @ held) / 2), gradient + _DECAY * held

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    print(f"network {seed}: loss {found.fun:.0f} over {len(x)}", flush=True)
    hidden, turns, out, shift = np.split(found.x, cut)
    return hidden.reshape(columns, _HINGES), turns, out, float(shift[0])


@threadpool_limits.wrap(limits=1)
def main() -> None:
    learned, _ = split()
    seen, unseen = parted(learned, _UNSEEN, _SEED)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "letters.txt"
        write(seen, made)
        table = read(made)
        right, wrong = nearest(table, unseen, _NAMES, _SEED)
        learn(measured(table, right), measured(table, wrong), _TARGET)


@threadpool_limits.wrap(limits=1)
def learn(right: Array, wrong: Array, target: Path) -> None:
    """Writes the network. One half of its scores is what the nearest wrong one of a name in a hundred reaches.

    What nobody looks closer at is not learned from.
    """
    looked = [side[:, 0] >= _LEAST for side in (right, wrong)]
    x = np.r_[right[looked[0]], wrong[looked[1]]]
    middle, spread = x.mean(axis=0), x.std(axis=0)
    said = np.repeat([1.0, 0.0], [side.sum() for side in looked])
    parts = [fitted((x - middle) / spread, said, seed) for seed in range(_NETWORKS)]
    hidden = np.hstack([hidden for hidden, _, _, _ in parts])
    turns = np.concatenate([turns for _, turns, _, _ in parts])
    out = np.concatenate([out for _, _, out, _ in parts]) / _NETWORKS
    network = closer.Closer(_LEAST, middle, spread, hidden, turns, out, 0.0)
    reached = np.where(looked[1], network.weigh(wrong), -np.inf).reshape(-1, _NEAREST).max(axis=1)
    shift = -float(np.quantile(reached, 1 - _FALSE, method="higher"))
    rows = [np.r_[_LEAST, shift], middle, spread, *np.column_stack([hidden.T, turns, out])]
    lines = [" ".join(f"{number:.3g}" for number in row) for row in rows]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
