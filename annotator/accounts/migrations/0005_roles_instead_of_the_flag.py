"""Superusers become users with all roles; of the sign-in links nobody has used none stays valid."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def give_roles(apps: Any, schema_editor: Any) -> None:
    """Turn superusers into users with all roles."""
    user = apps.get_model("annotator_accounts", "User")
    # All roles that there are at this point of the desk's history.
    user.objects.using(schema_editor.connection.alias).filter(is_superuser=True).update(
        roles=["editor", "admin"], is_superuser=False
    )


def end_links(apps: Any, schema_editor: Any) -> None:
    """End the links that nobody has used."""
    link = apps.get_model("annotator_accounts", "SignInLink")
    # They were made to last a day, several for one person.
    link.objects.using(schema_editor.connection.alias).filter(used=None).update(
        ended=django.utils.timezone.now()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("annotator_accounts", "0004_keymap"),
    ]

    operations = [
        migrations.AddField("signinlink", "ended", models.DateTimeField(null=True, blank=True)),
        migrations.AddField("signinlink", "agent", models.CharField(blank=True, default="", max_length=200)),
        migrations.AddField(
            "signinlink",
            "created_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(give_roles, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(end_links, migrations.RunPython.noop, elidable=True),
    ]
