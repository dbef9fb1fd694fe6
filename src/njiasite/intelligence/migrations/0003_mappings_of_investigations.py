from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models


def nobodys(apps: Any, schema_editor: Any) -> None:
    """Of which investigation a mapping was, nothing says: it can be kept again with the next list."""
    apps.get_model("intelligence", "ListMapping").objects.all().delete()


class Migration(migrations.Migration):
    dependencies: ClassVar = [("intelligence", "0002_rings_of_investigations")]

    operations: ClassVar = [
        migrations.RunPython(nobodys, migrations.RunPython.noop),
        migrations.AddField("listmapping", "compartment", models.UUIDField(default=None), preserve_default=False),
        migrations.AlterField("listmapping", "name", models.CharField(max_length=80)),
        migrations.AddConstraint(
            "listmapping", models.UniqueConstraint(fields=["compartment", "name"], name="one_mapping_of_a_name")
        ),
    ]
