"""Next texts of articles."""

from __future__ import annotations

from articles.annotations.models import Anchor
from articles.annotations.operations import revise_article
from articles.annotations.types import Revised
from articles.corpus.models import Article
from articles.corpus.types import RevisionDraft
from articles.foundation.types import Actor
from tests.factories.articles import article_draft
from tests.factories.users import editor


def revised(article: Article, text: str, actor: Actor | None = None, *, headline: str = "") -> Revised:
    """Give the article its next text: paragraphs, one for each stretch between blank lines."""
    blocks = article_draft(text=text, headline=headline).blocks
    draft = RevisionDraft(blocks, base=Article.objects.get(pk=article.pk).current_id)
    return revise_article(actor or editor(), id=article.id, draft=draft)


def anchors_of(article: Article) -> dict[str, str]:
    """Return the words of each mark on the current text, by its note, with its status."""
    current = Article.objects.get(pk=article.pk).current_id
    rows = Anchor.objects.filter(revision=current).select_related("annotation").order_by("annotation__note")
    return {
        row.annotation.note: " … ".join([row.status, *(piece.exact for piece in row.described)])
        for row in rows
    }
