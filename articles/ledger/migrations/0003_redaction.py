"""The one exception to "history only grows": a redaction may put fillers in the place of words, and nothing else."""

from typing import Any

from django.db import migrations

# What the triggers of every table that otherwise only grows ask. A change is let through only if
# - `redactor`, a function of the table's owner, makes it: its name stands on the call stack, and it runs as the owner
#   (so that nobody's own UPDATE passes, whatever they set; a superuser, who can take triggers away, is held by nothing);
# - the ledger itself tells of a redaction that has begun and not ended;
# - letters become fillers and nothing more: `ledger_is_blanked` compares old and new letter by letter.
MARKS = """
CREATE FUNCTION ledger_is_redacting(relation oid, redactor text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    stack text;
    redaction uuid;
BEGIN
    GET DIAGNOSTICS stack = PG_CONTEXT;
    IF position(redactor IN stack) = 0
        OR current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE pg_class.oid = relation)
    THEN
        RETURN false;
    END IF;
    redaction = nullif(current_setting('galley.redaction', true), '')::uuid;
    RETURN EXISTS (SELECT FROM ledger_entry WHERE subject_id = redaction AND verb = 'redaction.created')
        AND NOT EXISTS (
            SELECT FROM ledger_entry
            WHERE subject_id = redaction AND verb IN ('redaction.finished', 'redaction.canceled')
        );
END
$$;

CREATE FUNCTION ledger_is_blanked(old text, new text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT old IS NOT DISTINCT FROM new OR (
        char_length(old) = char_length(new) AND NOT EXISTS (
            SELECT FROM unnest(string_to_array(old, NULL), string_to_array(new, NULL)) AS letters (was, now)
            WHERE was <> now AND strpos('█▇▆▅▄▃▂▁', now) = 0
        )
    )
$$;

CREATE FUNCTION ledger_is_blanked(old jsonb, new jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF old IS NOT DISTINCT FROM new THEN
        RETURN true;
    END IF;
    IF old IS NULL OR new IS NULL OR jsonb_typeof(old) <> jsonb_typeof(new) THEN
        RETURN false;
    END IF;
    CASE jsonb_typeof(old)
        WHEN 'string' THEN
            RETURN ledger_is_blanked(old #>> '{}', new #>> '{}');
        WHEN 'array' THEN
            RETURN jsonb_array_length(old) = jsonb_array_length(new) AND NOT EXISTS (
                SELECT FROM ROWS FROM (jsonb_array_elements(old), jsonb_array_elements(new)) AS pairs (was, now)
                WHERE NOT ledger_is_blanked(was, now)
            );
        WHEN 'object' THEN
            RETURN (SELECT count(*) FROM jsonb_object_keys(old)) = (SELECT count(*) FROM jsonb_object_keys(new))
                AND NOT EXISTS (
                    SELECT FROM jsonb_each(old) AS was
                    WHERE NOT CASE WHEN new ? was.key THEN ledger_is_blanked(was.value, new -> was.key)
                        ELSE EXISTS (
                            SELECT FROM jsonb_each(new) AS now
                            WHERE NOT old ? now.key AND ledger_is_blanked(was.key, now.key)
                                AND ledger_is_blanked(was.value, now.value)
                        ) END
                );
        ELSE
            RETURN false;
    END CASE;
END
$$;

CREATE OR REPLACE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND ledger_is_redacting(TG_RELID, 'ledger_redact(uuid,text)') THEN
        -- Whatever columns come to be, only these three may change.
        IF to_jsonb(OLD) - '{before,after,agent}'::text[] = to_jsonb(NEW) - '{before,after,agent}'::text[]
            AND ledger_is_blanked(OLD.before, NEW.before)
            AND ledger_is_blanked(OLD.after, NEW.after)
            AND ledger_is_blanked(OLD.agent::text, NEW.agent::text)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'The ledger is append-only: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

-- `entries` is a JSON array of {id, before, after, agent}. Runs as its owner, who owns the ledger.
CREATE FUNCTION ledger_redact(redaction uuid, entries text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = @SCHEMA@, pg_temp AS $$
BEGIN
    PERFORM set_config('galley.redaction', redaction::text, true);
    UPDATE ledger_entry SET before = given.before, after = given.after, agent = given.agent
        FROM jsonb_to_recordset(entries::jsonb) AS given (id bigint, before jsonb, after jsonb, agent text)
        WHERE ledger_entry.id = given.id;
    PERFORM set_config('galley.redaction', '', true);
END
$$;
"""
UNMARK = """
CREATE OR REPLACE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
DROP FUNCTION ledger_redact(uuid, text);
DROP FUNCTION ledger_is_blanked(jsonb, jsonb);
DROP FUNCTION ledger_is_blanked(text, text);
DROP FUNCTION ledger_is_redacting(oid, text);
"""


def add(apps: Any, schema_editor: Any) -> None:
    """Make the functions. One that runs as its owner must name where its tables lie, or a temporary one would do."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        schema = cursor.fetchone()[0]
    schema_editor.execute(MARKS.replace("@SCHEMA@", schema), params=None)


def take_away(apps: Any, schema_editor: Any) -> None:
    """Let nothing be changed again."""
    schema_editor.execute(UNMARK, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles_ledger", "0002_bell")]

    operations = [migrations.RunPython(add, take_away)]
