"""An index of the names of credits, for finding articles by one."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles_corpus", "0005_sentences"),
        ("articles_sources", "0006_names_like"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="infosource",
            index=models.Index(django.db.models.functions.text.Upper("name"), name="info_source_by_name"),
        ),
    ]
