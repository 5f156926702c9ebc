"""Comparing what is written with a golden file."""

from __future__ import annotations

import re
from pathlib import Path

from articles.corpus.models import Article
from articles.exports.operations import export_article
from tests.exports.conftest import FixedDesk

GOLDEN = Path(__file__).parent.parent / "golden"
# A revision's id is made by the desk, so it is another one in each run.
REVISION = "01950000-0000-7000-8000-00000000beef"


def exported(desk: FixedDesk, format: str) -> bytes:
    """Return the article of the fixed desk in the format, its revision under a known id."""
    written = b"".join(export_article(desk.actor, id=desk.article.id, format=format).chunks)
    known = written.replace(revision_of(desk.article).encode(), REVISION.encode())
    # Where the feed was depends on the database.
    return re.sub(rb'"as_of":"[0-9]+-0"', b'"as_of":"7-0"', known)


def revision_of(article: Article) -> str:
    """Return the id of the article's revision."""
    return str(article.latest.id)


def golden(name: str) -> bytes:
    """Return a golden file."""
    return (GOLDEN / name).read_bytes()
