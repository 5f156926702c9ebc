"""A new article, between what was recognised and the forms of the correction page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

from django.http import QueryDict

from annotator.desk.forms.article import (
    CreditFormSet,
    Credits,
    MetadataForm,
    troubles_of,
)
from annotator.desk.forms.base import DeskForm
from annotator.desk.forms.blocks import Boxes
from articles.corpus.models import Article
from articles.corpus.types import ArticleDraft, ArticleMetadata, BlockDraft
from articles.foundation.errors import DomainError
from articles.ingest.rules import metadata_of
from articles.ingest.types import RecognisedArticle
from articles.likeness.models import Similar


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
    # The articles that share much of its text.
    similar: Sequence[Similar] = ()

    @classmethod
    def recognised(cls, article: RecognisedArticle) -> Self:
        """Show what was recognised."""
        about = MetadataForms.showing(metadata_of(article))
        blocks = [BlockDraft(block.kind, block.text) for block in article.blocks]
        boxes = Boxes.showing(blocks)
        boxes.changes = article.changes
        return cls(about.form, about.credits, blocks=boxes)

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

    def draft(self) -> ArticleDraft:
        """Return the article. The forms must be valid."""
        return ArticleDraft(self.blocks.drafts(), self.metadata())


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
