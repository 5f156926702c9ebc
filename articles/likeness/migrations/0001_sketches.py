import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles_corpus", "0011_texts_to_be_compared"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sketch",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="sketch",
                        serialize=False,
                        to="articles_corpus.article",
                    ),
                ),
                ("revision", models.UUIDField()),
                ("method", models.PositiveSmallIntegerField()),
                ("signature", models.BinaryField()),
                (
                    "bands",
                    django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None),
                ),
                ("size", models.PositiveIntegerField()),
                ("origin", models.UUIDField()),
            ],
            options={
                "verbose_name": "sketch",
                "verbose_name_plural": "sketches",
                "db_table": "likeness_sketch",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["bands"], name="sketch_by_band"),
                    models.Index(fields=["origin"], name="sketch_by_origin"),
                    models.Index(fields=["method"], name="sketch_by_method"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles_corpus.article",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles_corpus.article",
                    ),
                ),
                ("shared", models.PositiveIntegerField()),
                ("first_size", models.PositiveIntegerField()),
                ("second_size", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "pair of articles",
                "verbose_name_plural": "pairs of articles",
                "db_table": "likeness_pair",
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="likeness_pair_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="likeness_pair_in_order"
                    ),
                ],
            },
        ),
    ]
