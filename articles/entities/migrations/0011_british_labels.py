"""Labels in one spelling of English; nothing changes in the database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles_entities", "0010_dates_and_ties"),
    ]

    operations = [
        migrations.AlterField(
            model_name="entity",
            name="entity_kind",
            field=models.CharField(
                choices=[
                    ("person", "Person"),
                    ("organization", "Organisation"),
                    ("place", "Place"),
                    ("event", "Event"),
                    ("weapon_or_product", "Weapon or product"),
                    ("treaty", "Treaty"),
                    ("other", "Other"),
                ],
                max_length=20,
            ),
        ),
    ]
