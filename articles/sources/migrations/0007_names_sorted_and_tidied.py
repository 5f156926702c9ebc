"""By what names are sorted, and the searched forms of names without what can't be seen."""

from itertools import batched
from typing import Any

from django.db import migrations, models

import articles.registers.models.names
from articles.registers.models import fold, sort_key

_AT_ONCE = 2_000


def work_out(apps: Any, _editor: Any) -> None:
    """Give every record what it is sorted by, and every name what it is found by where that differs now."""
    records = apps.get_model("articles_sources", "source")
    for some in batched(records.objects.only("id", "name").order_by("id").iterator(_AT_ONCE), _AT_ONCE):
        for row in some:
            row.sort_name = sort_key(row.name)
        records.objects.bulk_update(some, ["sort_name"])
    names = apps.get_model("articles_sources", "sourcename")
    for some in batched(
        names.objects.only("id", "name", "folded").order_by("id").iterator(_AT_ONCE), _AT_ONCE
    ):
        changed = [row for row in some if row.folded != fold(row.name)]
        for row in changed:
            row.folded = fold(row.name)
        names.objects.bulk_update(changed, ["folded"])


class Migration(migrations.Migration):
    dependencies = [("articles_sources", "0006_names_like")]

    operations = [
        migrations.AddField(
            model_name="source",
            name="sort_name",
            field=articles.registers.models.names.SortName(
                db_collation="C", default="", editable=False, max_length=300
            ),
        ),
        migrations.RunPython(work_out, migrations.RunPython.noop, elidable=False),
        migrations.RemoveIndex(model_name="source", name="source_by_name"),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(fields=["sort_name", "id"], name="source_by_sort_name"),
        ),
    ]
