"""Remember for an export what its creator could read, and which withdrawals may concern its file.

Older files have no such record. They may name anybody, so outsiders can no longer download them.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles_exports", "0002_export_files_removed")]

    operations = [
        migrations.AddField(
            model_name="exportjob",
            name="sees_confidential",
            field=models.BooleanField(default=True),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="exportjob",
            name="horizon",
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
    ]
