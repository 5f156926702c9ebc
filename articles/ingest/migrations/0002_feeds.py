import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import articles.foundation.models.rows


class Migration(migrations.Migration):
    dependencies = [
        ("articles_corpus", "0008_found_by_credit"),
        ("articles_ingest", "0001_documents_on_their_way_in"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=articles.foundation.models.rows.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created", models.DateTimeField()),
                ("modified", models.DateTimeField()),
                ("url", models.CharField(max_length=2000, unique=True)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("paused", models.BooleanField(default=False)),
                ("host", models.CharField(max_length=255)),
                ("etag", models.CharField(blank=True, max_length=1000)),
                ("last_modified", models.CharField(blank=True, max_length=1000)),
                ("polled", models.DateTimeField(null=True)),
                ("next_poll", models.DateTimeField()),
                ("leased_until", models.DateTimeField(null=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("result", models.TextField(blank=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "feed",
                "db_table": "ingest_feed",
                "indexes": [
                    models.Index(
                        condition=models.Q(("paused", False)), fields=["next_poll"], name="feed_due"
                    ),
                    models.Index(fields=["host"], name="feed_by_host"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=articles.foundation.models.rows.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("url", models.CharField(blank=True, max_length=2000)),
                ("changed", models.DateTimeField(null=True)),
                ("seen", models.DateTimeField()),
                ("error", models.TextField(blank=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feed_entries",
                        to="articles_corpus.article",
                    ),
                ),
                (
                    "feed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="articles_ingest.feed",
                    ),
                ),
            ],
            options={
                "verbose_name": "item of a feed",
                "verbose_name_plural": "items of feeds",
                "db_table": "ingest_feed_entry",
                "constraints": [
                    models.UniqueConstraint(fields=("feed", "key"), name="feed_entry_once"),
                ],
            },
        ),
    ]
