"""Triggers that refuse what the ledger never does, whoever asks: also a person with the database's own prompt."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython

REFUSAL = "the ledger is only ever added to"


class AppendOnly(RunPython):
    """A migration step: rows of these tables can be added, never changed or removed."""

    def __init__(self, *tables: str, when: str = "") -> None:
        def install(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
            _prepare(editor)
            for table in tables:
                _refuse(editor, table, "UPDATE", when)
                _refuse(editor, table, "DELETE")

        super().__init__(install, lambda _apps, editor: _drop(editor, tables))


class OnlyForwards(AppendOnly):
    """A migration step: a row of this table changes only by its ``seq`` growing by one."""

    def __init__(self, table: str) -> None:
        super().__init__(table, when="NEW.seq <> OLD.seq + 1 OR NEW.id <> OLD.id")


def _prepare(editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(
            "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )


def _refuse(editor: BaseDatabaseSchemaEditor, table: str, event: str, when: str = "") -> None:
    head = f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}"
    condition = f"WHEN ({when})" if when else ""
    if editor.connection.vendor == "sqlite":
        editor.execute(f"{head} FOR EACH ROW {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")
        return
    editor.execute(f"{head} FOR EACH ROW {condition} EXECUTE FUNCTION ledger_refuse()")
    if event == "DELETE":  # TRUNCATE deletes without asking the rows
        editor.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
        )


def _drop(editor: BaseDatabaseSchemaEditor, tables: Sequence[str]) -> None:
    postgres = editor.connection.vendor == "postgresql"
    for table in tables:
        for event in ("update", "delete", *(["truncate"] if postgres else [])):
            editor.execute(f"DROP TRIGGER {table}_no_{event}" + (f" ON {table}" if postgres else ""))
