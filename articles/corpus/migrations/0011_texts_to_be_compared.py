"""Which text of an article was last compared with those of others: of what is here, none yet."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("articles_corpus", "0010_british_labels"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="compared",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=Q(compared=None) | ~Q(compared=F("current")),
                fields=["id"],
                name="article_to_be_compared",
            ),
        ),
    ]
