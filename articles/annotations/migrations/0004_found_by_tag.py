"""An index of tags, for finding annotations by one."""

import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles_annotations", "0003_who_changed_it_last"),
        ("articles_corpus", "0007_who_changed_it_last"),
        ("articles_sources", "0011_alike_by_home_page"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="annotation",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("tags", []), _negated=True), fields=["tags"], name="annotation_by_tag"
            ),
        ),
    ]
