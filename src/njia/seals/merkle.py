"""One hash over the heads of all chains: a binary tree of SHA-256, shaped and salted as in RFC 6962."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from uuid import UUID


def leaf(chain: UUID, seq: int, head: bytes) -> bytes:
    """The leaf of a chain: which one it is, how long, and the hash of its last act."""
    return hashlib.sha256(b"\0" + chain.bytes + seq.to_bytes(8, "big") + head).digest()


def merkle_root(leaves: Iterable[bytes]) -> bytes:
    """The root over these leaves, in their order."""
    tree = Tree()
    for index, one in enumerate(leaves):
        tree.put(index, one)
    return tree.root()


class Tree:
    """Leaves that can be put and replaced; asking for the root costs only the paths that changed."""

    def __init__(self) -> None:
        self._levels: list[list[bytes]] = [[]]
        self._changed: set[int] = set()

    def __len__(self) -> int:
        return len(self._levels[0])

    def put(self, index: int, value: bytes) -> None:
        """Replaces a leaf, or adds the next one."""
        leaves = self._levels[0]
        if index == len(leaves):
            leaves.append(value)
        else:
            leaves[index] = value
        self._changed.add(index)

    def root(self) -> bytes:
        """The root; without leaves, the hash of nothing."""
        level, changed = 0, self._changed
        while len(self._levels[level]) > 1:
            if level + 1 == len(self._levels):
                self._levels.append([])
            changed = {self._parent(level, index >> 1) for index in changed}
            level += 1
        self._changed = set()
        return self._levels[level][0] if len(self) else hashlib.sha256().digest()

    def _parent(self, level: int, index: int) -> int:
        below, above = self._levels[level], self._levels[level + 1]
        pair = below[2 * index : 2 * index + 2]
        value = hashlib.sha256(b"\1" + pair[0] + pair[1]).digest() if len(pair) == 2 else pair[0]
        if index >= len(above):
            above.extend([b""] * (index + 1 - len(above)))
        above[index] = value
        return index
