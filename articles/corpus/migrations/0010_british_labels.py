"""Labels in one spelling of English; nothing changes in the database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles_corpus", "0009_listed_by_date"),
    ]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="pub_status",
            field=models.CharField(
                choices=[("usable", "Usable"), ("withheld", "Withheld"), ("canceled", "Cancelled")],
                default="usable",
                max_length=10,
            ),
        ),
    ]
