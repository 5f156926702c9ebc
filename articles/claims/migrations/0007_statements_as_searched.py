"""Statements as they are searched, in a column that trigrams index: a search without regard to case or accents could
not use an index on the statement itself.
"""

import django.contrib.postgres.indexes
from django.db import migrations, models

import articles.claims.models.wording


class Migration(migrations.Migration):
    dependencies = [
        ("articles_claims", "0006_facts_of_figures_and_attributions"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="claim",
            name="claim_statement_trigrams",
        ),
        migrations.AddField(
            model_name="claim",
            name="folded",
            field=models.GeneratedField(
                db_persist=True,
                expression=articles.claims.models.wording.Folded("statement"),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("folded", name="gin_trgm_ops"),
                name="claim_folded_trigrams",
            ),
        ),
    ]
