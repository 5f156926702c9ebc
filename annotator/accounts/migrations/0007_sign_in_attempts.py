from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annotator_accounts", "0006_no_flag_and_one_link"),
    ]

    operations = [
        migrations.AddField(
            model_name="signinfailure",
            name="device",
            field=models.CharField(blank=True, default="", max_length=32),
        ),
    ]
