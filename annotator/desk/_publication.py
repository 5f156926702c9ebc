"""The publication part of an article's details page: what the public sees, and how others show it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from annotator.accounts.types import Principal
from articles.claims.models import Claim, open_marks
from articles.claims.types import VerificationStatus
from articles.corpus.models import Article
from articles.corpus.rules import publication_problems
from articles.foundation.errors import Problem


@dataclass(frozen=True, slots=True)
class Publication:
    """Whether the public can read the article. `hindrances` prevent it now, each with its remedy;
    `open` counts the marks that miss something.
    """

    article: Article
    claims: int
    open: int
    statuses: tuple[str, ...]
    hindrances: tuple[Problem, ...]
    address: str
    script: str
    frame: str
    oembed: str


def publication_of(request: HttpRequest, actor: Principal, article: Article) -> Publication:
    """Return what the published article shows, and the ways to embed it."""
    rows = Claim.objects.in_article(actor, article.id).surviving().order_by()
    counts = dict(rows.values_list("verification_status").annotate(count=Count("pk")))
    page, embed, script, oembed = (
        request.build_absolute_uri(reverse(f"reading:{name}", args=args))
        for name, args in (
            ("page", [article.id]),
            ("embed", [article.id]),
            ("embed-script", []),
            ("oembed", []),
        )
    )
    return Publication(
        article=article,
        claims=sum(counts.values()),
        open=open_marks([article.id]).count(),
        statuses=tuple(
            f"{counts[status]} {words.lower()}"
            for status, words in VerificationStatus.choices
            if counts.get(status)
        ),
        hindrances=tuple(publication_problems(article.pub_status, article.embargoed_until, timezone.now())),
        address=page,
        script=f'<script src="{script}" data-article="{article.id}" async></script>',
        frame=f'<iframe src="{embed}" width="100%" height="640" title="Annotated article"></iframe>',
        oembed=f"{oembed}?url={page}",
    )
