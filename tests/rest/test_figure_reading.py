"""Reading a figure in words: figures/read/. Nothing is recorded, and nothing is guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from articles.claims.models import Figure
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.foundation.models import new_id
from tests.factories.articles import article
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db


def test_words_become_the_fields_of_a_figure(reader_key: Caller) -> None:
    answer = reader_key.post("figures/read/", {"text": "an additional 3,000 troops"})
    assert (answer.status, answer.body) == (
        200,
        {
            "parsed": True,
            "value": 3000,
            "lower": None,
            "upper": None,
            "unit": "",
            "counted": "troops",
            "things": [],
            "modality": "exact",
            "figure_type": "delta",
            "out_of": None,
            "base": None,
            "as_of_start": None,
            "as_of_end": None,
        },
    )
    assert Figure.objects.count() == 0


def test_a_month_is_read_by_the_article_s_date(editor: Caller) -> None:
    written = ArticleMetadata(version_created=datetime(2025, 3, 27, tzinfo=UTC))
    story = article(editor.actor, metadata=written)
    sent = {"text": "3,000 troops between January and February", "article": str(story.id)}
    body = editor.post("figures/read/", sent).body
    assert (body["value"], body["as_of_start"], body["as_of_end"]) == (3000, "2025-01-01", "2025-02-28")


@pytest.mark.parametrize("text", ["", "troops", "1,23", "3,000 troops and 200 tanks", "\u0000", "9" * 500])
def test_what_can_not_be_read_says_why(reader_key: Caller, text: str) -> None:
    answer = reader_key.post("figures/read/", {"text": text})
    assert (answer.status, answer.body["parsed"]) == (200, False)
    assert answer.body["reason"].endswith(".")


def test_what_was_read_can_be_recorded_as_it_is(editor: Caller, story: Article) -> None:
    claim = editor.post("claims/", {"statement": "At least twelve died."}).body["id"]
    for text, name, value in (
        ("at least 12 people", "modality", "at_least"),
        ("3,000 additional troops, on top of 11,000", "base", 11000),
        ("another 500 of the 11,000 troops", "out_of", None),
    ):
        read = editor.post("figures/read/", {"text": text}).body
        fields = {name: value for name, value in read.items() if name != "parsed"}
        made = editor.post("figures/", {"claim": claim, **fields})
        assert (made.status, made.body[name]) == (201, value), text


def test_numbers_are_read_by_the_language_of_the_article_or_by_the_one_that_is_named(editor: Caller) -> None:
    german = article(editor.actor, metadata=ArticleMetadata(language="de"))
    sent = {"text": "1.200 Menschen", "article": str(german.id)}
    assert editor.post("figures/read/", sent).body["value"] == 1200
    assert (
        editor.post("figures/read/", {"text": "1.500 trabajadores", "language": "es"}).body["value"] == 1500
    )
    # A quotation in another language than the article's.
    named = editor.post("figures/read/", {**sent, "text": "1,200 people", "language": "en"})
    assert named.body["value"] == 1200


def test_without_a_language_a_number_that_may_be_two_is_not_read(reader_key: Caller) -> None:
    answer = reader_key.post("figures/read/", {"text": "1.200 Menschen"}).body
    assert answer["parsed"] is False
    assert "language" in answer["reason"]


def test_a_language_must_be_a_tag(reader_key: Caller) -> None:
    answer = reader_key.post("figures/read/", {"text": "1,200", "language": "the German one"})
    assert answer.fields == ["language"]


def test_words_that_name_a_period_alone_are_no_figure_and_give_its_days(editor: Caller) -> None:
    written = ArticleMetadata(version_created=datetime(2025, 3, 27, tzinfo=UTC))
    story = article(editor.actor, metadata=written)
    body = editor.post("figures/read/", {"text": "last year", "article": str(story.id)}).body
    assert body == {
        "parsed": False,
        "reason": "These words name days and no number. Mark the number too, or type it by hand.",
        "as_of_start": "2024-01-01",
        "as_of_end": "2024-12-31",
    }


@pytest.mark.parametrize(
    "text",
    ["dozens of people", "fell by at least 5%", "up to 12", "4,000 of the 11,000", "a third", "5-6 million"],
)
def test_whatever_is_read_is_accepted_as_it_is(editor: Caller, story: Article, text: str) -> None:
    claim = editor.post("claims/", {"statement": "At least twelve died."}).body["id"]
    read = editor.post("figures/read/", {"text": text}).body
    assert read.pop("parsed") is True
    assert editor.post("figures/", {"claim": claim, **read}).status == 201


def test_an_article_that_is_not_there_or_hidden_is_refused_by_name(
    reader_key: Caller, withheld: Article
) -> None:
    for id in (new_id(), withheld.id):
        answer = reader_key.post("figures/read/", {"text": "3,000", "article": str(id)})
        assert (answer.status, answer.fields) == (422, ["article"])


def test_other_methods_and_fields_are_refused(reader_key: Caller) -> None:
    assert reader_key.get("figures/read/").status == 405
    assert reader_key.post("figures/read/", {"words": "3,000"}).fields == ["words", "text"]
