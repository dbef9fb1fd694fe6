"""``python -m benchmarks.letters.nearest``: learns the closer look at words that the table of letters takes for likely.

Each name of those to learn from meets 300 wrong ones, as in the measurement; the nearest few stay. Three small networks
learn from chance beginnings to tell them from the right one, and are shipped as one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.letters.pairs import Pair, hardest, split
from njia.names import closer
from njia.names.letters import letters

_TARGET = closer.TABLE
_NAMES, _NEAREST, _SEED, _CHUNK = 24_000, 6, 202, 1_000
_NETWORKS, _HINGES, _DECAY, _ROUNDS = 3, 12, 3.0, 400
_FALSE = 0.01
_LEAST = -12.0  # below nobody looks closer: the pairs that are none would teach it to call the impossible true
Array = NDArray[np.float64]


def nearest(pairs: list[Pair], count: int, seed: int) -> tuple[list[Pair], list[Pair]]:
    """Right pairs, and for each the nearest wrong ones one after the other."""
    table, wrong, drawn = letters(), [], hardest(pairs, count, seed=seed)
    for at in range(0, count, _CHUNK):
        some = drawn[at : at + _CHUNK]
        flat = [(latin, word) for (latin, _), words in some for word in words]
        likely = table.score([a for a, _ in flat], [b for _, b in flat]).reshape(len(some), -1)
        order = np.argsort(-likely, axis=1)[:, :_NEAREST]
        wrong += [(latin, words[k]) for ((latin, _), words), best in zip(some, order, strict=True) for k in best]
    return [pair for pair, _ in drawn], wrong


def measured(pairs: list[Pair]) -> Array:
    return closer.measured(letters(), [a for a, _ in pairs], [b for _, b in pairs])


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


def main() -> None:
    learned, _ = split()
    right, wrong = nearest(learned, _NAMES, _SEED)
    learn(measured(right), measured(wrong))


def learn(right: Array, wrong: Array) -> None:
    """Writes the network. One half of its scores is what the nearest wrong one of a name in a hundred reaches."""
    x = np.r_[right, wrong]
    middle, spread = x.mean(axis=0), x.std(axis=0)
    said = np.r_[np.ones(len(right)), np.zeros(len(wrong))]
    parts = [fitted((x - middle) / spread, said, seed) for seed in range(_NETWORKS)]
    hidden = np.hstack([hidden for hidden, _, _, _ in parts])
    turns = np.concatenate([turns for _, turns, _, _ in parts])
    out = np.concatenate([out for _, _, out, _ in parts]) / _NETWORKS
    network = closer.Closer(_LEAST, middle, spread, hidden, turns, out, 0.0)
    shift = -float(np.quantile(network.weigh(wrong).reshape(-1, _NEAREST).max(axis=1), 1 - _FALSE))
    rows = [np.r_[_LEAST, shift], middle, spread, *np.column_stack([hidden.T, turns, out])]
    lines = [" ".join(f"{number:.3g}" for number in row) for row in rows]
    _TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{_TARGET.name}: {_TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
