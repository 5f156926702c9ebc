from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles_sources", "0011_alike_by_home_page"),
    ]

    operations = [
        migrations.RemoveConstraint("batchline", "source_batch_outcome_known"),
        migrations.AlterField(
            model_name="batchline",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("created", "New"),
                    ("changed", "Changed"),
                    ("restored", "Put back into use"),
                    ("unchanged", "Unchanged"),
                    ("asked", "To decide"),
                    ("left_out", "Left out"),
                    ("refused", "Refused"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            "batchline",
            models.CheckConstraint(
                condition=models.Q(
                    outcome__in=[
                        "created",
                        "changed",
                        "restored",
                        "unchanged",
                        "asked",
                        "left_out",
                        "refused",
                    ]
                ),
                name="source_batch_outcome_known",
            ),
        ),
    ]
