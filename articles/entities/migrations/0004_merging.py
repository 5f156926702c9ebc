"""Which record stands for all that were merged together.

By hand: the field that the database works out must come after the one that it is worked out from.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("articles_entities", "0003_in_order_of_creation")]

    operations = [
        migrations.AddField(
            model_name="entity",
            name="survivor",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tombstones",
                to="articles_entities.entity",
            ),
        ),
        migrations.AddField(
            model_name="entity",
            name="canonical",
            field=models.GeneratedField(
                db_persist=True, expression=Coalesce("survivor", "id"), output_field=models.UUIDField()
            ),
        ),
        migrations.AddIndex(
            model_name="entity",
            index=models.Index(fields=["canonical"], name="entity_by_canonical"),
        ),
        migrations.AddConstraint(
            model_name="entity",
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
                name="entity_merged_has_survivor",
            ),
        ),
    ]
