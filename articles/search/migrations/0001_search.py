"""Everything that can be found by its words, in one table that triggers keep.

The words are read, folded and cut by the database, so that a row is found whichever way it was written. Statements
are taken as a whole: an import of thousands of marks costs one pass. The index is made after the rows are there, so
that a large desk is taken in quickly; nothing here reads more than it must hold at a time.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

# Languages with a stemmer, by their subtags. Servers differ in which they know.
LANGUAGES = {
    "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
# PostgreSQL's own configurations leave out the commonest words, and so would never find "The Who" or "to be".
CONFIGURATIONS = """
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[NAMES] LOOP
        EXECUTE format('CREATE TEXT SEARCH CONFIGURATION search_%1$s (COPY = pg_catalog.simple)', name);
        -- A server that doesn't know the language takes its words as they are.
        IF EXISTS (SELECT FROM pg_ts_config WHERE cfgname = name AND cfgnamespace = 'pg_catalog'::regnamespace) THEN
            EXECUTE format('CREATE TEXT SEARCH DICTIONARY search_%1$s (TEMPLATE = snowball, LANGUAGE = %1$s)', name);
            EXECUTE format(
                'ALTER TEXT SEARCH CONFIGURATION search_%1$s ALTER MAPPING FOR asciiword, word WITH search_%1$s', name);
        END IF;
    END LOOP;
END
$$;
""".replace("NAMES", ", ".join(f"'{name}'" for name in sorted(set(LANGUAGES.values()))))
NO_CONFIGURATIONS = """
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT cfgname FROM pg_ts_config
        WHERE cfgnamespace = current_schema()::regnamespace AND cfgname LIKE 'search\\_%'
    LOOP
        EXECUTE format('DROP TEXT SEARCH CONFIGURATION %I', name);
        EXECUTE format('DROP TEXT SEARCH DICTIONARY IF EXISTS %I', name);
    END LOOP;
END
$$;
"""

# Letters of scripts that put no spaces between words, or hang "the", "and" and "from" on to them: Arabic, Thai, Lao,
# Burmese, Khmer, kana, Han, Hangul.
UNSPACED = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
# What stands between words, whatever the server's locale takes for a letter.
BETWEEN = (
    "\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    "\u02b0-\u02ff\u0589-\u058a\u05be-\u05c6\u060c-\u061b\u061d-\u061f\u066a-\u066d\u06d4\u0964-\u0965\u2000-\u206f\u20a0-\u20cf"
    "\u2190-\u2bff\u3000-\u3004\u3007-\u303f\u30fb\ufe00-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
# Marks over and under letters, where they may be left out: Latin, Greek, Cyrillic, Hebrew, Arabic.
MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670"
# In code points. What comes after is not searched: no newspaper prints so much, and the vector has a limit.
MOST_TEXT = 300_000
# In bytes. It leaves room for what stands beside the text.
MOST_VECTOR = 800_000
FUNCTIONS = f"""
CREATE FUNCTION search_config(tag text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE lower(split_part(tag, '-', 1))
        {" ".join(f"WHEN '{tag}' THEN 'search_{name}'" for tag, name in LANGUAGES.items())} ELSE 'simple' END
$$;

-- Words in one case, without accents, with single spaces between them.
CREATE FUNCTION search_plain(body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(
        lower(normalize(regexp_replace(normalize(left(body, {MOST_TEXT}), NFKD), '[{MARKS}]+', '', 'g'), NFC)),
        '[{BETWEEN}]+', ' ', 'g')
$$;

-- A run of letters without spaces as overlapping pairs; with `closing`, its last letter too, by itself.
CREATE FUNCTION search_pairs(run text, closing boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(letter || next, ' ' ORDER BY place) FROM (
        SELECT letter, place, coalesce(lead(letter) OVER (ORDER BY place), '') AS next
        FROM string_to_table(run, NULL) WITH ORDINALITY AS letters(letter, place)
    ) AS pairs WHERE next <> '' OR closing OR place = 1
$$;

CREATE FUNCTION search_words(body text, closing boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    plain text := search_plain(body);
BEGIN
    IF plain !~ '[{UNSPACED}]' THEN
        RETURN plain;
    END IF;
    RETURN (
        SELECT string_agg(coalesce(part[1], search_pairs(part[2], closing)), ' ' ORDER BY place)
        FROM regexp_matches(plain, '([^{UNSPACED}]+)|([{UNSPACED}]+)', 'g') WITH ORDINALITY AS parts(part, place)
    );
END
$$;

-- A vector has room for a megabyte. A text with more than that in it is searched as far as there is room.
CREATE FUNCTION search_vector(config text, body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    words text;
    vector tsvector;
BEGIN
    IF coalesce(body, '') = '' THEN
        RETURN '';
    ELSIF length(body) < 60000 AND octet_length(body) = length(body) THEN
        -- The same as below for plain ASCII, which most marks are, in a fifth of the time.
        RETURN to_tsvector(config::regconfig, regexp_replace(lower(body), '[^a-z0-9]+', ' ', 'g'));
    END IF;
    words := search_words(body, true);
    IF length(words) < 60000 THEN
        RETURN to_tsvector(config::regconfig, words);
    END IF;
    LOOP
        BEGIN
            vector := to_tsvector(config::regconfig, words);
            IF pg_column_size(vector) < {MOST_VECTOR} THEN
                RETURN vector;
            END IF;
        EXCEPTION WHEN program_limit_exceeded THEN
            vector := NULL;
        END;
        words := left(words, length(words) / 2);
    END LOOP;
END
$$;

-- The question in the words of one configuration. Terms are given with whether each is left out (-word) and whether it
-- is only a beginning (word*). Who is outside asks for what is open: weights A to C. Null, if nothing is asked for.
CREATE FUNCTION search_query(
    config text, terms text[], without boolean[], begins boolean[], inside boolean, stems text[]
) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    asked tsquery;
    unwanted tsquery;
    one tsquery;
    words text;
    last text;
    stem text;
BEGIN
    FOR place IN 1 .. cardinality(terms) LOOP
        words := btrim(search_words(terms[place], false));
        one := phraseto_tsquery(config::regconfig, words);
        CONTINUE WHEN numnode(one) = 0;
        last := substring(words from '[^ ]+$');
        IF begins[place] OR words ~ '^[{UNSPACED}]$' THEN
            one := one || (CASE WHEN last = words THEN format('''%s'':*', last)::tsquery ELSE phraseto_tsquery(
                config::regconfig, left(words, length(words) - length(last))) <-> format('''%s'':*', last)::tsquery END);
        END IF;
        IF words !~ ' ' THEN
            -- Rows of no known language hold words as they stand: there a word is found by its stem, too.
            FOREACH stem IN ARRAY stems LOOP
                last := substring(to_tsquery(stem::regconfig, format('''%s''', words))::text from '^''([^'']+)''$');
                IF length(last) >= 4 AND last <> words AND starts_with(words, last) THEN
                    one := one || format('''%s'':*', last)::tsquery;
                END IF;
            END LOOP;
        END IF;
        IF without[place] THEN
            unwanted := CASE WHEN unwanted IS NULL THEN one ELSE unwanted || one END;
        ELSE
            asked := CASE WHEN asked IS NULL THEN one ELSE asked && one END;
        END IF;
    END LOOP;
    IF unwanted IS NOT NULL THEN
        asked := asked && !!unwanted;
    END IF;
    RETURN CASE WHEN inside THEN asked
        ELSE regexp_replace(asked::text, '(''[^'']+'')(?::(\\*))?', '\\1:\\2ABC', 'g')::tsquery END;
END
$$;
"""

_WRITTEN = """ON CONFLICT (type, "row") DO UPDATE SET article = excluded.article, kind = excluded.kind,
        config = excluded.config, at = excluded.at, words = excluded.words"""
_INTO = 'INSERT INTO search_text (type, "row", article, kind, config, at, words)'


def register_reader(table: str, names: str, noun: str, unnamed: str) -> str:
    """Return the function that reads the records of a register: names first, then what is written about them."""
    return f"""
CREATE FUNCTION search_read_{table}(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    {_INTO}
    SELECT '{noun}', record.id, NULL, record.{noun}_kind, 'simple', record.created,
        setweight(search_vector('simple', record.name), 'A')
        || setweight(search_vector('simple', known.aliases), {unnamed.format("B")})
        || setweight(search_vector('simple', record.description), {unnamed.format("C")})
    FROM {table} AS record CROSS JOIN LATERAL (
        SELECT string_agg(name.name, ' ' ORDER BY name.position) AS aliases
        FROM {names} AS name WHERE name.owner_id = record.id AND NOT name.is_primary
    ) AS known
    WHERE record.id = ANY (ids)
    {_WRITTEN};
END
$$;
"""


# Of an unnamed source outsiders know one name. The rest could tell who it is.
UNNAMED = (
    "CASE WHEN record.source_kind IN ('unnamed_individual', 'unnamed_group') THEN 'D'::\"char\" ELSE '{}' END"
)
READERS = f"""
CREATE FUNCTION search_read_corpus_article(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    {_INTO}
    SELECT 'article', article.id, article.id, '', known.config, article.created,
        setweight(search_vector(known.config, article.headline), 'A')
        || setweight(search_vector(known.config, concat_ws(' ', article.slugline, article.by, article.located)), 'B')
        || setweight(search_vector(known.config, revision.text), 'C')
        || setweight(search_vector(known.config, article.ed_note), 'D')
    FROM corpus_article AS article JOIN corpus_revision AS revision ON revision.id = article.current_id
    CROSS JOIN LATERAL (SELECT search_config(article.language) AS config) AS known
    WHERE article.id = ANY (ids)
    {_WRITTEN};
END
$$;

CREATE FUNCTION search_read_annotations_annotation(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    {_INTO}
    SELECT 'annotation', mark.id, mark.article_id, mark.kind, known.config, mark.created,
        setweight(search_vector(known.config, place.words), 'A')
        || setweight(search_vector(known.config, array_to_string(mark.tags, ' ')), 'B')
        || setweight(search_vector(known.config, mark.note), 'D')
    FROM annotations_annotation AS mark JOIN corpus_article AS article ON article.id = mark.article_id
    CROSS JOIN LATERAL (SELECT search_config(article.language) AS config) AS known
    -- Where it has no place on the current text: the words that it had last.
    LEFT JOIN LATERAL (
        SELECT string_agg(piece->>'exact', ' ' ORDER BY nr) AS words FROM (
            SELECT pieces FROM annotations_anchor AS anchor
            WHERE anchor.annotation_id = mark.id AND anchor.start IS NOT NULL
            ORDER BY anchor.revision_id = article.current_id DESC, anchor.id DESC LIMIT 1
        ) AS here CROSS JOIN LATERAL jsonb_array_elements(here.pieces) WITH ORDINALITY AS pieces(piece, nr)
    ) AS place ON true
    WHERE mark.id = ANY (ids) AND mark.deleted IS NULL
    {_WRITTEN};
END
$$;

CREATE FUNCTION search_read_claims_claim(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    {_INTO}
    SELECT 'claim', claim.id, NULL, '', 'simple', claim.created,
        setweight(search_vector('simple', claim.statement), 'A')
        || setweight(search_vector('simple', array_to_string(claim.topics, ' ')), 'B')
    FROM claims_claim AS claim WHERE claim.id = ANY (ids)
    {_WRITTEN};
END
$$;
{register_reader("sources_source", "sources_name", "source", UNNAMED)}
{register_reader("entities_entity", "entities_name", "entity", "'{}'")}
"""

# (Table, event, the ids of what is to be read again, who reads it). What is asked of both states of a row leaves out
# those of which only other columns changed.
_CHANGED = "FROM new_rows AS later JOIN old_rows AS earlier USING (id) WHERE ({}) IS DISTINCT FROM ({})"


def _changed(*columns: str) -> str:
    new, old = (", ".join(f"{side}.{column}" for column in columns) for side in ("later", "earlier"))
    return "SELECT DISTINCT later.id " + _CHANGED.format(new, old)


ARTICLES, MARKS = "corpus_article", "annotations_annotation"
TRIGGERS = [
    (ARTICLES, "INSERT", "SELECT id FROM new_rows WHERE current_id IS NOT NULL", ARTICLES),
    (
        ARTICLES,
        "UPDATE",
        _changed("current_id", "headline", "slugline", "by", "located", "ed_note", "language"),
        ARTICLES,
    ),
    (
        ARTICLES,
        "UPDATE",
        f"SELECT mark.id FROM {MARKS} AS mark WHERE mark.article_id IN ({_changed('current_id', 'language')})",
        MARKS,
    ),
    # A redaction blanks a text.
    (
        "corpus_revision",
        "UPDATE",
        f"SELECT article.id FROM {ARTICLES} AS article WHERE article.current_id IN ({_changed('text')})",
        ARTICLES,
    ),
    (MARKS, "UPDATE", _changed("kind", "tags", "note", "deleted"), MARKS),
    ("annotations_anchor", "INSERT", "SELECT DISTINCT annotation_id FROM new_rows", MARKS),
    (
        "annotations_anchor",
        "UPDATE",
        _changed("pieces").replace("later.id", "later.annotation_id", 1),
        MARKS,
    ),
    ("claims_claim", "INSERT", "SELECT id FROM new_rows", "claims_claim"),
    ("claims_claim", "UPDATE", _changed("statement", "topics"), "claims_claim"),
    ("sources_source", "UPDATE", _changed("name", "description", "source_kind"), "sources_source"),
    ("entities_entity", "UPDATE", _changed("name", "description", "entity_kind"), "entities_entity"),
    *(
        (f"{register}_name", event, f"SELECT DISTINCT owner_id FROM {rows}", owner)
        for register, owner in (("sources", "sources_source"), ("entities", "entities_entity"))
        for event, rows in (("INSERT", "new_rows"), ("UPDATE", "new_rows"), ("DELETE", "old_rows"))
    ),
]
_TRANSITIONS = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "NEW TABLE AS new_rows OLD TABLE AS old_rows",
    "DELETE": "OLD TABLE AS old_rows",
}


def trigger(number: int, table: str, event: str, ids: str, owner: str) -> str:
    """Return the trigger that reads anew what a statement has changed."""
    # What was deleted is forgotten first: the reader leaves it out.
    forgotten = "DELETE FROM search_text WHERE type = 'annotation' AND \"row\" = ANY (changed);"
    return f"""
CREATE FUNCTION search_follow_{number}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid[] := ARRAY({ids});
BEGIN
    IF cardinality(changed) > 0 THEN
        {forgotten if (table, event) == (MARKS, "UPDATE") else ""}
        PERFORM search_read_{owner}(changed);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER search_follow_{number} AFTER {event} ON {table}
    REFERENCING {_TRANSITIONS[event]} FOR EACH STATEMENT EXECUTE FUNCTION search_follow_{number}();
"""


FOLLOW = "".join(trigger(number, *one) for number, one in enumerate(TRIGGERS))
UNFOLLOW = "".join(
    f"DROP TRIGGER search_follow_{number} ON {table}; DROP FUNCTION search_follow_{number}();"
    for number, (table, *_) in enumerate(TRIGGERS)
)
OWNERS = (ARTICLES, MARKS, "claims_claim", "sources_source", "entities_entity")
# Some thousands at a time: none of it is held longer than that.
TAKE_IN = "".join(
    f"""
DO $$
DECLARE
    batch uuid[];
    behind uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
    LOOP
        batch := ARRAY(SELECT id FROM {owner} WHERE id > behind ORDER BY id LIMIT 5000);
        EXIT WHEN cardinality(batch) = 0;
        PERFORM search_read_{owner}(batch);
        behind := batch[cardinality(batch)];
    END LOOP;
END
$$;
"""
    for owner in OWNERS
)
DROP_FUNCTIONS = """
DROP FUNCTION search_query(text, text[], boolean[], boolean[], boolean, text[]);
DROP FUNCTION search_vector(text, text);
DROP FUNCTION search_words(text, boolean);
DROP FUNCTION search_pairs(text, boolean);
DROP FUNCTION search_plain(text);
DROP FUNCTION search_config(text);
"""
DROP_READERS = "".join(f"DROP FUNCTION search_read_{owner}(uuid[]);" for owner in OWNERS)
KINDS = [
    ("article", "Articles"),
    ("annotation", "Marks"),
    ("claim", "Claims"),
    ("source", "Sources"),
    ("entity", "Entities"),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles_corpus", "0010_british_labels"),
        ("articles_annotations", "0005_carried"),
        ("articles_claims", "0007_statements_as_searched"),
        ("articles_entities", "0011_british_labels"),
        ("articles_sources", "0012_put_back_into_use"),
    ]

    operations = [
        migrations.RunSQL("SET LOCAL statement_timeout = 0", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "type", "row", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("type", models.CharField(max_length=10, choices=KINDS)),
                ("row", models.UUIDField()),
                ("article", models.UUIDField(null=True)),
                ("kind", models.CharField(max_length=20)),
                ("config", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={"db_table": "search_text", "verbose_name": "searched text"},
        ),
        migrations.RunSQL(CONFIGURATIONS, NO_CONFIGURATIONS),
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        migrations.RunSQL(READERS, DROP_READERS),
        migrations.RunSQL(TAKE_IN, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="searchtext",
            index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="search_text_words"),
        ),
        migrations.AddIndex(
            model_name="searchtext",
            index=models.Index(
                models.F("type"), models.F("at").desc(), models.F("row").desc(), name="search_text_latest"
            ),
        ),
        migrations.AddIndex(
            model_name="searchtext",
            index=models.Index(
                fields=["config"], name="search_text_config", condition=models.Q(type="article")
            ),
        ),
        migrations.RunSQL(FOLLOW, UNFOLLOW),
    ]
