"""Transactions that join the one which is open."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.db import connection, transaction


def joined() -> AbstractContextManager[Any]:
    """The caller's transaction, or one of its own.

    Without a savepoint, which costs two statements: for work that writes nothing before it can still fail.
    """
    return nullcontext() if connection.in_atomic_block else transaction.atomic()
