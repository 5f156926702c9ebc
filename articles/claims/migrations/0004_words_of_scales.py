"""The words that people read for the values of some scales. Nothing changes in the database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles_claims", "0003_whole_record"),
    ]

    operations = [
        migrations.AlterField(
            model_name="attribution",
            name="certainty",
            field=models.CharField(
                choices=[
                    ("certain", "Certain"),
                    ("probable", "Probable"),
                    ("possible", "Possible"),
                    ("underspecified", "Unspecified"),
                ],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="attribution",
            name="cue_stance",
            field=models.CharField(
                choices=[
                    ("neutral", "Neutral (said)"),
                    ("distancing", "Distancing (claimed)"),
                    ("endorsing", "Endorsing (revealed)"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="attribution",
            name="polarity",
            field=models.CharField(
                choices=[("positive", "Affirms"), ("negative", "Denies"), ("unknown", "Unknown")],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="response",
            name="answer",
            field=models.CharField(
                choices=[
                    ("confirmed", "Confirmed"),
                    ("partly_confirmed", "Partly confirmed"),
                    ("denied", "Denied"),
                    ("declined", "No comment"),
                    ("no_reply", "No reply"),
                    ("not_reached", "Not reached"),
                    ("not_asked", "Not asked"),
                    ("not_confirmed", "Not confirmed"),
                ],
                max_length=16,
            ),
        ),
    ]
