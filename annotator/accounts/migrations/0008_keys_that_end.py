from django.db import migrations, models

KNOWN = models.Q(("scope__in", ["read", "write", "sources", "admin"]))


class Migration(migrations.Migration):
    dependencies = [
        ("annotator_accounts", "0007_sign_in_attempts"),
    ]

    operations = [
        migrations.AddField(
            "apikey", "old_digest", models.CharField(blank=True, max_length=64, null=True, unique=True)
        ),
        migrations.AddField("apikey", "old_until", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("apikey", "expires", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("apikey", "last_used", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("apikey", "per_minute", models.PositiveIntegerField(blank=True, null=True)),
        migrations.AlterField(
            "apikey",
            "scope",
            models.CharField(
                choices=[
                    ("read", "Read"),
                    ("write", "Read and write"),
                    ("sources", "Keep the registers"),
                    ("admin", "Everything a program may do"),
                ],
                max_length=7,
            ),
        ),
        migrations.RemoveConstraint("apikey", "api_key_scope_known"),
        migrations.AddConstraint(
            "apikey", models.CheckConstraint(condition=KNOWN, name="api_key_scope_known")
        ),
        migrations.AddConstraint(
            "apikey",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("old_digest", None), ("old_until", None)),
                    models.Q(("old_digest__isnull", False), ("old_until__isnull", False)),
                    _connector="OR",
                ),
                name="api_key_old_secret_ends",
            ),
        ),
    ]
