"""The whole ledger, as people search it: by person or key, kind of change, days, record and name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Q

from articles.claims.models import Claim
from articles.corpus.models import Article
from articles.entities.models import Entity
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.ledger.models import Entry, EntryQuerySet
from articles.sources.models import Rating, Source

# Of each kind of record, so many with a name like what was typed are looked for.
MOST_NAMED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSearch:
    """What is asked for; an empty field asks for everything.

    `noun` and `participle` are the two halves of a verb, `words` a name or an id, `start` and `end` the first
    time and the one before which it was.
    """

    actor: UUID | None = None
    noun: str = ""
    participle: str = ""
    start: datetime | None = None
    end: datetime | None = None
    words: str = ""
    subject: UUID | None = None


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """Some entries, the latest first; `older` is the id that the next page begins behind."""

    entries: tuple[Entry, ...]
    older: int | None


def ledger_page(actor: Actor, asked: LedgerSearch, *, before: int | None, most: int) -> LedgerPage:
    """Return a page of entries, the latest first. Nothing is counted, and every page costs the same.

    Raises `Forbidden`.
    """
    require(actor, Permission.MANAGE_USERS)
    rows = Entry.objects.between(asked.start, asked.end)
    if asked.actor:
        rows = rows.filter(actor=asked.actor)
    if asked.subject:
        rows = rows.filter(Q(subject_id=asked.subject) | Q(article_id=asked.subject))
    if asked.words:
        rows = rows.filter(_named(actor, asked.words))
    if before:
        rows = rows.filter(id__lt=before)
    found = list(_of_kind(rows, asked, most + 1).select_related("actor"))
    return LedgerPage(tuple(found[:most]), found[most - 1].id if len(found) > most else None)


def _of_kind(rows: EntryQuerySet, asked: LedgerSearch, most: int) -> EntryQuerySet:
    """Return the latest of these rows with the verbs that are asked for.

    The latest of each verb are found by its own stretch of the index: a filter on many verbs would walk over
    everything else. Of a few records' entries, that is no matter.
    """
    latest = rows.order_by("-id")
    if not asked.noun and not asked.participle:
        return latest[:most]
    verbs = _verbs(asked)
    if asked.words or asked.subject:
        return latest.filter(verb__in=verbs)[:most]
    stretches = [latest.filter(verb=verb).values("id")[:most] for verb in verbs]
    if not stretches:
        return Entry.objects.none()
    first, *others = stretches
    ids = first.union(*others, all=True) if others else first
    return Entry.objects.filter(id__in=ids).order_by("-id")[:most]


def _verbs(asked: LedgerSearch) -> list[str]:
    """Return the verbs that are asked for, of those that occur."""
    halves = {verb: verb.partition(".") for verb in Entry.objects.verbs()}
    return [
        verb
        for verb, (noun, _, participle) in halves.items()
        if asked.noun in {"", noun} and asked.participle in {"", participle}
    ]


def _named(actor: Actor, words: str) -> Q:
    """Return the condition on entries about records and articles with about this name, or about people."""
    sources, entities = (
        list(kind.objects.matching(words).values_list("pk", flat=True)[:MOST_NAMED])
        for kind in (Source, Entity)
    )
    claims = list(Claim.objects.visible_to(actor).saying(words).values_list("pk", flat=True)[:MOST_NAMED])
    articles = list(
        Article.objects.visible_to(actor)
        .filter(headline__icontains=words)
        .order_by("-created")
        .values_list("pk", flat=True)[:MOST_NAMED]
    )
    people = get_user_model()._default_manager.filter(username__icontains=words)[:MOST_NAMED]
    grades = Rating.objects.filter(source__in=sources).values_list("pk", flat=True)[: 10 * MOST_NAMED]
    subjects = [*sources, *entities, *claims, *grades, *(one.pk for one in people)]
    return Q(subject_id__in=subjects) | Q(article_id__in=articles)
