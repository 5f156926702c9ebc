"""An index of articles by their date, for lists in that order."""

from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [
        ("articles_corpus", "0008_found_by_credit"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                Coalesce("version_created", "created"), models.F("id"), name="article_by_written"
            ),
        ),
    ]
