"""Remember of an export what its creator could read, and from where on what is withdrawn may stand in it.

Files that were made before know of no such border: they may name anybody, so none is handed to outsiders any more.
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
