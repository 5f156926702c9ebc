import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The ledger knows who it was. What is told to outsiders when a row becomes visible or hidden is no change of it.
FROM_THE_LEDGER = """
UPDATE {table} changed SET modified_by_id = last.actor_id
FROM (
    SELECT DISTINCT ON (entry.subject_id) entry.subject_id, entry.actor_id
    FROM ledger_entry entry JOIN {table} one ON one.id = entry.subject_id
    WHERE one.version > 1 AND entry.verb NOT LIKE '%.released' AND entry.verb NOT LIKE '%.withdrawn'
    ORDER BY entry.subject_id, entry.id DESC
) last
WHERE changed.id = last.subject_id AND last.actor_id <> changed.created_by_id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles_corpus", "0006_stories_found_again"),
        ("articles_ledger", "0003_redaction"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="modified_by",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(FROM_THE_LEDGER.format(table="corpus_article"), migrations.RunSQL.noop),
    ]
