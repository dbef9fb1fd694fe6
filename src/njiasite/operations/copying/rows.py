"""Any database, row by row: where PostgreSQL's own programs are missing. Slower, and it too sees one instant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, router, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

_MADE_ANEW = {"contenttypes", "auth"}  # rows that every migration makes by itself; nothing of ours names them


class _Exact(DjangoJSONEncoder):
    """Moments to the microsecond, where Django's own keeps milliseconds: hashes cover what is written here."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class OtherSchemaError(RuntimeError):
    """The rows were written by another version of the service."""


def save(alias: str, file: Path) -> None:
    """Writes the applied migrations and every row as a line of JSON."""
    with transaction.atomic(using=alias), file.open("w", encoding="utf-8") as out:
        connection = connections[alias]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        out.write(json.dumps(_applied(alias)) + "\n")
        serializers.serialize("jsonl", _rows(alias), stream=out, cls=_Exact)


def load(alias: str, file: Path) -> None:
    """Makes the tables and fills them. Raises OtherSchemaError where the rows are of another version."""
    call_command("migrate", database=alias, verbosity=0)
    with file.open(encoding="utf-8") as lines, transaction.atomic(using=alias):
        if json.loads(next(lines)) != _applied(alias):
            raise OtherSchemaError("restore it with the version of Njia that made it, then migrate")
        for row in serializers.deserialize("jsonl", lines, using=alias):
            row.save(using=alias)
        _count_on(alias)


def _models(alias: str) -> list[type[Model]]:
    listed = [(app, None) for app in apps.get_app_configs() if app.label not in _MADE_ANEW]
    ordered = serializers.sort_dependencies(listed, allow_cycles=True)
    return [model for model in ordered if router.allow_migrate_model(alias, model)]


def _rows(alias: str) -> Iterator[Model]:
    for model in _models(alias):
        yield from model._base_manager.using(alias).order_by("pk").iterator(chunk_size=2000)


def _applied(alias: str) -> list[list[str]]:
    return sorted([*one] for one in MigrationRecorder(connections[alias]).applied_migrations())


def _count_on(alias: str) -> None:
    """Numbers that the database gives go on after those that were loaded."""
    connection: Any = connections[alias]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), _models(alias)):
            cursor.execute(sql)
