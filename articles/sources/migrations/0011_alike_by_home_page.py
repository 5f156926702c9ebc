"""Sources with the same home page are pairs that may be the same, too."""

from django.db import migrations

# An address without what makes no difference: scheme, www, a slash at the end, case. `home_of` is the same rule.
HOME = r"""
CREATE FUNCTION register_home(address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(regexp_replace(lower(address), '^[a-z]+://(www\.)?', ''), '[/]+$', '')
$$;
CREATE INDEX source_by_home ON sources_source (register_home(home_page)) WHERE home_page <> '';
"""

# As in 0006, and the reason "site".
ALIKE = """
CREATE OR REPLACE FUNCTION sources_alike(wanted uuid[], later_only boolean, most integer)
RETURNS TABLE (one uuid, other uuid, reason text, detail text, score real)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET pg_trgm.similarity_threshold = 0.6 AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH mine AS MATERIALIZED (
        SELECT record.canonical AS one, name.folded, name.name
        FROM sources_source AS record JOIN sources_name AS name ON name.owner_id = record.id
        WHERE record.canonical = ANY (wanted)
    ), marked AS MATERIALIZED (
        SELECT record.canonical AS one, given.key, given.value
        FROM sources_source AS record CROSS JOIN LATERAL jsonb_each_text(record.external_ids) AS given
        WHERE record.canonical = ANY (wanted)
    )
    SELECT marked.one, found.canonical, 'external_id', marked.key || ':' || marked.value, 1::real
    FROM marked CROSS JOIN LATERAL (
        SELECT DISTINCT twin.canonical FROM sources_source AS twin
        WHERE twin.external_ids @> jsonb_build_object(marked.key, marked.value)
            AND twin.canonical <> marked.one AND (NOT later_only OR twin.canonical > marked.one)
        LIMIT most
    ) AS found
    UNION
    SELECT mine.one, found.canonical, 'name', mine.name::text, 1::real
    FROM mine CROSS JOIN LATERAL (
        SELECT DISTINCT twin.canonical FROM sources_name AS name JOIN sources_source AS twin ON twin.id = name.owner_id
        WHERE name.folded = mine.folded AND twin.canonical <> mine.one
            AND (NOT later_only OR twin.canonical > mine.one)
        LIMIT most
    ) AS found
    UNION
    SELECT home.one, found.canonical, 'site', home.page, 1::real
    FROM (
        SELECT record.canonical AS one, register_home(record.home_page) AS page
        FROM sources_source AS record
        WHERE record.canonical = ANY (wanted) AND record.home_page <> ''
    ) AS home CROSS JOIN LATERAL (
        SELECT DISTINCT twin.canonical FROM sources_source AS twin
        WHERE register_home(twin.home_page) = home.page AND twin.home_page <> '' AND twin.canonical <> home.one
            AND (NOT later_only OR twin.canonical > home.one)
        LIMIT most
    ) AS found
    UNION
    SELECT mine.one, found.canonical, 'likeness', found.name::text, found.likeness
    FROM mine CROSS JOIN LATERAL (
        SELECT twin.canonical, name.name, similarity(name.folded, mine.folded) AS likeness
        FROM sources_name AS name JOIN sources_source AS twin ON twin.id = name.owner_id
        WHERE name.folded % mine.folded AND name.folded <> mine.folded AND twin.canonical <> mine.one
            AND (NOT later_only OR twin.canonical > mine.one)
        ORDER BY likeness DESC LIMIT most
    ) AS found;
END
$$;
"""

# As it was in 0006.
BEFORE = """
CREATE OR REPLACE FUNCTION sources_alike(wanted uuid[], later_only boolean, most integer)
RETURNS TABLE (one uuid, other uuid, reason text, detail text, score real)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET pg_trgm.similarity_threshold = 0.6 AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH mine AS MATERIALIZED (
        SELECT record.canonical AS one, name.folded, name.name
        FROM sources_source AS record JOIN sources_name AS name ON name.owner_id = record.id
        WHERE record.canonical = ANY (wanted)
    ), marked AS MATERIALIZED (
        SELECT record.canonical AS one, given.key, given.value
        FROM sources_source AS record CROSS JOIN LATERAL jsonb_each_text(record.external_ids) AS given
        WHERE record.canonical = ANY (wanted)
    )
    SELECT marked.one, found.canonical, 'external_id', marked.key || ':' || marked.value, 1::real
    FROM marked CROSS JOIN LATERAL (
        SELECT DISTINCT twin.canonical FROM sources_source AS twin
        WHERE twin.external_ids @> jsonb_build_object(marked.key, marked.value)
            AND twin.canonical <> marked.one AND (NOT later_only OR twin.canonical > marked.one)
        LIMIT most
    ) AS found
    UNION
    SELECT mine.one, found.canonical, 'name', mine.name::text, 1::real
    FROM mine CROSS JOIN LATERAL (
        SELECT DISTINCT twin.canonical FROM sources_name AS name JOIN sources_source AS twin ON twin.id = name.owner_id
        WHERE name.folded = mine.folded AND twin.canonical <> mine.one
            AND (NOT later_only OR twin.canonical > mine.one)
        LIMIT most
    ) AS found
    UNION
    SELECT mine.one, found.canonical, 'likeness', found.name::text, found.likeness
    FROM mine CROSS JOIN LATERAL (
        SELECT twin.canonical, name.name, similarity(name.folded, mine.folded) AS likeness
        FROM sources_name AS name JOIN sources_source AS twin ON twin.id = name.owner_id
        WHERE name.folded % mine.folded AND name.folded <> mine.folded AND twin.canonical <> mine.one
            AND (NOT later_only OR twin.canonical > mine.one)
        ORDER BY likeness DESC LIMIT most
    ) AS found;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("articles_sources", "0010_retired")]

    operations = [
        migrations.RunSQL(HOME, "DROP INDEX source_by_home; DROP FUNCTION register_home(text)"),
        migrations.RunSQL(ALIKE, BEFORE),
    ]
