"""Allow the formats that are made of NDJSON's lines."""

from django.db import migrations, models

FORMATS = {
    "webannotation": "W3C Web Annotation (JSON-LD)",
    "ndjson": "NDJSON, as the API answers",
    "csv": "CSV tables",
    "schemaorg": "schema.org (JSON-LD)",
    "ninjs": "IPTC ninjs 3.1",
    "brat": "brat standoff",
    "doccano": "doccano (JSONL)",
    "labelstudio": "Label Studio (JSON)",
    "conll2003": "CoNLL-2003 (names)",
    "conllu": "CoNLL-U",
    "cas-xmi": "UIMA CAS (XMI)",
    "cas-json": "UIMA CAS (JSON)",
    "tei": "TEI P5, stand-off",
    "html": "HTML with marks",
    "markdown": "Markdown with footnotes",
}


class Migration(migrations.Migration):
    dependencies = [("articles_exports", "0003_withdrawing")]

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
