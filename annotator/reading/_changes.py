"""What changed in a published article since it was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.anchoring.rules import differences_between
from articles.corpus.models import Article, Revision
from articles.foundation.types import PUBLIC
from articles.revisions.models import told_of
from articles.revisions.types import Told

# Of texts that a page tells of, the latest; and of claims, for each.
_MOST_TEXTS, _MOST_CLAIMS = 10, 20
_TAGS = {"kept": "span", "dropped": "del", "added": "ins"}


@dataclass(frozen=True, slots=True)
class Changed:
    """One later text: when it came, what the newsroom says about it, and the sentences of marked claims that
    it changed, as HTML.
    """

    at: datetime
    note: str
    claims: Sequence[SafeString]


def changes_of(article: Article) -> list[Changed]:
    """Return what changed since the article was published, the latest first. An article of one text costs no
    query. Needs its current revision.
    """
    if article.latest.number == 1:
        return []
    later = Revision.objects.filter(article=article, number__gt=1, created__gt=article.published)
    rows = later.select_related("correction").order_by("-number")[:_MOST_TEXTS]
    return [Changed(row.created, _note(row), list(_claims(row))) for row in rows]


def _note(row: Revision) -> str:
    """Return the newsroom's note to readers, if there is one."""
    correction = getattr(row, "correction", None)
    return correction.note if correction else ""


def _claims(row: Revision) -> Iterator[SafeString]:
    """Yield what changed in the sentences of claims that the public knows."""
    told = [one for one in told_of(PUBLIC, row) if one.claim and (one.old or one.new)]
    seen: set[tuple[str, str]] = set()
    for one in told[:_MOST_CLAIMS]:
        if (one.old, one.new) not in seen:
            seen.add((one.old, one.new))
            yield _difference(one)


def _difference(one: Told) -> SafeString:
    """Return the sentence with what was taken out and put in."""
    if not one.new:
        return format_html("<del>{}</del>", one.old)
    return format_html_join(
        "",
        "<{0}>{1}</{0}>",
        ((SafeString(_TAGS[part.kind]), part.words) for part in differences_between(one.old, one.new)),
    )
