"""Lines entered before names were kept by their sounds are found by name again, without waiting for their next act."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from njia.names.blocking import blocking_keys
from njia.names.organisations import organisation

NAME = "name"
_AT_ONCE = 500


def mark(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    marks = apps.get_model("registers", "Mark")
    without = apps.get_model("registers", "Entry").objects.exclude(marks__kind=NAME)
    rows = without.values_list("pk", "name", "other_name").iterator(_AT_ONCE)
    made = (marks(entry_id=pk, kind=NAME, value=key) for pk, *names in rows for key in _keys(names))
    marks.objects.bulk_create(list(made), batch_size=_AT_ONCE, ignore_conflicts=True)  # an old server may mark it too


def _keys(names: list[str]) -> list[str]:
    return sorted({key for name in names for word in organisation(name).words for key in blocking_keys(word)})


class Migration(migrations.Migration):
    dependencies = [("registers", "0003_lists_entered_by_the_worker")]
    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
