"""A corridor's YAML as plain values: PyYAML's own nodes, made into values without its general constructor.

Reading the corridor was a fifth of the command's start, and half of that went into machinery for tags that a
corridor hardly uses. What is read here is the same as by `yaml.safe_load`, which still makes numbers, dates and merges.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

import msgspec
import yaml

T = TypeVar("T")

_MERGE = "tag:yaml.org,2002:merge"
_STR = "tag:yaml.org,2002:str"
_Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc,valid-type]  # one class or the other, by what is installed
    """Composes nodes. Quoted words and those that begin like no number, date or constant need no resolving."""

    def descend_resolver(self, *_: object) -> None:
        """No path has a type of its own here."""

    def ascend_resolver(self) -> None:
        """Nothing was descended into."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: Any) -> Any:
        """The tag of a node."""
        if kind is yaml.ScalarNode and (implicit[1] or value[:1] not in self.yaml_implicit_resolvers):
            return _STR
        return super().resolve(kind, value, implicit)


def decoded(data: bytes, shape: type[T]) -> T:
    """The values in that shape, as `msgspec.yaml.decode` gives them. Raises msgspec.MsgspecError."""
    try:
        values = plain(data)
    except yaml.YAMLError as error:
        raise msgspec.DecodeError(str(error)) from None
    return msgspec.convert(values, shape, builtin_types=(datetime, date))


def plain(data: bytes) -> Any:
    """Lists, dicts, strings, numbers, dates and constants. Raises yaml.YAMLError for what is not that."""
    loader = _Loader(data)
    try:
        node = loader.get_single_node()
        return None if node is None else _value(node, loader)
    finally:
        loader.dispose()


def _value(node: yaml.Node, loader: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.tag == _STR else loader.construct_object(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(each, loader) for each in node.value]
    own = [(key, each) for key, each in node.value if key.tag != _MERGE]
    values = {_value(key, loader): _value(each, loader) for key, each in own}
    if len(values) < len(own):  # PyYAML lets the last one win, and nobody learns that the first counts nothing
        raise _twice([key for key, _ in own], loader)
    return values if len(own) == len(node.value) else loader.construct_object(node, deep=True)


def _twice(nodes: list[yaml.Node], loader: Any) -> yaml.YAMLError:
    keys = [_value(key, loader) for key in nodes]
    at = next(at for at, key in enumerate(keys) if key in keys[:at])
    return yaml.constructor.ConstructorError(None, None, f"{keys[at]!r} stands twice", nodes[at].start_mark)
