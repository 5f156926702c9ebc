"""Let a redaction blank the text of a revision, and the words of a rating, which otherwise never change."""

from typing import Any

from django.db import migrations

ALLOW = """
CREATE OR REPLACE FUNCTION corpus_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND ledger_is_redacting(TG_RELID, 'corpus_redact(uuid,text,text)') THEN
        IF to_jsonb(OLD) - '{text,sha256}'::text[] = to_jsonb(NEW) - '{text,sha256}'::text[]
            AND ledger_is_blanked(OLD.text, NEW.text)
            AND NEW.sha256 = encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex')
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'A revision never changes: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION corpus_redact(redaction uuid, revision text, blanked text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = @SCHEMA@, pg_temp AS $$
BEGIN
    PERFORM set_config('galley.redaction', redaction::text, true);
    UPDATE corpus_revision SET text = blanked, sha256 = encode(sha256(convert_to(blanked, 'UTF8')), 'hex')
        WHERE id = revision::uuid;
    PERFORM set_config('galley.redaction', '', true);
END
$$;

CREATE OR REPLACE FUNCTION sources_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'sources_rating'
        AND ledger_is_redacting(TG_RELID, 'sources_redact_rating(uuid,text,text,text)')
    THEN
        IF to_jsonb(OLD) - '{rater,reason}'::text[] = to_jsonb(NEW) - '{rater,reason}'::text[]
            AND ledger_is_blanked(OLD.rater::text, NEW.rater::text)
            AND ledger_is_blanked(OLD.reason, NEW.reason)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Ratings and judgements are only added: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION sources_redact_rating(redaction uuid, rating text, blanked_rater text, blanked_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = @SCHEMA@, pg_temp AS $$
BEGIN
    PERFORM set_config('galley.redaction', redaction::text, true);
    UPDATE sources_rating SET rater = blanked_rater, reason = blanked_reason WHERE id = rating::uuid;
    PERFORM set_config('galley.redaction', '', true);
END
$$;
"""
REFUSE = """
CREATE OR REPLACE FUNCTION corpus_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A revision never changes: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE OR REPLACE FUNCTION sources_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Ratings and judgements are only added: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
DROP FUNCTION sources_redact_rating(uuid, text, text, text);
DROP FUNCTION corpus_redact(uuid, text, text);
"""


def add(apps: Any, schema_editor: Any) -> None:
    """Make the functions, which name the schema that their tables lie in."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        schema = cursor.fetchone()[0]
    schema_editor.execute(ALLOW.replace("@SCHEMA@", schema), params=None)


def take_away(apps: Any, schema_editor: Any) -> None:
    """Let nothing be changed again."""
    schema_editor.execute(REFUSE, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("articles_redaction", "0001_initial"),
        ("articles_ledger", "0003_redaction"),
        ("articles_corpus", "0005_sentences"),
        ("articles_sources", "0006_names_like"),
    ]

    operations = [migrations.RunPython(add, take_away)]
