"""One article at once: streamed, as it stood at one moment, for whom may see it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.accounts.types import Principal
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.exports import _reading
from articles.exports.operations import downloads, export_article
from articles.exports.types import ExportFormat
from articles.foundation.errors import Forbidden, Missing
from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.shapes.models import annotation_lines
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.users import editor, nobody

pytestmark = pytest.mark.django_db


def forty_marks(actor: Principal) -> Article:
    """Make an article with forty marks, each of another claim."""
    row = article(actor)
    for _ in range(40):
        annotation(actor, article=row, kind="claim", claim=claim(actor).id)
    return row


def test_the_first_bytes_leave_before_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_reading, "BATCH", 5)
    monkeypatch.setattr(downloads, "CHUNK", 1)
    actor = editor()
    row = forty_marks(actor)
    chunks = export_article(actor, id=row.id, format="webannotation").chunks
    with CaptureQueriesContext(connection) as begun:
        while b'"exact":' not in next(chunks):
            pass
    with CaptureQueriesContext(connection) as rest:
        written = sum(chunk.count(b'"exact":') for chunk in chunks)
    assert written == 39
    # Eight batches: the first was read before, seven are still to come.
    assert _batches(begun) == 1
    assert _batches(rest) == 7


def _batches(captured: CaptureQueriesContext) -> int:
    """Count the reads of anchors that follow a batch of annotations."""
    return sum(
        'FROM "annotations_anchor"' in query["sql"] and '"annotation_id" IN' in query["sql"]
        for query in captured
    )


def test_the_first_lines_leave_before_the_rest_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[int] = []

    def counted(actor: Actor, articles: Sequence[UUID], at_once: int) -> Iterator[list[str]]:
        for lines in annotation_lines(actor, articles, at_once):
            fetched.append(len(lines))
            yield lines

    monkeypatch.setattr(_reading, "annotation_lines", counted)
    monkeypatch.setattr(_reading, "BATCH", 5)
    monkeypatch.setattr(downloads, "CHUNK", 1)
    actor = editor()
    row = forty_marks(actor)
    chunks = export_article(actor, id=row.id, format="ndjson").chunks
    while b'"exact":' not in next(chunks):
        pass
    assert fetched == [5]
    assert sum(chunk.count(b'"exact":') for chunk in chunks) == 35
    assert fetched == [5] * 8


@pytest.mark.parametrize("format", ExportFormat.values)
def test_the_number_of_queries_does_not_grow_with_the_rows_of_a_batch(format: str) -> None:
    actor = editor()
    counts = []
    for number in (3, 30):
        row = article(actor)
        for _ in range(number):
            annotation(actor, article=row, kind="claim", claim=claim(actor).id)
        with CaptureQueriesContext(connection) as captured:
            for _chunk in export_article(actor, id=row.id, format=format).chunks:
                pass
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_chunks_are_worth_a_write() -> None:
    actor = editor()
    row = article(actor, text="word " * 60_000)
    sizes = [len(chunk) for chunk in export_article(actor, id=row.id, format="ndjson").chunks]
    assert all(size >= downloads.CHUNK for size in sizes[:-1])


def test_a_withheld_article_is_exported_for_the_newsroom_only() -> None:
    actor = editor()
    row = article(actor, metadata=ArticleMetadata(pub_status="withheld"))
    assert b"".join(export_article(actor, id=row.id, format="ndjson").chunks)
    with pytest.raises(Missing):
        export_article(reader(), id=row.id, format="ndjson")


def test_an_unknown_article_and_an_unknown_format_are_missing() -> None:
    actor = editor()
    with pytest.raises(Missing, match="no article"):
        export_article(actor, id=new_id(), format="ndjson")
    with pytest.raises(Missing, match="Choose one of: webannotation, ndjson"):
        export_article(actor, id=article(actor).id, format="papyrus")


def test_who_may_not_export_gets_nothing() -> None:
    row = article(editor())
    with pytest.raises(Forbidden):
        export_article(nobody(), id=row.id, format="ndjson")


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Seoul “claims” 3,000", "seoul-claims-3000.ndjson"),
        ("조선중앙통신", "article.ndjson"),
        ('a"\r\nSet-Cookie: b', "a-set-cookie-b.ndjson"),
    ],
)
def test_the_file_is_named_after_the_headline_in_plain_letters(headline: str, name: str) -> None:
    actor = editor()
    row = article(actor, headline=headline)
    assert export_article(actor, id=row.id, format="ndjson").name == name


@pytest.mark.django_db(transaction=True)
def test_what_is_marked_while_an_article_is_sent_waits_for_the_next_export(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(downloads, "CHUNK", 1)
    actor = editor()
    row = article(actor)
    annotation(actor, article=row, words="Seoul")

    def mark() -> None:
        annotation(actor, article=row, words="Kyiv")
        connection.close()

    chunks = export_article(actor, id=row.id, format="ndjson").chunks
    begun = next(chunks)
    other = threading.Thread(target=mark)
    other.start()
    other.join()
    assert (begun + b"".join(chunks)).count(b'"type":"annotation"') == 1
    anew = b"".join(export_article(actor, id=row.id, format="ndjson").chunks)
    assert anew.count(b'"type":"annotation"') == 2
