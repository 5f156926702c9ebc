"""Let the ledger ring when something was appended: whoever follows it then looks, and needn't ask over and over."""

from django.db import migrations

# One bell a statement, empty: PostgreSQL delivers it on commit, once per transaction, and what happened stands in the
# feed. A payload would have to be trusted to arrive; this needn't.
RING = """
CREATE FUNCTION ledger_ring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('ledger', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER ledger_entry_rings AFTER INSERT ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_ring();
"""
SILENCE = """
DROP TRIGGER ledger_entry_rings ON ledger_entry;
DROP FUNCTION ledger_ring();
"""


class Migration(migrations.Migration):
    dependencies = [("articles_ledger", "0001_initial")]

    operations = [migrations.RunSQL(RING, SILENCE)]
