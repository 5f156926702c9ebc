"""When entities began and ended, and how they are tied to each other."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles_entities", "0009_retired"),
    ]

    operations = [
        migrations.AddField(
            model_name="entity",
            name="end_date",
            field=models.CharField(blank=True, default="", max_length=11),
        ),
        migrations.AddField(
            model_name="entity",
            name="start_date",
            field=models.CharField(blank=True, default="", max_length=11),
        ),
        migrations.CreateModel(
            name="EntityTie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("party_to", "Is party to"),
                            ("member_of", "Is a member of"),
                            ("part_of", "Is part of"),
                            ("located_in", "Is in"),
                            ("holds_post", "Holds a post at"),
                            ("takes_part", "Takes part in"),
                            ("made_by", "Is made by"),
                            ("related_to", "Is related to"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("since", models.CharField(blank=True, max_length=11)),
                ("until", models.CharField(blank=True, max_length=11)),
                ("note", models.TextField(blank=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tied_by",
                        to="articles_entities.entity",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ties",
                        to="articles_entities.entity",
                    ),
                ),
            ],
            options={
                "verbose_name": "tie",
                "db_table": "entities_tie",
                "ordering": ("position",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("other", models.F("owner")), _negated=True),
                        name="entity_tie_not_to_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "party_to",
                                    "member_of",
                                    "part_of",
                                    "located_in",
                                    "holds_post",
                                    "takes_part",
                                    "made_by",
                                    "related_to",
                                ],
                            )
                        ),
                        name="entity_tie_kind_known",
                    ),
                ],
            },
        ),
    ]
