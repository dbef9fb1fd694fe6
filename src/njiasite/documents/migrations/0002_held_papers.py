from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def all_were_given(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was kept before is kept: only what comes from now on can be abandoned."""
    apps.get_model("documents", "Paper").objects.update(given_at=F("kept_at"))


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.AddField(model_name="paper", name="given_at", field=models.DateTimeField(null=True)),
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(condition=models.Q(("given_at", None)), fields=["kept_at"], name="papers_held"),
        ),
        migrations.RunPython(all_were_given, migrations.RunPython.noop),
    ]
