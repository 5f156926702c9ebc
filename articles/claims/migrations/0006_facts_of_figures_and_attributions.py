"""What a delta comes on top of, several things counted together, forecasts, and when something was said; and indexes
for finding claims, figures and attributions by what is recorded of them.

Figures that are a delta and part of a total keep both, as they were recorded: nobody but their editor knows which
number was meant.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles_annotations", "0004_found_by_tag"),
        ("articles_claims", "0005_who_changed_it_last"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="attribution",
            name="said_on",
            field=models.CharField(blank=True, default="", max_length=11),
        ),
        migrations.AddField(
            model_name="attribution",
            name="said_words",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.AddField(
            model_name="attribution",
            name="tense",
            field=models.CharField(
                choices=[
                    ("unspecified", "Unspecified"),
                    ("past", "Has happened"),
                    ("present", "Is so now"),
                    ("future", "Is forecast"),
                ],
                default="unspecified",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="figure",
            name="base",
            field=models.DecimalField(blank=True, decimal_places=12, max_digits=30, null=True),
        ),
        migrations.AddField(
            model_name="figure",
            name="things",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=300), blank=True, default=list
            ),
        ),
        migrations.AddIndex(
            model_name="attribution",
            index=models.Index(
                condition=models.Q(("quote_type", "indirect"), _negated=True),
                fields=["quote_type", "created", "id"],
                name="attribution_by_quote_type",
            ),
        ),
        migrations.AddIndex(
            model_name="attribution",
            index=models.Index(
                condition=models.Q(("cue_stance", "neutral"), _negated=True),
                fields=["cue_stance", "created", "id"],
                name="attribution_by_stance",
            ),
        ),
        migrations.AddIndex(
            model_name="attribution",
            index=models.Index(
                condition=models.Q(("certainty", "underspecified"), _negated=True),
                fields=["certainty", "created", "id"],
                name="attribution_by_certainty",
            ),
        ),
        migrations.AddIndex(
            model_name="attribution",
            index=models.Index(
                condition=models.Q(("polarity", "positive"), _negated=True),
                fields=["polarity", "created", "id"],
                name="attribution_by_polarity",
            ),
        ),
        migrations.AddIndex(
            model_name="attribution",
            index=models.Index(
                condition=models.Q(("tense", "unspecified"), _negated=True),
                fields=["tense", "created", "id"],
                name="attribution_by_tense",
            ),
        ),
        migrations.AddIndex(
            model_name="attribution",
            index=models.Index(
                condition=models.Q(("attribution_terms", "on_record"), _negated=True),
                fields=["attribution_terms", "created", "id"],
                name="attribution_by_terms",
            ),
        ),
        migrations.AddIndex(
            model_name="attribution",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass("said_on", name="varchar_pattern_ops"),
                condition=models.Q(("said_on", ""), _negated=True),
                name="attribution_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("topics", []), _negated=True), fields=["topics"], name="claim_by_topic"
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=django.contrib.postgres.indexes.GistIndex(
                models.Func(
                    "as_of_start",
                    "as_of_end",
                    models.Value("[]"),
                    function="DATERANGE",
                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                ),
                condition=models.Q(
                    ("as_of_start__isnull", False), ("as_of_end__isnull", False), _connector="OR"
                ),
                name="figure_by_period",
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("counted"), name="gin_trgm_ops"
                ),
                name="figure_counted_trigrams",
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("things", []), _negated=True), fields=["things"], name="figure_by_thing"
            ),
        ),
        migrations.AddConstraint(
            model_name="attribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("tense__in", ["unspecified", "past", "present", "future"])),
                name="attribution_tense_known",
            ),
        ),
    ]
