"""The article and its credits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, Upper
from django.utils import timezone

from articles.corpus.models.credits import sources_named
from articles.corpus.models.revision import Revision
from articles.corpus.models.visible import open_q, visible_parameters, visible_q, visible_sql
from articles.corpus.rules import publication_problems
from articles.corpus.types import CLOCK_DIFFERENCE, CreditRole, InfoSourceDraft, PubStatus
from articles.foundation.models import Versioned, prepared
from articles.foundation.types import Actor
from articles.sources.models import Source


def written(prefix: str = "") -> Coalesce:
    """Return the SQL of an article's date, for a queryset that reaches articles by `prefix`: as published,
    else as added.
    """
    return Coalesce(f"{prefix}version_created", f"{prefix}created")


_UNCOMPARED = Q(compared=None) | ~Q(compared=F("current"))

_TO_MARK = f"""
    SELECT a.id, a.current_id, revision.text FROM corpus_article a
    JOIN corpus_revision revision ON revision.id = a.current_id
    WHERE a.id = %s AND {visible_sql("a")}
    FOR KEY SHARE OF a
"""  # noqa: S608 - nothing but this module's own text goes in


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles as lists, pages and the API need them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the articles that the actor may know of."""
        return self.filter(visible_q(actor))

    def to_be_released(self, now: datetime) -> Self:
        """Keep the articles that nothing hides any more, but that the feed hasn't announced yet."""
        return self.filter(open_q(now - CLOCK_DIFFERENCE), released=None)

    def to_be_compared(self) -> Self:
        """Keep the articles whose current text nobody has compared with the others yet."""
        return self.filter(_UNCOMPARED)

    def published(self) -> Self:
        """Keep the articles that anybody may read: published by an editor, and hidden by nothing at this
        moment.
        """
        return self.filter(open_q(timezone.now()), published__isnull=False)

    def with_credits(self) -> Self:
        """Fetch the info sources along, in one further query."""
        return self.prefetch_related("info_source_rows")

    def without_text(self) -> Self:
        """Fetch the current revision along, but leave its text, blocks and sentences in the database."""
        tables = ("current__block_table", "current__sentence_table")
        return self.select_related("current").defer("current__text", *tables)

    def usable_with(self, *, digest: str, uri: str) -> tuple[Article, str] | None:
        """Return the oldest usable article that has a text of this digest, or else this address, and which:
        "text" or "uri".
        """
        usable = self.filter(pub_status=PubStatus.USABLE).without_text().order_by("created", "id")
        same = usable.filter(pk__in=Revision.objects.filter(sha256=digest).values("article")).first()
        if same is not None:
            return same, "text"
        there = usable.filter(uri=uri).first() if uri else None
        return (there, "uri") if there is not None else None

    def usable_by(self, *, digests: Sequence[str], uris: Sequence[str]) -> dict[tuple[str, str], Article]:
        """Return the oldest usable article for each ("text", digest) and ("uri", address) that one has."""
        # The oldest comes last, and so stays.
        usable = self.filter(pub_status=PubStatus.USABLE).without_text().order_by("-created", "-id")
        texts = usable.filter(revisions__sha256__in=digests).annotate(digest=F("revisions__sha256"))
        found = {("text", getattr(one, "digest")): one for one in texts}  # noqa: B009 - annotated above
        return found | ({("uri", one.uri): one for one in usable.filter(uri__in=uris)} if uris else {})

    def credited(self, name: str) -> Self:
        """Keep the articles with a credit of this name, in whatever case it is written, or of a body with
        it.
        """
        wanted = Q(name__iexact=name)
        if sources := sources_named(name):
            wanted |= Q(source__in=sources)
        return self.filter(Exists(InfoSource.objects.filter(wanted, article=OuterRef("pk"))))

    def written_between(self, since: date | None, until: date | None) -> Self:
        """Keep the articles whose date, as published or else as added, lies on or between these days in
        UTC.
        """
        rows = self.alias(written=written())
        if since:
            rows = rows.filter(written__gte=datetime.combine(since, time(), UTC))
        if until:
            rows = rows.filter(written__lt=datetime.combine(until, time(), UTC) + timedelta(days=1))
        return rows

    def headed(self, text: str) -> Self:
        """Keep the articles whose headline holds `text`."""
        return self.filter(headline__icontains=text)


class Article(Versioned):
    """A work that was published or is about to be. Field names follow IPTC ninjs 3.1."""

    # The current revision's headline, kept here for lists.
    headline = models.CharField(max_length=1000)
    slugline = models.CharField(max_length=300, blank=True)
    # A BCP 47 tag.
    language = models.CharField(max_length=35, blank=True)
    by = models.CharField(max_length=300, blank=True)
    located = models.CharField(max_length=300, blank=True)
    version_created = models.DateTimeField(null=True, blank=True)
    pub_status = models.CharField(max_length=10, choices=PubStatus, default=PubStatus.USABLE)
    embargoed_until = models.DateTimeField(null=True, blank=True)
    # When the feed announced it to those who read only published articles; null while it is hidden from them.
    released = models.DateTimeField(null=True, blank=True, editable=False)
    # Since when the public may read it with its marks, and who let them; null unless an editor published it.
    # Its status or an embargo can hide it in spite of that.
    published = models.DateTimeField(null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    ed_note = models.TextField(blank=True)
    # Where the article was published, or the provider's own name for it.
    uri = models.CharField(max_length=2000, blank=True)
    # Null only between the two inserts of the operation that creates both.
    current = models.ForeignKey(Revision, null=True, on_delete=models.PROTECT, related_name="+")
    # The text that was last compared with those of other articles (`likeness`). While it isn't the current
    # one, the article waits for that: nothing has to remember to order it.
    compared = models.UUIDField(null=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        db_table = "corpus_article"
        verbose_name = "article"
        indexes = [
            # The list page and the API's list, newest first, by keyset.
            models.Index(fields=["created", "id"], name="article_by_created"),
            # The list page by the date of publication, by keyset, and between two days.
            models.Index(Coalesce("version_created", "created"), "id", name="article_by_written"),
            # "Modified after", by keyset.
            models.Index(fields=["modified", "id"], name="article_by_modified"),
            # Whether a story is here already, by its address, which may be longer than a B-tree's entries.
            HashIndex(fields=["uri"], name="article_by_uri", condition=~Q(uri="")),
            # Which embargoes have lapsed: asked each minute, and next to nothing is ever in it.
            models.Index(
                fields=["id"],
                name="article_to_be_released",
                condition=Q(released=None, pub_status=PubStatus.USABLE),
            ),
            # What is to be compared: asked every few seconds, and next to nothing is ever in it.
            models.Index(fields=["id"], name="article_to_be_compared", condition=_UNCOMPARED),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(pub_status__in=PubStatus.values), name="article_pub_status_known"
            ),
            models.CheckConstraint(
                condition=Q(published=None, published_by=None)
                | Q(published__isnull=False, published_by__isnull=False),
                name="article_published_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    @classmethod
    def to_mark(cls, actor: Actor, id: UUID) -> Self | None:
        """Return the article with its current text and nothing else of it, or None if the actor sees no such
        article.

        Until the transaction ends, the article gets no other text. Every mark asks this, so it is a prepared
        statement.
        """
        found = cls._found_to_mark(actor, id) or cls._found_to_mark(actor, id)
        if found is None:
            return None
        article = cls.from_db("default", ["id", "current_id"], found[:2])
        article.current = Revision.from_db("default", ["id", "text"], found[1:])
        return article

    @staticmethod
    def _found_to_mark(actor: Actor, id: UUID) -> tuple[Any, ...] | None:
        """Read the row that is to be marked.

        A statement that had to wait for a new text finds nothing: it joins the article as it now is with the
        text as it was. The next one finds it.
        """
        with prepared() as cursor:
            cursor.execute(_TO_MARK, [id, *visible_parameters(actor)])
            found: tuple[Any, ...] | None = cursor.fetchone()
            return found

    @property
    def is_readable(self) -> bool:
        """Whether anybody may read it now. `published()` is the same rule in the database."""
        now = timezone.now()
        return self.published is not None and not publication_problems(
            self.pub_status, self.embargoed_until, now
        )

    @property
    def latest(self) -> Revision:
        """The current revision. Reads `current`: fetch it along in lists."""
        if self.current is None:
            raise ValueError("an article without a revision exists only inside the operation that makes it")
        return self.current

    @property
    def info_sources(self) -> tuple[InfoSourceDraft, ...]:
        """The credits, in their order. Reads `info_source_rows`: fetch them along in lists."""
        return tuple(
            InfoSourceDraft(row.name, row.role, row.source_id) for row in self.info_source_rows.all()
        )


class InfoSource(models.Model):
    """One credit of an article (ninjs: infoSources): who published it, which wire it came by."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="info_source_rows")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    role = models.CharField(max_length=10, choices=CreditRole)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "corpus_info_source"
        verbose_name = "info source"
        ordering = ("position",)
        indexes = [
            # Articles with a credit of this name.
            models.Index(Upper("name"), name="info_source_by_name"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="info_source_position_once"),
            models.CheckConstraint(condition=Q(role__in=CreditRole.values), name="info_source_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"
