"""One page of the list of articles: keyset paging, and how many marks of each kind each article carries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from articles.annotations.models import Annotation
from articles.annotations.types import AnnotationKind
from articles.claims.models import count_open_marks
from articles.corpus.models import Article, ArticleQuerySet, written
from articles.corpus.types import CreditRole
from articles.foundation.models import by_index

PAGE_SIZE = 50
PLURALS = {
    AnnotationKind.CLAIM: "claims",
    AnnotationKind.SOURCE: "sources",
    AnnotationKind.CUE: "cues",
    AnnotationKind.ENTITY: "entities",
    AnnotationKind.FIGURE: "figures",
    AnnotationKind.NOTE: "notes",
}
CREDITS = {
    CreditRole.PUBLISHER: "Published by",
    CreditRole.WIRE: "Wire",
    CreditRole.PICTURE: "Picture",
    CreditRole.OTHER: "Credit",
}


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many marks of one kind, with the words for it."""

    kind: str
    number: int

    @property
    def label(self) -> str:
        """The count in words, such as "1 claim" or "3 entities"."""
        return f"{self.number:,} {self.kind if self.number == 1 else PLURALS[AnnotationKind(self.kind)]}"


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the list; `open` counts the marks that miss something."""

    article: Article
    counts: tuple[KindCount, ...]
    open: int

    @property
    def open_in_words(self) -> str:
        """How much is open, such as "1,200 open"; empty if nothing is."""
        return f"{self.open:,} open" if self.open else ""

    @property
    def credits(self) -> list[tuple[str, str]]:
        """The article's credits, each a word for its role and a name."""
        return [(CREDITS[CreditRole(one.role)], one.name) for one in self.article.info_sources]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of rows, the latest first; `older` and `newer` are the ids that the neighbouring pages begin
    behind.
    """

    rows: tuple[Row, ...]
    newer: UUID | None
    older: UUID | None


# What each order goes by. Each has an index.
ORDERS: dict[str, F | Coalesce] = {"": F("created"), "changed": F("modified"), "published": written()}


def list_page(
    articles: ArticleQuerySet, *, before: UUID | None, after: UUID | None, order: str = ""
) -> ListPage:
    """Return the articles before (or after) the one named in this order, in at most five queries and a
    setting.

    It uses a keyset and not page numbers, so that the thousandth page costs as much as the first. An id that
    isn't in the list any more starts at the newest.
    """
    neighbour = before or after
    by = ORDERS[order]
    there = Article.objects.annotate(at=by).values_list("at", "id")
    mark = there.filter(id=neighbour).first() if neighbour else None
    backwards = mark is not None and before is None
    chosen = articles.without_text().with_credits().alias(at=by)
    if mark:
        at, id_ = mark
        sooner = Q(("at__lte", at)) & ~Q(("at", at), id__gte=id_)
        later = Q(("at__gte", at)) & ~Q(("at", at), id__lte=id_)
        chosen = chosen.filter(later if backwards else sooner)
    found = list(chosen.order_by(*(("at", "id") if backwards else ("-at", "-id")))[: PAGE_SIZE + 1])
    more, found = len(found) > PAGE_SIZE, found[:PAGE_SIZE]
    if backwards:
        found.reverse()
    has_newer, has_older = (more, bool(mark)) if backwards else (bool(mark), more)
    return ListPage(
        rows=tuple(_rows(found)),
        newer=found[0].id if found and has_newer else None,
        older=found[-1].id if found and has_older else None,
    )


def _rows(articles: Iterable[Article]) -> Iterable[Row]:
    """Add the counts by kind and of what is open, in two queries for all articles."""
    articles = list(articles)
    numbers: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    marks = Annotation.objects.live().filter(article__in=[article.id for article in articles])
    counts = marks.values_list("article", "kind").annotate(number=Count("id")).order_by()
    with by_index():
        opened = count_open_marks(article.id for article in articles)
        for article_id, kind, number in counts:
            numbers[article_id][kind] = number
    for article in articles:
        found = numbers[article.id]
        told = tuple(KindCount(kind, found[kind]) for kind in AnnotationKind.values if kind in found)
        yield Row(article, told, opened.get(article.id, 0))
