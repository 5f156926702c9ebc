"""`make demo-data ARTICLES=1000`: fill the desk that PORT and DATA name with made-up, marked articles."""

from __future__ import annotations

import os

from annotator.accounts.operations import desk_editor
from annotator.accounts.types import Principal
from articles.corpus.models import Article
from benchmarks.material import annotate, make_article

WORDS = 500
MARKS = 40
REPORT_EVERY = 100


def main() -> None:
    """Make the articles, each of 500 words with 40 marks; a second call adds others."""
    actor, wanted = Principal.of_user(desk_editor()), int(os.environ.get("ARTICLES", "1000"))
    already = Article.objects.count()
    for number in range(1, wanted + 1):
        article = make_article(actor, words=WORDS, seed=already + number)
        annotate(actor, article, count=MARKS, seed=already + number)
        if number % REPORT_EVERY == 0 or number == wanted:
            print(f"{number:,} of {wanted:,} articles")
