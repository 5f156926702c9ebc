"""A new article, between what was recognised and the forms of the correction page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

from django.http import QueryDict

from annotator.desk._next_version import NextVersion, next_version
from annotator.desk.forms.article import (
    CreditFormSet,
    Credits,
    MetadataForm,
    troubles_of,
)
from annotator.desk.forms.base import DeskForm
from annotator.desk.forms.blocks import Boxes
from articles.corpus.models import Article, tied_to_register
from articles.corpus.rules import compose, digest_of
from articles.corpus.types import ArticleDraft, ArticleMetadata, BlockDraft, PubStatus
from articles.foundation.errors import DomainError
from articles.foundation.types import Actor
from articles.ingest.rules import draft_of, metadata_of
from articles.ingest.types import RecognisedArticle
from articles.likeness.models import Similar, resembling


@dataclass
class MetadataForms:
    """The forms about an article: its metadata and its credits, and troubles that belong to no field."""

    form: MetadataForm
    credits: CreditFormSet
    troubles: list[str] = field(default_factory=list)

    @classmethod
    def showing(cls, metadata: ArticleMetadata) -> Self:
        """Show present values."""
        return cls(
            MetadataForm(initial=MetadataForm.initial_of(metadata)),
            Credits(initial=CreditFormSet.initial_of(metadata.info_sources), prefix="credits"),
        )

    @classmethod
    def changed(cls, data: QueryDict, before: ArticleMetadata) -> Self:
        """Replace these values with what the page sent."""
        form = MetadataForm(data, initial=MetadataForm.initial_of(before))
        return cls(form, Credits(data, prefix="credits"))

    def is_valid(self) -> bool:
        """Check all forms, so that each shows its own trouble."""
        valid = all([self.form.is_valid(), self.credits.is_valid()])
        self.troubles += [str(trouble) for trouble in self.credits.non_form_errors()]
        return valid

    def metadata(self) -> ArticleMetadata:
        """Return the values. The forms must be valid."""
        return self.form.metadata(self.credits.drafts())

    def focus_trouble(self) -> None:
        """Let the page open with the focus in its first field that has trouble, if any has."""
        for form in self.shown:
            if form.focus_trouble():
                return

    @property
    def shown(self) -> list[DeskForm]:
        """The forms as they follow each other on the page."""
        return [self.form, *self.credits.forms]

    def refuse(self, error: DomainError) -> None:
        """Put the domain's problems beside their fields."""
        self.troubles = troubles_of(error, self.form)


@dataclass
class DraftForms(MetadataForms):
    """The forms about an article, and the blocks of its text."""

    blocks: Boxes = field(default_factory=Boxes)
    # The article that has this story already, and what is the same: its "text" or its "uri".
    here: tuple[Article, str] | None = None
    # What the forms say, as it was recognised or sent.
    given: ArticleDraft | None = None
    # The articles that share much of its text.
    similar: Sequence[Similar] = ()

    @classmethod
    def recognised(cls, article: RecognisedArticle) -> Self:
        """Show what was recognised."""
        about = MetadataForms.showing(tied_to_register(metadata_of(article)))
        blocks = [BlockDraft(block.kind, block.text) for block in article.blocks]
        boxes = Boxes.showing(blocks)
        boxes.changes = article.changes
        return cls(about.form, about.credits, blocks=boxes, given=draft_of(article))

    @classmethod
    def sent(cls, data: QueryDict) -> Self:
        """Take what the page sent."""
        return cls(MetadataForm(data), Credits(data, prefix="credits"), blocks=Boxes.sent(data))

    def is_valid(self) -> bool:
        """Check all forms, so that each shows its own trouble."""
        valid = all([super().is_valid(), self.blocks.is_valid()])
        self.troubles += [self.blocks.trouble] if self.blocks.trouble else []
        return valid

    def focus_trouble(self) -> None:
        """Let the page open with the focus in its first field that has trouble: the text comes first."""
        if not self.blocks.focus_trouble():
            super().focus_trouble()

    def look_for(self, actor: Actor) -> None:
        """Find the article that has this story already: its words, or another version of it; and those with
        much the same text.
        """
        if self.given is None:
            return
        uri = self.given.metadata.uri
        articles = Article.objects.visible_to(actor)
        composed = compose(self.blocks.drafts())
        digest = digest_of(composed.text)
        self.similar = resembling(actor, composed.text, composed.blocks)
        self.here = articles.usable_with(digest=digest, uri=uri)
        if self.here is None and uri:
            # One that is withheld may be about to be used; one that was taken back is over.
            rows = articles.filter(uri=uri).exclude(pub_status=PubStatus.CANCELED)
            hidden = rows.select_related("current").order_by("-created", "-id").first()
            self.here = (hidden, "uri") if hidden else None

    def next_version(self) -> NextVersion | None:
        """Return what the story would do as the next version of the article from its address, if there is
        one.
        """
        article, _ = self.here or (None, "")
        if article is None or self.given is None or article.uri != self.given.metadata.uri:
            return None
        return next_version(article, self.given) if article.uri else None

    def draft(self) -> ArticleDraft:
        """Return the article. The forms must be valid."""
        self.given = ArticleDraft(self.blocks.drafts(), self.metadata())
        return self.given


def parse_id(text: str) -> UUID | None:
    """Return the id that a page sent, or None if it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def sent_version(data: QueryDict) -> int:
    """Return the version of the row that the page showed; 0, which no row has, if it named none."""
    text = data.get("version", "")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0
