"""Synthetic articles and marks, the same in every run."""

from __future__ import annotations

import random

from annotator.accounts.types import Principal
from articles.anchoring.types import GivenPiece
from articles.annotations.types import AnnotationDraft, AnnotationKind
from articles.claims.operations import create_passages
from articles.claims.types import PassageDraft
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.corpus.types import ArticleDraft, BlockDraft

SYLLABLES = ("ka", "lo", "mi", "ren", "tu", "sol", "vax", "é", "ng", "ur", "ba", "🛰")
WORDS_IN_A_PARAGRAPH = 80


def make_article(actor: Principal, *, words: int, seed: int) -> Article:
    """Make an article of about so many words."""
    article, _ = create_article(actor, draft=ArticleDraft(blocks(words=words, seed=seed)))
    return article


def blocks(*, words: int, seed: int) -> tuple[BlockDraft, ...]:
    """Return the blocks of an article of about so many words."""
    chance = random.Random(seed)
    headline = BlockDraft("headline", f"Story {seed}: {_prose(chance, 8)}")
    count = max(1, words // WORDS_IN_A_PARAGRAPH)
    paragraphs = [BlockDraft("paragraph", _prose(chance, WORDS_IN_A_PARAGRAPH) + ".") for _ in range(count)]
    return headline, *paragraphs


def drafts(article: Article, *, count: int, seed: int) -> list[PassageDraft]:
    """Return marks of all kinds, spread over the article; one in twenty has two pieces."""
    return [
        PassageDraft(AnnotationDraft(kind, [GivenPiece(*span) for span in spans]))
        for kind, spans in places(article.latest.length, count=count, seed=seed)
    ]


def places(length: int, *, count: int, seed: int) -> list[tuple[str, list[tuple[int, int]]]]:
    """Return kinds and stretches of so many marks on a text of this length."""
    chance, kinds, found = random.Random(seed), AnnotationKind.values, []
    for index in range(count):
        start = chance.randrange(0, length - 120)
        spans = [(start, start + chance.randrange(4, 60))]
        if index % 20 == 0:
            spans.append((start + 80, start + 100))
        found.append((str(kinds[index % len(kinds)]), spans))
    return found


def annotate(actor: Principal, article: Article, *, count: int, seed: int) -> None:
    """Put so many marks on the article."""
    create_passages(actor, article_id=article.id, drafts=drafts(article, count=count, seed=seed))


def _prose(chance: random.Random, words: int) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randrange(1, 4))) for _ in range(words))
