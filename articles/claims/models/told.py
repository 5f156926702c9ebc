"""Which people outsiders may know: the rule about confidential sources, written once for lists, exports,
search and the feed.

Read keys belong to people outside the newsroom, and the public may read the same. What an article says in its
own words is no secret; who spoke in confidence is. So, for readers who may not see confidential facts:

- On the record, a chain names its sources. On any other terms it names only bodies that passed the words on
  in public; never the speaker, and no person at all.
- The words of a mark lead to the record of a person only where an on-record chain says so or where they name
  that person themselves: “Kim” may lead to Kim Jong-un, “a senior official” may not.
- A person's record is visible once an open article names them in this way. A body's is visible from the
  start, unless everything it ever said was said in confidence.
- Of an unnamed source, only its name is visible.

Each rule is a piece of SQL, because hand-written statements apply them to thousands of rows.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, UUIDField, Value, When

from articles.claims.types import AttributionTerms, HopRole
from articles.corpus.models import open_sql
from articles.entities.models import Entity, EntityQuerySet, EntityTie
from articles.foundation.models import SqlRule
from articles.foundation.types import Actor, Permission
from articles.sources.models import Source, SourceName, SourceQuerySet, SourceRole, SourceTie
from articles.sources.types import INSTITUTION_KINDS, UNNAMED_KINDS

PASSING_ON = (HopRole.RELAY, HopRole.CARRIER)


def knows_confidences(actor: Actor) -> bool:
    """Tell whether this rule doesn't apply, because the actor works for the newsroom."""
    return actor.can(Permission.READ_CONFIDENTIAL)


def _listed(values: tuple[str, ...]) -> str:
    """Return choices of ours as the inside of an SQL list."""
    return ", ".join(f"'{value}'" for value in values)


_BODIES, _UNNAMED = _listed(INSTITUTION_KINDS), _listed(UNNAMED_KINDS)


class HopTold(SqlRule):
    """Whether a hop names a source: its terms, position and role, and the source's kind."""

    template = (
        f"({{0}} = '{AttributionTerms.ON_RECORD.value}'"
        f" OR ({{1}} > 0 AND {{2}} IN ({_listed(PASSING_ON)}) AND {{3}} IN ({_BODIES})))"
    )


_HOP_TOLD = HopTold.sql("told.attribution_terms", "hop.position", "hop.role", "{source}.source_kind")
# Hops of attributions that weren't taken back.
_HOPS = "claims_hop hop JOIN claims_attribution told ON told.id = hop.attribution_id AND told.deleted IS NULL"


def _plain(text: str) -> str:
    """Return the SQL of words in one case, with one space at each border between them."""
    return rf"(' ' || btrim(regexp_replace(lower({text}), '[-‐-―’''.,“”\s]+', ' ', 'g')) || ' ')"


def _names(mark: str, name: str) -> str:
    """Return the SQL of a mark whose words are the name, hold it, or are whole words of it."""
    words, known = _plain("piece->>'exact'"), _plain(name)
    return (
        "EXISTS (SELECT FROM annotations_anchor place, jsonb_array_elements(place.pieces) piece"
        f" WHERE place.annotation_id = {mark} AND length(piece->>'exact') > 1"
        f" AND (position({words} in {known}) > 0 OR position(lower({name}) in lower(piece->>'exact')) > 0))"
    )


class MarkTold(SqlRule):
    """Whether a mark shows which source its words name. Columns: the annotation, the source."""

    template = f"""(EXISTS (
        SELECT FROM sources_source named WHERE named.id = {{1}} AND (
            named.source_kind IN ({_BODIES})
            OR EXISTS (
                SELECT FROM {_HOPS} JOIN claims_hop_source one ON one.hop_id = hop.id
                WHERE hop.span_id = {{0}} AND one.source_id = named.id
                    AND told.attribution_terms = '{AttributionTerms.ON_RECORD.value}'
            )
            OR {_names("{0}", "named.name")}
        ) AND NOT EXISTS (
            SELECT FROM {_HOPS}
            WHERE hop.span_id = {{0}} AND NOT {_HOP_TOLD.format(source="named")}
        )
    ))"""  # noqa: S608 - nothing but this module's own text goes in


# The records that are one with the source of an outer query, as far as outsiders may know that they are: an
# unnamed source is never the same as one with a name.
_SAME = f"""same.canonical = {{1}} AND (
    same.id = {{0}} OR ({{2}} NOT IN ({_UNNAMED}) AND same.source_kind NOT IN ({_UNNAMED}))
)"""
_SPEAKING = (
    f"sources_source same JOIN claims_hop_source one ON one.source_id = same.id JOIN {_HOPS} ON hop.id = "
    "one.hop_id"
)
_SAYS = _HOP_TOLD.format(source="same")


class SourceTold(SqlRule):
    """Whether outsiders may know of a source: its id, its canonical id, and its kind."""

    template = f"""(
        EXISTS (
            SELECT FROM {_SPEAKING}
            JOIN annotations_annotation content ON content.id = told.content_id AND content.deleted IS NULL
            JOIN corpus_article article ON article.id = content.article_id
            WHERE {_SAME} AND {_SAYS} AND {open_sql("article")}
        )
        OR EXISTS (
            SELECT FROM sources_source same
            JOIN annotations_annotation mark ON mark.source_id = same.id AND mark.deleted IS NULL
            JOIN corpus_article article ON article.id = mark.article_id
            WHERE {_SAME} AND {open_sql("article")} AND {MarkTold.sql("mark.id", "same.id")}
        )
        OR EXISTS (
            SELECT FROM sources_source same
            JOIN corpus_info_source credit ON credit.source_id = same.id
            JOIN corpus_article article ON article.id = credit.article_id
            WHERE {_SAME} AND {open_sql("article")}
        )
        OR (
            NOT EXISTS (SELECT FROM {_SPEAKING} WHERE {_SAME} AND NOT {_SAYS})
            AND ({{2}} IN ({_BODIES}) OR EXISTS (
                SELECT FROM sources_source same
                JOIN claims_response answer ON answer.party_id = same.id AND answer.deleted IS NULL
                JOIN claims_appearance made ON made.claim_id = answer.claim_id
                JOIN annotations_annotation mark ON mark.id = made.annotation_id AND mark.deleted IS NULL
                JOIN corpus_article article ON article.id = mark.article_id
                WHERE {_SAME} AND {open_sql("article")}
            ))
        )
    )"""  # noqa: S608 - the same


# An entity that is the same as a source who spoke in confidence, or whose name is kept back.
_KEPT_BACK = f"""EXISTS (
    SELECT FROM entities_entity being
    JOIN entities_source_identity identity ON identity.entity_id = being.id
    JOIN sources_source same ON same.id = identity.source_id
    WHERE being.canonical = {{canonical}} AND (same.source_kind IN ({_UNNAMED}) OR EXISTS (
        SELECT FROM claims_hop_source one JOIN {_HOPS} ON hop.id = one.hop_id
        WHERE one.source_id = same.id AND NOT {_SAYS}
    ))
)"""  # noqa: S608 - the same


class EntityTold(SqlRule):
    """Whether outsiders may know of an entity: its canonical id.

    One that is a confidential source is known if an article names it, or if the source is known under its
    name.
    """

    template = f"""(
        NOT {_KEPT_BACK.format(canonical="{0}")}
        OR EXISTS (
            SELECT FROM entities_entity being
            JOIN entities_source_identity identity ON identity.entity_id = being.id
            JOIN sources_source self ON self.id = identity.source_id
            WHERE being.canonical = {{0}} AND self.source_kind NOT IN ({_UNNAMED})
                AND {SourceTold.sql("self.id", "self.canonical", "self.source_kind")}
        )
        OR EXISTS (
            SELECT FROM entities_entity being
            JOIN entities_mention mention ON mention.entity_id = being.id
            JOIN annotations_annotation mark ON mark.id = mention.annotation_id AND mark.deleted IS NULL
            JOIN corpus_article article ON article.id = mark.article_id
            WHERE being.canonical = {{0}} AND {open_sql("article")} AND {_names("mark.id", "being.name")}
        )
    )"""  # noqa: S608 - the same


class MentionTold(SqlRule):
    """Whether a mark shows which entity its words name. Columns: the annotation, the entity."""

    template = f"""(EXISTS (
        SELECT FROM entities_entity meant WHERE meant.id = {{1}}
            AND (NOT {_KEPT_BACK.format(canonical="meant.canonical")} OR {_names("{0}", "meant.name")})
    ))"""


def hop_told_q(actor: Actor, attribution: str = "hop__attribution__") -> Q:
    """Return the condition on rows of sources at hops that the actor may know of."""
    if knows_confidences(actor):
        return Q()
    hop = attribution.removesuffix("attribution__")
    return Q(
        HopTold(f"{attribution}attribution_terms", f"{hop}position", f"{hop}role", "source__source_kind")
    )


def speaker_told_q(actor: Actor) -> Q:
    """Return the condition on attributions whose speaker the actor may know of."""
    return Q() if knows_confidences(actor) else Q(attribution_terms=AttributionTerms.ON_RECORD)


def known_sources(actor: Actor) -> SourceQuerySet:
    """Return the sources that the actor may know of."""
    if knows_confidences(actor):
        return Source.objects.all()
    return Source.objects.filter(SourceTold("id", "canonical", "source_kind"))


def same_sources(actor: Actor, id: UUID) -> list[UUID]:
    """Return the ids of the source and of all that it was merged with; none, if the actor may not know it."""
    one = known_sources(actor).filter(pk=id).values("canonical")
    return list(Source.objects.filter(canonical__in=one).values_list("pk", flat=True))


def told_sources(actor: Actor) -> SourceQuerySet:
    """Return the sources that the actor may know, with their posts and ties as far as these may be known.

    For outsiders, each also gives the record it was merged with (`told_canonical`, `told_into`), but never a
    named record for an unnamed one or the reverse.
    """
    rows = known_sources(actor)
    if knows_confidences(actor):
        return rows.with_links()
    unnamed = [kind.value for kind in UNNAMED_KINDS]
    alone = Q(survivor=None) | Q(source_kind__in=unnamed) | Q(survivor__source_kind__in=unnamed)
    into = Case(
        When(alone, then=Value(None)),
        When(merged_into__source_kind__in=unnamed, then=F("survivor")),
        default=F("merged_into"),
        output_field=UUIDField(null=True),
    )
    canonical = Case(When(alone, then=F("pk")), default=F("canonical"), output_field=UUIDField())
    known = known_sources(actor).values("pk")
    return rows.annotate(told_canonical=canonical, told_into=into).prefetch_related(
        Prefetch("roles", SourceRole.objects.filter(organization__in=known)),
        Prefetch("ties", SourceTie.objects.filter(other__in=known)),
    )


def known_entities(actor: Actor) -> EntityQuerySet:
    """Return the entities that the actor may know of."""
    return (
        Entity.objects.all() if knows_confidences(actor) else Entity.objects.filter(EntityTold("canonical"))
    )


def told_entities(actor: Actor) -> EntityQuerySet:
    """Return the entities that the actor may know, with their names, and their ties to others that the actor
    may know.
    """
    rows = known_entities(actor).with_names()
    if knows_confidences(actor):
        return rows.prefetch_related("ties")
    known = known_entities(actor).values("pk")
    return rows.prefetch_related(Prefetch("ties", EntityTie.objects.filter(other__in=known)))


def called_q(folded: str) -> Q:
    """Return the condition on sources that have such a name among the names that outsiders see.

    An unnamed source has only one. Another source's tombstones may have names that would reveal who it is.
    """
    own = SourceName.objects.filter(owner=OuterRef("pk"))
    like = own.filter(Q(folded__trigram_word_similar=folded) | Q(folded__startswith=folded))
    unnamed = Q(source_kind__in=UNNAMED_KINDS)
    return Q(~unnamed, Exists(like)) | Q(unnamed, Exists(like.filter(is_primary=True)))


def party_told(actor: Actor) -> dict[str, Case]:
    """Return what to fetch with responses: `told_party`, if the actor may not know every source."""
    if knows_confidences(actor):
        return {}
    known = SourceTold("party", "party__canonical", "party__source_kind")
    return {"told_party": Case(When(known, then=F("party")), output_field=UUIDField(null=True))}


def names_q(actor: Actor) -> Q:
    """Return the condition on sources of which the actor may know more than the name."""
    return Q() if knows_confidences(actor) else ~Q(source_kind__in=UNNAMED_KINDS)
