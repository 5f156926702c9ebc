from django.conf import settings
from django.db import migrations, models

# What is open now has been told of already. The end of an embargo that lapsed before counts as told, too.
OPEN_SINCE = """
UPDATE corpus_article SET released = modified
WHERE pub_status = 'usable' AND (embargoed_until IS NULL OR embargoed_until <= now());
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles_corpus", "0002_revisions_never_emptied"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="released",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.RunSQL(OPEN_SINCE, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("pub_status", "usable"), ("released", None)),
                fields=["id"],
                name="article_to_be_released",
            ),
        ),
    ]
