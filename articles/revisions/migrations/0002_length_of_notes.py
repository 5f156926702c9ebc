from django.db import migrations, models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual


class Migration(migrations.Migration):
    dependencies = [("articles_revisions", "0001_corrections")]

    operations = [
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=LessThanOrEqual(Length("note"), 2000), name="correction_note_length"
            ),
        ),
    ]
