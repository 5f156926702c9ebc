"""What of the feed a caller may see, and from where on."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django_filters import rest_framework as filters
from rest_framework.exceptions import ErrorDetail, ValidationError

from articles.claims.models import Claim, Evidence, Figure, Relation, Response, Verdict
from articles.corpus.models import Article
from articles.foundation.types import Actor, Permission
from articles.ledger.errors import BadCursor
from articles.ledger.models import Entry
from articles.ledger.operations import parse_cursor
from articles.ledger.types import Cursor

# The parts of claims, whose entries may name no article.
_PARTS = (Evidence, Figure, Relation, Response, Verdict)


class ChangeFilters(filters.FilterSet):
    """By article and by the row that changed."""

    article = filters.UUIDFilter(field_name="article_id")
    subject = filters.UUIDFilter(field_name="subject_id")


def disclosed[R: QuerySet[Entry]](rows: R, actor: Actor) -> R:
    """Leave out what happened to articles, and to claims of articles and their parts, that the actor may not know of.

    Exports of others go with them: they name articles. Why words were redacted is told in the newsroom only; that a
    row was, is told to everybody who may know of the row.
    """
    if actor.can(Permission.READ_WITHHELD):
        return rows
    articles = Q(article_id=None) | Q(article_id__in=Article.objects.visible_to(actor).values("pk"))
    claims = ~Q(verb__startswith="claim.") | Q(subject_id__in=Claim.objects.visible_to(actor).values("pk"))
    parts = Q()
    for kind in _PARTS:
        known = kind.objects.visible_to(actor).values("pk")
        parts &= ~Q(verb__startswith=f"{kind._meta.verbose_name}.") | Q(subject_id__in=known)
    exports = ~Q(verb__startswith="export.") | Q(actor_id=actor.user_id)
    return rows.filter(articles, claims, parts, exports).exclude(verb__startswith="redaction.")


def start(text: str) -> Cursor:
    """Read the place to continue from; empty is the very beginning. Raises `ValidationError`."""
    try:
        # Digits of other scripts count as digits to Python, but no answer of ours has them.
        return parse_cursor(text if text.isascii() else "") if text else Cursor()
    except BadCursor as error:
        raise ValidationError({"after": [ErrorDetail(error.message, code="invalid")]}) from error
