"""An article with its marks and its text in one request: articles/{id}/?include=annotations,text."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.annotations.operations import delete_annotation
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.users import editor
from tests.rest.caller import Caller

TEXT = "Seoul said 3,000 were sent. Kyiv agreed."


@pytest.fixture
def story(editor: Caller) -> Article:
    """Return an article with a few marks, not made in the order of the text, one of them deleted."""
    made = article(editor.actor, text=TEXT)
    annotation(editor.actor, article=made, words="Kyiv", note="a “note”", tags=("a",))
    annotation(editor.actor, article=made, kind="claim", words="3,000 were sent", claim=claim().id)
    gone = annotation(editor.actor, article=made, words="Seoul said")
    annotation(editor.actor, article=made, words="Seoul")
    delete_annotation(editor.actor, id=gone.id, version=gone.version)
    return made


def test_an_article_is_read_with_its_marks_and_its_text(writer_key: Caller, story: Article) -> None:
    answer = writer_key.get(f"articles/{story.id}/?include=annotations,text")
    assert answer.status == 200
    whole = answer.body
    marks, text = whole.pop("annotations"), whole.pop("text")
    assert whole == writer_key.get(f"articles/{story.id}/").body
    assert text == writer_key.get(f"articles/{story.id}/text/").content.decode()
    listed = writer_key.get(f"annotations/?article={story.id}").body["results"]
    assert marks == sorted(listed, key=lambda one: int(one["anchor"]["pieces"][0]["start"]))
    assert [one["anchor"]["pieces"][0]["exact"] for one in marks] == ["Seoul", "3,000 were sent", "Kyiv"]


def test_only_what_is_asked_for_is_included(writer_key: Caller, story: Article) -> None:
    assert "text" not in writer_key.get(f"articles/{story.id}/?include=annotations").body
    assert "annotations" not in writer_key.get(f"articles/{story.id}/?include=text").body
    assert (
        writer_key.get(f"articles/{article(text='Nothing.').id}/?include=annotations").body["annotations"]
        == []
    )


def test_the_number_of_queries_does_not_grow_with_the_marks(writer_key: Caller, story: Article) -> None:
    path = f"articles/{story.id}/?include=annotations,text"
    writer_key.get(path)
    with CaptureQueriesContext(connection) as few:
        writer_key.get(path)
    for _ in range(20):
        annotation(article=story, words="Kyiv agreed")
    with CaptureQueriesContext(connection) as many:
        assert len(writer_key.get(path).body["annotations"]) == 23
    assert len(many) == len(few) <= 6


def test_a_reader_is_not_told_notes_nor_given_hidden_articles(reader_key: Caller, story: Article) -> None:
    marks = reader_key.get(f"articles/{story.id}/?include=annotations").body["annotations"]
    assert [one["note"] for one in marks] == ["", "", ""]
    hidden = article(metadata=ArticleMetadata(pub_status="withheld"))
    assert reader_key.get(f"articles/{hidden.id}/?include=annotations").status == 404


def test_whoever_has_it_already_is_told_so_until_a_mark_is_made(writer_key: Caller, story: Article) -> None:
    path = f"articles/{story.id}/?include=annotations"
    tag = writer_key.get(path).headers["ETag"]
    assert writer_key.get(path, If_None_Match=tag).status == 304
    annotation(editor(), article=story, words="agreed")
    assert writer_key.get(path, If_None_Match=tag).status == 200


def test_an_unknown_part_or_article_is_refused(writer_key: Caller, story: Article) -> None:
    for given in ("claims", "", "annotations,", "annotations,\0"):
        answer = writer_key.get(f"articles/{story.id}/?include={given}")
        assert (answer.status, answer.fields) == (400, ["include"]), given
    assert writer_key.get(f"articles/{new_id()}/?include=text").status == 404
    assert writer_key.patch(f"articles/{story.id}/?include=text", {"by": "A"}, version=1).status == 400
