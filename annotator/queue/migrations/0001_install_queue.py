"""Installs pgmq's tables and functions into the schema `pgmq`.

The SQL comes from the installed `pgmq` package, which needs no extension files and no superuser, only the right
to create a schema. A server where somebody ran CREATE EXTENSION pgmq already has it and is left as it is.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from pgmq import get_embedded_install_sql

PRESENT = "SELECT to_regclass('pgmq.meta') IS NOT NULL"


def install(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Run the package's script as one statement string, unless the queue is there."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(PRESENT)
        (present,) = cursor.fetchone()
        if not present:
            # No parameters: the script is full of % signs, and without any psycopg leaves them alone.
            cursor.execute(get_embedded_install_sql())


class Migration(migrations.Migration):
    """Install the queue. Going back leaves it: its messages may belong to a running worker."""

    initial = True
    dependencies = ()
    operations = (migrations.RunPython(install, migrations.RunPython.noop),)
