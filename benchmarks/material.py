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
    chance = random.Random(seed)
    headline = BlockDraft("headline", f"Story {seed}: {_prose(chance, 8)}")
    count = max(1, words // WORDS_IN_A_PARAGRAPH)
    paragraphs = [BlockDraft("paragraph", _prose(chance, WORDS_IN_A_PARAGRAPH) + ".") for _ in range(count)]
    article, _ = create_article(actor, draft=ArticleDraft((headline, *paragraphs)))
    return article


def drafts(article: Article, *, count: int, seed: int) -> list[PassageDraft]:
    """Return marks of all kinds, spread over the article; one in twenty has two pieces."""
    chance, length, kinds = random.Random(seed), article.latest.length, AnnotationKind.values
    made = []
    for index in range(count):
        start = chance.randrange(0, length - 120)
        pieces = [GivenPiece(start, start + chance.randrange(4, 60))]
        if index % 20 == 0:
            pieces.append(GivenPiece(start + 80, start + 100))
        made.append(PassageDraft(AnnotationDraft(kinds[index % len(kinds)], pieces)))
    return made


def annotate(actor: Principal, article: Article, *, count: int, seed: int) -> None:
    """Put so many marks on the article."""
    create_passages(actor, article_id=article.id, drafts=drafts(article, count=count, seed=seed))


def _prose(chance: random.Random, words: int) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randrange(1, 4))) for _ in range(words))
