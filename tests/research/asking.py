"""Asking which claims there are, and making claims to be asked for."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q

from annotator.accounts.types import Principal
from articles.claims.models import Claim
from articles.claims.operations import merge_claim
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.sources.models import Source
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.users import editor

type Ask = Callable[[Principal], Q]


def found(ask: Ask, actor: Principal | None = None) -> list[str]:
    """Return the statements of the claims that a question keeps."""
    actor = actor or editor()
    return stating(ask(actor), actor)


def stating(condition: Q, actor: Principal) -> list[str]:
    """Return the statements of the claims that a condition keeps."""
    rows = Claim.objects.visible_to(actor).filter(condition).order_by("statement")
    return [row.statement for row in rows]


def told(statement: str, *chains: tuple[Source, ...], story: Article | None = None) -> Claim:
    """Make a claim that appears once for each chain of sources, which lead to its speaker."""
    row = claim(statement=statement)
    for sources in chains or ((),):
        mark = annotation(article=story or article(), kind="claim", claim=row.id)
        if sources:
            attribution(content=mark, sources=sources)
    return row


def withheld() -> Article:
    """Make an article that readers may not know of."""
    return article(metadata=ArticleMetadata(pub_status="withheld"))


def merge(row: Claim, into: Claim) -> None:
    """Merge a claim as it is now."""
    merge_claim(editor(), id=row.id, version=Claim.objects.get(id=row.id).version, into=into.id)
