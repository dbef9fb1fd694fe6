"""Pairs are weighed again by the worker: those that one thing alone speaks for were shown as likelier than they are."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations


def again(apps: Any, _editor: Any) -> None:
    apps.get_model("intelligence", "Mention").objects.update(linked_at=None)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("intelligence", "0003_mappings_of_investigations")]

    operations: ClassVar = [migrations.RunPython(again, migrations.RunPython.noop)]
