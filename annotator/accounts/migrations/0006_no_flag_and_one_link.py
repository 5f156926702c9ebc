"""The database refuses superusers, and a second valid link for one person. Apart from the rows that it needs mended."""

from django.db import migrations, models

import annotator.accounts.models.user


class Migration(migrations.Migration):
    dependencies = [
        ("annotator_accounts", "0005_roles_instead_of_the_flag"),
    ]

    operations = [
        migrations.AlterModelManagers("user", [("objects", annotator.accounts.models.user.PeopleManager())]),
        migrations.AddConstraint(
            "user",
            models.CheckConstraint(
                condition=models.Q(("is_superuser", False)), name="user_roles_and_no_flag"
            ),
        ),
        migrations.AddConstraint(
            "signinlink",
            models.UniqueConstraint(
                condition=models.Q(("ended", None), ("used", None)),
                fields=("user",),
                name="sign_in_link_one_open",
            ),
        ),
    ]
