from django.db import migrations

REFUSE_EMPTYING = """
CREATE TRIGGER corpus_revision_never_emptied BEFORE TRUNCATE ON corpus_revision
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
"""
ALLOW_EMPTYING = "DROP TRIGGER corpus_revision_never_emptied ON corpus_revision;"


class Migration(migrations.Migration):
    dependencies = [
        ("articles_corpus", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(REFUSE_EMPTYING, ALLOW_EMPTYING),
    ]
