"""Revisions keep the boundaries of their sentences; those of the texts that are there already are found now."""

from itertools import batched
from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from articles.corpus.types import Block
from articles.segmentation.rules import sentences

# Texts in memory at a time; one may have two million characters.
AT_ONCE = 50
# A revision never changes, and so says a trigger, which would refuse this as well. Text, offsets and hash stay as they
# are: a column that nobody has read yet is filled. Nobody else sees the trigger off: the table is locked for as long.
UNGUARD = "ALTER TABLE corpus_revision DISABLE TRIGGER corpus_revision_never_changes"
GUARD = "ALTER TABLE corpus_revision ENABLE TRIGGER corpus_revision_never_changes"


def find_sentences(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Fill the column for every revision, by its article's language."""
    Revision: Any = apps.get_model("articles_corpus", "Revision")
    rows = Revision.objects.using(schema_editor.connection.alias)
    schema_editor.execute(UNGUARD)
    for ids in batched(list(rows.order_by().values_list("id", flat=True)), AT_ONCE):
        batch = list(rows.filter(id__in=ids).select_related("article"))
        for row in batch:
            blocks = [Block(*place) for place in row.block_table]
            row.sentence_table = sentences(row.text, blocks, language=row.article.language)
        rows.bulk_update(batch, ["sentence_table"])
    schema_editor.execute(GUARD)


class Migration(migrations.Migration):
    dependencies = [
        ("articles_corpus", "0004_published"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="sentence_table",
            field=models.JSONField(null=True),
        ),
        migrations.RunPython(find_sentences, migrations.RunPython.noop, elidable=False),
        migrations.AlterField(
            model_name="revision",
            name="sentence_table",
            field=models.JSONField(),
        ),
    ]
