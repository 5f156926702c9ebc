"""An index of the names of credits, for finding articles by one."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles_corpus", "0007_who_changed_it_last"),
        ("articles_sources", "0011_alike_by_home_page"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="infosource",
            index=models.Index(django.db.models.functions.text.Upper("name"), name="info_source_by_name"),
        ),
    ]
