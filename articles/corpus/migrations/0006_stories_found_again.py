"""Indexes that tell whether a story is here already, by its text or by its address."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles_corpus", "0005_sentences")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.HashIndex(
                condition=models.Q(("uri", ""), _negated=True), fields=["uri"], name="article_by_uri"
            ),
        ),
        migrations.AddIndex(
            model_name="revision",
            index=django.contrib.postgres.indexes.HashIndex(fields=["sha256"], name="revision_by_text"),
        ),
    ]
