"""Whether an article's public page has changed, without reading the whole page."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from articles.claims.models.told import SourceTold
from articles.corpus.models import open_sql
from articles.foundation.models import prepared

# Every row that a published page is made from, or that decides whether something may stand on it: the
# article, its credits, text, marks and their places; the claims and all that they were merged with; where
# these appear, also in other articles, and whether those are hidden; who said it, what is known, and the
# sources of both, and whether outsiders may know of those who answered, which any article can change. Rather
# one too many: a row that is missing here would be shown as it was. A row is told by its id and by the
# transaction that wrote it (xmin), so that no way of changing it goes unseen, and a row that came or went by
# the sum.
_STATE = """
WITH marks AS MATERIALIZED (
    SELECT id, xmin FROM annotations_annotation WHERE article_id = %(article)s
), groups AS MATERIALIZED (
    SELECT DISTINCT claim.canonical FROM marks
    JOIN claims_appearance appearance ON appearance.annotation_id = marks.id
    JOIN claims_claim claim ON claim.id = appearance.claim_id
), claims AS MATERIALIZED (
    SELECT id, xmin FROM claims_claim WHERE canonical IN (SELECT canonical FROM groups)
), elsewhere AS MATERIALIZED (
    SELECT mark.id, mark.xmin AS mark, appearance.xmin AS appearance, mark.article_id
    FROM claims JOIN claims_appearance appearance ON appearance.claim_id = claims.id
    JOIN annotations_annotation mark ON mark.id = appearance.annotation_id
), responses AS MATERIALIZED (
    SELECT part.id, part.xmin, part.party_id, part.article_id
    FROM claims JOIN claims_response part ON part.claim_id = claims.id
), figures AS MATERIALIZED (
    SELECT part.id, part.xmin, mark.article_id FROM claims
        JOIN claims_figure part ON part.claim_id = claims.id
    LEFT JOIN annotations_annotation mark ON mark.id = part.annotation_id
), articles AS MATERIALIZED (
    SELECT %(article)s::uuid AS id UNION SELECT article_id FROM elsewhere
    UNION SELECT article_id FROM responses UNION SELECT article_id FROM figures
), attributions AS MATERIALIZED (
    SELECT told.id, told.xmin FROM marks JOIN claims_attribution told ON told.content_id = marks.id
), hops AS MATERIALIZED (
    SELECT hop.id, hop.xmin FROM attributions JOIN claims_hop hop ON hop.attribution_id = attributions.id
), named AS MATERIALIZED (
    SELECT link.id, link.xmin, link.source_id FROM hops JOIN claims_hop_source link ON link.hop_id = hops.id
), sources AS MATERIALIZED (
    SELECT source.id, source.xmin, source.survivor_id FROM sources_source source
    WHERE source.id IN (SELECT source_id FROM named UNION SELECT party_id FROM responses)
), rows AS (
    SELECT 'article' AS kind, article.id::text AS id, article.xmin::text
        || %(open)s::text AS state
    FROM corpus_article article JOIN articles ON articles.id = article.id
    UNION ALL SELECT 'credit', id::text, xmin::text FROM corpus_info_source WHERE article_id = %(article)s
    UNION ALL SELECT 'revision', revision.id::text, revision.xmin::text FROM corpus_revision revision
        JOIN corpus_article article ON article.current_id = revision.id WHERE article.id = %(article)s
    UNION ALL SELECT 'mark', id::text, xmin::text FROM marks
    UNION ALL SELECT 'anchor', anchor.id::text, anchor.xmin::text FROM annotations_anchor anchor
        JOIN corpus_article article ON article.current_id = anchor.revision_id WHERE article.id = %(article)s
    UNION ALL SELECT 'claim', id::text, xmin::text FROM claims
    UNION ALL SELECT 'appearance', id::text, mark::text || ' ' || appearance::text FROM elsewhere
    UNION ALL SELECT 'response', id::text, xmin::text FROM responses
    UNION ALL SELECT 'figure', id::text, xmin::text FROM figures
    UNION ALL SELECT 'verdict', part.id::text, part.xmin::text
        FROM claims JOIN claims_verdict part ON part.claim_id = claims.id
    UNION ALL SELECT 'attribution', id::text, xmin::text FROM attributions
    UNION ALL SELECT 'hop', id::text, xmin::text FROM hops
    UNION ALL SELECT 'named', id::text, xmin::text FROM named
    UNION ALL SELECT 'source', id::text, xmin::text FROM sources
    UNION ALL SELECT 'survivor', id::text, xmin::text FROM sources_source
        WHERE id IN (SELECT survivor_id FROM sources)
    UNION ALL SELECT 'party', party.id::text, %(told)s::text
        FROM sources_source party WHERE party.id IN (SELECT party_id FROM responses)
)
SELECT COUNT(*)::text || ' ' || COALESCE(SUM(hashtextextended(kind || id || ' ' || state, 0)), 0)::text
FROM rows
""".replace("%(told)s", SourceTold.sql("party.id", "party.canonical", "party.source_kind")).replace(
    "%(open)s", open_sql("article", "%(now)s")
)


def shown_state(article_id: UUID, now: datetime) -> str:
    """Return a short text that changes whenever the article's public page may have changed.

    Much cheaper than reading the page: one query for any number of claims. It doesn't say whether the article
    is published.
    """
    with prepared() as cursor:
        cursor.execute(_STATE, {"article": article_id, "now": now})
        (state,) = cursor.fetchone() or ("",)
        return str(state)
