from importlib import import_module

from django.db import migrations, models

_BEFORE: dict[str, str] = import_module("articles.exports.migrations.0005_parquet").FORMATS
FORMATS = {
    name: label
    for before, words in _BEFORE.items()
    for name, label in ((before, words), *([("spacy", "spaCy (DocBin)")] if before == "labelstudio" else ()))
}


class Migration(migrations.Migration):
    dependencies = [("articles_exports", "0005_parquet")]

    operations = [
        migrations.AlterField(
            model_name="exportjob",
            name="format",
            field=models.CharField(max_length=20, choices=list(FORMATS.items())),
        ),
        migrations.RemoveConstraint(model_name="exportjob", name="export_format_known"),
        migrations.AddConstraint(
            model_name="exportjob",
            constraint=models.CheckConstraint(
                condition=models.Q(format__in=list(FORMATS)), name="export_format_known"
            ),
        ),
    ]
