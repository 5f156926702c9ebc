"""Which record stands for all that were merged together.

By hand: the field that the database works out must come after the one that it is worked out from.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("articles_claims", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles_claims.claim",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="survivor",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tombstones",
                to="articles_claims.claim",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="canonical",
            field=models.GeneratedField(
                db_persist=True, expression=Coalesce("survivor", "id"), output_field=models.UUIDField()
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["canonical"], name="claim_by_canonical"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="claim_not_merged_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_into", None), ("survivor", None)),
                    models.Q(
                        ("merged_into__isnull", False),
                        ("survivor__isnull", False),
                        models.Q(("survivor", models.F("id")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="claim_merged_has_survivor",
            ),
        ),
    ]
