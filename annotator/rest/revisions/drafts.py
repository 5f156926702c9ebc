"""The next text of an article as it was sent, and the domain's draft that it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from annotator.rest.articles.drafts import SentArticle, article_draft, own_fields
from articles.corpus.types import ArticleMetadata, BlockDraft, RevisionDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRevision:
    """The next text of an article: either as a `text` whose blocks are to be recognised, or as `headline` and
    `blocks`.
    """

    id: UUID | None = None
    base: UUID | None = None
    text: str | None = None
    headline: str | None = None
    blocks: tuple[BlockDraft, ...] = ()

    def draft(self, version: int | None) -> tuple[RevisionDraft, tuple[str, ...]]:
        """Return the draft, and sentences about what was changed in the text. `version` is the article's that
        the caller has seen.
        """
        found, remarks = article_draft(self._like_an_article())
        recognised = self.text is not None
        draft = RevisionDraft(found.blocks, self.base, version, self.id, recognised)
        # What a paste says about the article itself stays as it is.
        return draft, () if recognised else remarks

    @contextmanager
    def own_fields(self) -> Iterator[None]:
        """Name the fields in an error as the caller sent them."""
        with own_fields(self._like_an_article()):
            yield

    def _like_an_article(self) -> SentArticle:
        """Return the same as of a new article."""
        return SentArticle(
            draft=ArticleMetadata, fields={}, text=self.text, headline=self.headline, blocks=self.blocks
        )


@dataclass(frozen=True, slots=True)
class SentReview:
    """What a person says of some annotations."""

    revision: UUID
    annotations: tuple[UUID, ...]
    decision: str
