"""Which entries of the ledger a reader sees."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, UUIDField, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from articles.claims.models import (
    PARTS,
    Claim,
    ClaimPart,
    EntityTold,
    known_sources,
    knows_confidences,
    names_q,
)
from articles.corpus.models import Article
from articles.entities.models import Entity
from articles.foundation.types import Actor, Permission
from articles.ledger.models import Entry
from articles.sources.models import Rating

# Who may enter and who did is for those who manage users.
_ACCOUNTS = ("account", "api_key", "sign_in_link", "redaction")
# Subjects that belong to one article, and are known with it.
_OF_ARTICLES = (
    "anchor",
    "annotation",
    "appearance",
    "article",
    "attribution",
    "correction",
    "mention",
    "revision",
)
# Verbs about merges and identities, with the key that names the other record, before or after.
_LINKS = ("into", "survivor")


def told_entries[R: QuerySet[Entry]](rows: R, actor: Actor) -> R:
    """Keep the entries that the actor may know.

    Of what is hidden from them, outsiders learn only that it was withdrawn. Kinds of entries that aren't
    listed here stay inside: a new kind is shown to outsiders only once somebody has added it.
    """
    if not actor.can(Permission.MANAGE_USERS):
        rows = rows.exclude(_about(*_ACCOUNTS))
    if knows_confidences(actor) and actor.can(Permission.READ_WITHHELD):
        return rows
    in_article = Exists(Article.objects.visible_to(actor).filter(pk=OuterRef("article_id")))
    open_ = Q(article_id=None) | in_article
    told = (
        Q(verb__endswith=".withdrawn"),
        _about(*_OF_ARTICLES) & in_article,
        _about("claim") & _claim_known(actor),
        *(_about(str(kind._meta.verbose_name)) & open_ & _part_known(kind, actor) for kind in PARTS),
        _about("source") & _source_known(actor),
        _about("entity") & Exists(Entity.objects.filter(EntityTold("canonical"), pk=OuterRef("subject_id"))),
        _about("rating") & _rating_known(actor),
        _about("export") & Q(actor_id=actor.user_id),
    )
    return rows.alias(other_before=_other("before"), other_after=_other("after")).filter(reduce(or_, told))


def _about(*nouns: str) -> Q:
    """Return the condition on entries about rows of these kinds."""
    return reduce(or_, (Q(verb__startswith=f"{noun}.") for noun in nouns))


def _part_known(kind: type[ClaimPart], actor: Actor) -> Exists:
    """Return the condition on entries about a part that the actor may know of."""
    rows = kind.objects.visible_to(actor)  # type: ignore[attr-defined] # every kind has such a manager
    return Exists(rows.filter(pk=OuterRef("subject_id")))


def _other(column: str) -> Case:
    """Return the SQL for the other record in an entry of a merge or split, or of its consequences; null
    elsewhere.
    """
    links = [
        When(**{f"{column}__has_key": link}, then=Cast(KT(f"{column}__{link}"), UUIDField()))
        for link in _LINKS
    ]
    return Case(*links, output_field=UUIDField(null=True))


def _linked(known: QuerySet[Any]) -> Q:
    """Leave out entries that link a record to another that isn't among these."""
    before, after = (
        Q(**{other: None}) | Q(Exists(known.filter(pk=OuterRef(other))))
        for other in ("other_before", "other_after")
    )
    return before & after


def _claim_known(actor: Actor) -> Q:
    """Keep the entries of claims that may be known."""
    known = Claim.objects.visible_to(actor)
    return Q(Exists(known.filter(pk=OuterRef("subject_id")))) & _linked(known)


def _source_known(actor: Actor) -> Q:
    """Keep the entries of visible sources; merges and identities only if both records have names."""
    known = known_sources(actor)
    named = known.filter(names_q(actor))
    subject, by_name = (Exists(rows.filter(pk=OuterRef("subject_id"))) for rows in (known, named))
    says_who = Q(verb="source.identified") | Q(other_before__isnull=False) | Q(other_after__isnull=False)
    return Q(subject) & (~says_who | (Q(by_name) & _linked(named)))


def _rating_known(actor: Actor) -> Exists:
    """Keep grades of sources that are known by name."""
    named = known_sources(actor).filter(names_q(actor))
    return Exists(Rating.objects.filter(pk=OuterRef("subject_id"), source__in=named))
