"""The table behind the shared cache of rate limits: made here, so that migrating is all there is to do."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make(apps: Any, schema_editor: Any) -> None:
    """Make the table where it is missing."""
    if schema_editor.connection.alias == "default":
        call_command("createcachetable", verbosity=0, database="default")


class Migration(migrations.Migration):
    dependencies = [("identities", "0002_grants")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
