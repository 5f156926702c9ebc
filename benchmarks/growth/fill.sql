-- A desk of :marks marks, 40 to an article, with claims, chains, registers and a ledger in proportion. Rows are made
-- where they are kept, the same in every run. Ids sort by their number, as those of a desk do by their time.

SELECT setseed(0.5);

CREATE FUNCTION pg_temp.id_of(kind int, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN
    (lpad(to_hex(1700000000000 + number), 12, '0') || '70008000' || lpad(to_hex(kind), 12, '0'))::uuid;

-- A few of many are named often, most of them seldom.
CREATE FUNCTION pg_temp.some(of bigint, skew float) RETURNS bigint LANGUAGE sql VOLATILE RETURN
    floor(of * power(random(), skew))::bigint;

CREATE FUNCTION pg_temp.one_of(words text[]) RETURNS text LANGUAGE sql VOLATILE RETURN
    words[1 + floor(random() * cardinality(words))::int];

CREATE TEMP TABLE bench_owner AS SELECT id FROM accounts_user ORDER BY id LIMIT 1;

CREATE TEMP TABLE bench_word AS
    SELECT number, pg_temp.one_of('{ka,lo,mi,ren,tu,sol,vax,é,ng,ur,ba,chi,ova,enko}')
        || pg_temp.one_of('{ka,lo,mi,ren,tu,sol,vax,é,ng,ur,ba,chi,ova,enko}')
        || pg_temp.one_of('{"",ka,lo,mi,ren,tu,sol,vax,é,ng,ur,ba,chi,ova,enko}') AS word
    FROM generate_series(1, 3000) number;

CREATE TEMP TABLE bench_text AS
    SELECT text_number AS number, string_agg(word, ' ' ORDER BY word_number) AS text FROM (
        SELECT text_number, word_number, word FROM generate_series(0, 199) text_number
        CROSS JOIN generate_series(1, 700) word_number
        JOIN bench_word ON bench_word.number = 1 + (text_number * 7919 + word_number * word_number * 31) % 3000
    ) words GROUP BY text_number;

INSERT INTO sources_source (id, version, created, modified, name, sort_name, description, external_ids, source_kind,
        country, home_page, created_by_id)
    SELECT pg_temp.id_of(1, n), 1, made, made, name, lower(name), '',
        CASE WHEN n % 5 = 0 THEN jsonb_build_object('wikidata', 'Q' || 10000000 + n) ELSE '{}' END,
        pg_temp.one_of('{named_individual,government_body,military,state_media,news_agency,document}'), '', '',
        bench_owner.id
    FROM (SELECT n, now() - interval '900 days' + n * interval '1 hour' AS made,
            initcap(a.word) || ' ' || initcap(b.word) || ' ' || n AS name
        FROM generate_series(0, :marks / 200 - 1) n
        JOIN bench_word a ON a.number = 1 + n % 3000 JOIN bench_word b ON b.number = 1 + n * 7 % 2999) made, bench_owner;

INSERT INTO sources_name (name, folded, is_primary, language, script, position, owner_id)
    SELECT name || tail, lower(name || tail), tail = '', '', '', length(tail), id
    FROM sources_source, unnest(ARRAY['', ' II']) tail;

INSERT INTO sources_rating (id, grade, valid_from, rater, reason, created, created_by_id, source_id)
    SELECT pg_temp.id_of(2, n), pg_temp.one_of('{A,B,C,D,E,F}'), (now() - interval '850 days')::date, 'Desk', 'Seen.',
        now(), bench_owner.id, pg_temp.id_of(1, n)
    FROM generate_series(0, :marks / 200 - 1, 3) n, bench_owner;

INSERT INTO entities_entity (id, version, created, modified, name, sort_name, description, external_ids, entity_kind,
        start_date, end_date, created_by_id)
    SELECT pg_temp.id_of(3, n), 1, made, made, name, lower(name), '', '{}',
        pg_temp.one_of('{person,organization,place,event}'), '', '', bench_owner.id
    FROM (SELECT n, now() - interval '900 days' + n * interval '20 minutes' AS made,
            initcap(a.word) || ' ' || n AS name
        FROM generate_series(0, :marks / 50 - 1) n JOIN bench_word a ON a.number = 1 + n % 3000) made, bench_owner;

INSERT INTO entities_name (name, folded, is_primary, language, script, position, owner_id)
    SELECT name, lower(name), true, '', '', 0, id FROM entities_entity;

INSERT INTO corpus_article (id, version, created, modified, headline, slugline, language, by, located, version_created,
        pub_status, ed_note, uri, released, created_by_id)
    SELECT pg_temp.id_of(4, n), 1, made, made, 'Story ' || n, '', 'en', '', '', made,
        CASE WHEN n % 50 = 0 THEN 'withheld' ELSE 'usable' END, '', '', CASE WHEN n % 50 = 0 THEN NULL ELSE made END,
        bench_owner.id
    FROM (SELECT n, now() - interval '850 days' + n * interval '30 minutes' AS made
        FROM generate_series(0, :marks / 40 - 1) n) days, bench_owner;

INSERT INTO corpus_revision (id, number, text, block_table, sentence_table, sha256, length, created, article_id,
        created_by_id)
    SELECT pg_temp.id_of(5, n), 1, text, jsonb_build_array(
            jsonb_build_array('headline', 0, length(head)), jsonb_build_array('paragraph', length(head) + 2, length(text))
        ), '[]', encode(sha256(convert_to(text, 'UTF8')), 'hex'), length(text), now(), pg_temp.id_of(4, n), bench_owner.id
    FROM (SELECT n, head, head || E'\n\n' || bench_text.text AS text
        FROM generate_series(0, :marks / 40 - 1) n, LATERAL (SELECT 'Story ' || n AS head) heads
        JOIN bench_text ON true WHERE bench_text.number = n % 200) texts, bench_owner;

UPDATE corpus_article SET current_id = revision.id FROM corpus_revision revision WHERE article_id = corpus_article.id;

INSERT INTO corpus_info_source (position, name, role, article_id, source_id)
    SELECT 0, 'Wire ' || n % 20, 'wire', pg_temp.id_of(4, n), NULL FROM generate_series(0, :marks / 40 - 1, 4) n;

-- Of 40 marks, 8 are claims, 8 sources, 8 entities, 6 cues, 5 figures and 5 notes: by their place in the article.
CREATE TEMP TABLE bench_mark AS
    SELECT n, n / 40 AS article, n % 40 AS place, pg_temp.id_of(6, n) AS id,
        (ARRAY['claim', 'source', 'entity', 'cue', 'figure', 'note'])[CASE
            WHEN n % 40 < 8 THEN 1 WHEN n % 40 < 16 THEN 2 WHEN n % 40 < 24 THEN 3 WHEN n % 40 < 30 THEN 4
            WHEN n % 40 < 35 THEN 5 ELSE 6 END] AS kind,
        now() - interval '850 days' + n / 40 * interval '30 minutes' + n % 40 * interval '1 second' AS made
    FROM generate_series(0::bigint, :marks - 1) n;

INSERT INTO annotations_annotation (id, version, created, modified, kind, tags, note, origin_type, origin_agent,
        article_id, created_by_id, source_id, deleted)
    SELECT mark.id, 1, made, made, kind, CASE WHEN n % 50 = 0 THEN ARRAY['check'] ELSE '{}' END, '', 'import', 'bench',
        pg_temp.id_of(4, article), bench_owner.id,
        CASE WHEN kind = 'source' THEN pg_temp.id_of(1, pg_temp.some(:marks / 200, 4)) END,
        CASE WHEN n % 97 = 96 THEN made END
    FROM bench_mark mark, bench_owner;

-- Cut once for each text: cutting every mark out of its own article would take minutes.
CREATE TEMP TABLE bench_piece AS
    SELECT number, place, 40 + place * 70 AS at, substr(text, 41 + place * 70, 24) AS exact,
        substr(text, 9 + place * 70, 32) AS prefix, substr(text, 65 + place * 70, 32) AS suffix
    FROM bench_text, generate_series(0, 39) place;

INSERT INTO annotations_anchor (status, score, pieces, start, "end", revision_id, annotation_id)
    SELECT 'anchored', 1, jsonb_build_array(jsonb_build_object('start', start, 'end', start + 24, 'exact', exact,
            'prefix', prefix, 'suffix', suffix)), start, start + 24, pg_temp.id_of(5, article), id
    FROM bench_mark mark JOIN bench_piece piece ON piece.number = article % 200 AND piece.place = mark.place,
    LATERAL (SELECT (at + 8 + length(article::text))::int AS start) placed;

-- One in fifty claims was merged into the one before it.
INSERT INTO claims_claim (id, version, created, modified, statement, topics, credibility, verification_status,
        created_by_id, merged_into_id, survivor_id)
    SELECT pg_temp.id_of(7, n), 1, made, made,
        initcap(a.word) || pg_temp.one_of('{" sent "," lost "," denied sending "," asked for "}') || n % 1000
            || pg_temp.one_of('{" troops"," howitzers"," rockets"," million dollars"," people"}') || ' to ' || b.word
            || ', the ' || c.word || pg_temp.one_of('{" ministry"," agency"," council"," army"}') || ' said.',
        CASE WHEN n % 40 = 0 THEN ARRAY['troops'] ELSE '{}' END, NULL,
        CASE WHEN n % 10 = 0 THEN pg_temp.one_of('{verified,disputed,false}') ELSE 'unverified' END, bench_owner.id,
        CASE WHEN n % 50 = 49 THEN pg_temp.id_of(7, n - 1) END, CASE WHEN n % 50 = 49 THEN pg_temp.id_of(7, n - 1) END
    FROM (SELECT n, now() - interval '850 days' + n * interval '9 minutes' AS made
        FROM generate_series(0, :marks * 13 / 100 - 1) n) days
    JOIN bench_word a ON a.number = 1 + n % 3000 JOIN bench_word b ON b.number = 1 + n * 7 % 2999
    JOIN bench_word c ON c.number = 1 + n * 31 % 2999, bench_owner;

-- Of each article's claims, 6 in 10 are new: a few are repeated all over, and some claims never appear.
INSERT INTO claims_appearance (annotation_id, claim_id)
    SELECT id, pg_temp.id_of(7, CASE WHEN place < 5 THEN article * 5 + place ELSE pg_temp.some(:marks / 8, 1.5) END)
    FROM bench_mark WHERE kind = 'claim';

INSERT INTO entities_mention (annotation_id, entity_id)
    SELECT id, pg_temp.id_of(3, pg_temp.some(:marks / 50, 3)) FROM bench_mark WHERE kind = 'entity';

INSERT INTO claims_attribution (id, version, created, modified, quote_type, cue_stance, certainty, polarity, tense,
        attribution_terms, anonymity_reason, approved_by, said_on, said_words, content_id, cue_id, created_by_id)
    SELECT pg_temp.id_of(8, n), 1, made, made, CASE WHEN place = 0 THEN 'direct' ELSE 'indirect' END,
        CASE WHEN n % 7 = 0 THEN 'distancing' ELSE 'neutral' END, CASE WHEN n % 9 = 0 THEN 'possible' ELSE 'certain' END,
        'positive', CASE WHEN n % 11 = 0 THEN 'future' ELSE 'unspecified' END,
        CASE WHEN n % 13 = 0 THEN 'background' ELSE 'on_record' END, '', '', '', '', id, pg_temp.id_of(6, n + 24),
        (SELECT id FROM bench_owner)
    FROM bench_mark WHERE kind = 'claim' AND place < 6;

INSERT INTO claims_hop (position, role, attribution_id, span_id)
    SELECT position, CASE position WHEN 0 THEN 'originator' ELSE 'relay' END, pg_temp.id_of(8, n),
        CASE position WHEN 0 THEN pg_temp.id_of(6, n + 8) END
    FROM bench_mark, generate_series(0, 1) position WHERE kind = 'claim' AND place < 6 AND (position = 0 OR n % 2 = 0);

INSERT INTO claims_hop_source (position, hop_id, source_id)
    SELECT 0, id, pg_temp.id_of(1, pg_temp.some(:marks / 200, 4)) FROM claims_hop;

INSERT INTO claims_verdict (id, version, created, modified, status, alternate_name, reason, author, decided, claim_id,
        created_by_id)
    SELECT pg_temp.id_of(9, row_number() OVER ()), 1, modified, modified, verification_status, '', 'Checked.', 'Desk', modified,
        id, created_by_id
    FROM claims_claim WHERE verification_status <> 'unverified';

INSERT INTO claims_figure (id, version, created, modified, value, unit, counted, modality, figure_type, claim_id,
        created_by_id, things)
    SELECT pg_temp.id_of(10, n), 1, now(), now(), n % 5000, '', 'troops', 'exact', 'total', pg_temp.id_of(7, n), bench_owner.id,
        '{troops}'
    FROM generate_series(0, :marks / 8 - 1, 4) n, bench_owner;

INSERT INTO claims_response (id, version, created, modified, answer, note, claim_id, party_id, created_by_id)
    SELECT pg_temp.id_of(11, n), 1, now(), now(), pg_temp.one_of('{confirmed,denied,declined,not_confirmed}'), '',
        pg_temp.id_of(7, n), pg_temp.id_of(1, pg_temp.some(:marks / 200, 4)), bench_owner.id
    FROM generate_series(0, :marks / 8 - 1, 10) n, bench_owner;

INSERT INTO ledger_entry (at, verb, subject_id, article_id, agent, after, actor_id)
    SELECT created, 'claim.created', id, NULL::uuid, '', jsonb_build_object('statement', statement, 'topics', topics),
        created_by_id FROM claims_claim
    UNION ALL SELECT created, 'source.created', id, NULL, '', jsonb_build_object('name', name), created_by_id
        FROM sources_source
    UNION ALL SELECT created, 'entity.created', id, NULL, '', jsonb_build_object('name', name), created_by_id
        FROM entities_entity
    UNION ALL SELECT created, 'article.created', id, id, '', jsonb_build_object('headline', headline), created_by_id
        FROM corpus_article
    UNION ALL SELECT created, 'revision.created', id, article_id, '', jsonb_build_object('length', length), created_by_id
        FROM corpus_revision
    UNION ALL SELECT made, 'annotation.created', mark.id, pg_temp.id_of(4, article), 'bench', jsonb_build_object(
            'kind', kind, 'note', '', 'tags', '[]'::jsonb, 'status', 'anchored', 'article', pg_temp.id_of(4, article),
            'revision', pg_temp.id_of(5, article), 'links', '{}'::jsonb,
            'pieces', jsonb_build_array(jsonb_build_object('start', place * 70, 'end', place * 70 + 24))
        ), bench_owner.id FROM bench_mark mark, bench_owner
    UNION ALL SELECT made, 'appearance.created', mark.id, pg_temp.id_of(4, article), 'bench',
            jsonb_build_object('claim', claim_id), bench_owner.id
        FROM claims_appearance JOIN bench_mark mark ON mark.id = annotation_id, bench_owner
    UNION ALL SELECT made, 'mention.created', mark.id, pg_temp.id_of(4, article), 'bench',
            jsonb_build_object('entity', entity_id), bench_owner.id
        FROM entities_mention JOIN bench_mark mark ON mark.id = annotation_id, bench_owner
    UNION ALL SELECT attribution.created, 'attribution.created', attribution.id, article_id, 'bench',
            jsonb_build_object('content', content_id, 'quote_type', quote_type), attribution.created_by_id
        FROM claims_attribution attribution JOIN annotations_annotation mark ON mark.id = content_id;
