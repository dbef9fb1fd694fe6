"""A contract whose worker has left is no closed case any more: its seal can be revoked (docs/decisions/0044)."""

from django.db import migrations


def reopen(apps, schema_editor):
    states = apps.get_model("dossiers", "DossierState").objects
    states.filter(dossier__procedure="attestation", state="departed").update(closed=False)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0005_clock_keys_as_long_as_a_text")]
    operations = [migrations.RunPython(reopen, migrations.RunPython.noop)]
