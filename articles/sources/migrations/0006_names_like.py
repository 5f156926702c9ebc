"""Finding records by about their name, and pairs of records that may be the same."""

import django.contrib.postgres.indexes
from django.db import migrations

# Finding records by what somebody types, at any size of the register. The planner takes the likeness of names for
# cheap and reads the whole table if it may; so it may not, and each part stops after the given number of hits: with
# a syllable that thousands of names have, the ranking of some hundreds has to do. Returned are the owners of the
# names and, for tombstones, their survivors.
NAMED_LIKE = """
CREATE FUNCTION sources_name_like(typed text, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
    hits uuid[];
    pattern text := '% ' || regexp_replace(typed, '([\\%_])', '\\\1', 'g') || '%';
BEGIN
    -- Beginnings of names, the exact one first: the order of the index.
    hits := ARRAY(
        SELECT owner_id FROM sources_name
        WHERE folded ~>=~ typed AND folded ~<~ (typed || chr(1114111)) ORDER BY folded USING ~<~ LIMIT most
    );
    IF length(typed) BETWEEN 3 AND 12 THEN
        -- Beginnings of words within names. Longer texts have trigrams enough for the next part.
        hits := hits || ARRAY(SELECT owner_id FROM sources_name WHERE folded LIKE pattern LIMIT most);
    END IF;
    IF length(typed) >= 4 AND cardinality(hits) < most THEN
        -- Misspelled names. Three letters are spelled one way or are another word.
        hits := hits || ARRAY(SELECT owner_id FROM sources_name WHERE folded %> typed LIMIT most);
    END IF;
    RETURN QUERY
        SELECT found.id
        FROM sources_source AS record CROSS JOIN LATERAL (VALUES (record.id), (record.survivor_id)) AS found(id)
        WHERE record.id = ANY (hits) AND found.id IS NOT NULL;
END
$$;
"""

# What speaks for two groups of merged records being the same, for each of the given survivors: an identifier that
# both have, a name that both have, or names that are much alike. At most some of each kind for each record.
ALIKE = """
CREATE FUNCTION sources_alike(wanted uuid[], later_only boolean, most integer)
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
    dependencies = [("articles_sources", "0005_roles_ties_ratings")]

    operations = [
        migrations.AddIndex(
            model_name="source",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("external_ids", name="jsonb_path_ops"),
                name="source_by_external_id",
            ),
        ),
        migrations.RunSQL(NAMED_LIKE, "DROP FUNCTION sources_name_like(text, integer)"),
        migrations.RunSQL(ALIKE, "DROP FUNCTION sources_alike(uuid[], boolean, integer)"),
    ]
