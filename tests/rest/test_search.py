"""search/: words everywhere, with conditions, counts and snippets."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import verdict
from tests.factories.sources import source
from tests.rest.caller import Answer, Caller


def ask(caller: Caller, words: str, more: str = "") -> Answer:
    return caller.get(f"search/?q={quote(words)}{more}")


@pytest.fixture
def record(editor: Caller) -> dict[str, str]:
    """A story with one of everything; return the ids."""
    who = editor.actor
    agency = source(who, name="Harbour Wire", source_kind="news_agency")
    metadata = ArticleMetadata(
        language="en", info_sources=(InfoSourceDraft("Harbour Wire", "publisher", agency.id),)
    )
    row = article(who, text="Harbour troops sailed.\n\nThe mayor denied it.", metadata=metadata)
    article(who, text="Häfen: harbour in German.", metadata=ArticleMetadata(language="de"))
    said = claim(who, statement="Troops left the harbour.")
    mark = annotation(who, article=row, words="Harbour troops sailed", kind="claim", claim=said.id)
    attribution(who, content=mark, sources=(agency,))
    verdict(who, claim=said, status="disputed")
    place = entity(who, name="Harbour", entity_kind="place")
    return {
        "article": str(row.id), "annotation": str(mark.id), "claim": str(said.id), "source": str(agency.id),
        "entity": str(place.id),
    }  # fmt: skip


def test_everything_that_has_the_words_is_found_with_counts(editor: Caller, record: dict[str, str]) -> None:
    body = ask(editor, "harbour").body
    assert {row["type"] for row in body["results"]} == set(record)
    assert {one["value"]: one["count"] for one in body["facets"]["type"]} == {
        "article": 2, "annotation": 1, "claim": 1, "source": 1, "entity": 1,
    }  # fmt: skip
    assert {"value": "en", "count": 2} in body["facets"]["language"]
    assert body["facets"]["publisher"] == [{"value": "Harbour Wire", "count": 2}]
    assert body["facets"]["verification_status"] == [{"value": "disputed", "count": 1}]
    assert (body["total"], body["capped"], body["next"]) == (6, [], None)


def test_a_snippet_is_plain_text_with_places(editor: Caller, record: dict[str, str]) -> None:
    article(editor.actor, text="A <b>bold</b> & harbour 😀 harbours.")
    rows = ask(editor, "bold harbour").body["results"]
    (part,) = rows[0]["snippets"]
    assert part["text"] == "A <b>bold</b> & harbour 😀 harbours."
    marked = [part["text"][one["start"] : one["end"]] for one in part["highlights"]]
    assert marked == ["bold", "harbour"]


@pytest.mark.parametrize(
    ("more", "types"),
    [
        ("&type=claim,source", {"claim", "source"}),
        ("&kind=place", {"entity"}),
        ("&kind=claim", {"annotation"}),
        ("&publisher=harbour wire", {"article", "annotation", "claim"}),
        ("&language=en", {"article", "annotation", "claim"}),
        ("&language=de", {"article"}),
        ("&verification_status=disputed", {"claim"}),
        ("&verification_status=verified", set()),
        ("&until=2001-01-01", set()),
        ("&since=2001-01-01", {"article", "annotation", "claim"}),
        ("&article=ARTICLE", {"article", "annotation", "claim"}),
        ("&source=SOURCE", {"article", "claim", "source"}),
        ("&created_by=SOURCE", set()),
    ],
)
def test_conditions_keep_what_they_name(
    editor: Caller, record: dict[str, str], more: str, types: set[str]
) -> None:
    for name, id in record.items():
        more = more.replace(name.upper(), id)
    body = ask(editor, "harbour", more).body
    assert {row["type"] for row in body["results"]} == types


def test_phrases_exclusions_and_beginnings(editor: Caller, record: dict[str, str]) -> None:
    assert ask(editor, '"harbour troops"').body["total"] == 2
    assert ask(editor, "harbour -troops").body["total"] == 3
    assert ask(editor, "harb").body["total"] == 0
    assert ask(editor, "harb*").body["total"] == ask(editor, "harb", "&prefix=true").body["total"] == 6


def test_another_form_of_a_word_is_found_in_rows_of_no_language_too(
    editor: Caller, record: dict[str, str]
) -> None:
    for words in ("harbours", "harbours*"):
        found = ask(editor, words).body["results"]
        assert {row["type"] for row in found} == set(record), words


def test_pages_follow_each_other_while_others_write(editor: Caller, record: dict[str, str]) -> None:
    whole = [row["id"] for row in ask(editor, "harbour").body["results"]]
    page, seen = ask(editor, "harbour", "&page_size=2").body, []
    while True:
        seen += [row["id"] for row in page["results"]]
        article(editor.actor, text="Harbour harbour harbour.")
        if not page["next"]:
            break
        page = editor.get(page["next"]).body
    assert seen == whole


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "q"),
        ("q=-x", "q"),
        ("q=x&page_size=101", "page_size"),
        ("q=x&cursor=abc", "cursor"),
        ("q=x&type=claim,cow", "type"),
        ("q=x&since=yesterday", "since"),
        ("q=x&until=2026-99-01", "until"),
        ("q=x&cow=1", "cow"),
    ],
)
def test_a_bad_question_is_refused_by_its_field(editor: Caller, query: str, field: str) -> None:
    answer = editor.get(f"search/?{query}")
    assert (answer.status, answer.fields) == (400, [field])


def test_the_cursor_of_another_search_is_refused(editor: Caller, record: dict[str, str]) -> None:
    following = ask(editor, "harbour", "&page_size=1").body["next"]
    assert editor.get(following.replace("q=harbour", "q=troops")).fields == ["cursor"]


def test_what_looks_like_a_query_language_is_words(editor: Caller, record: dict[str, str]) -> None:
    for words in ("'harbour' & !x:*", "harbour | (", "\\harbour\\", "harbour:D", "'; drop table --harbour"):
        assert ask(editor, words).status == 200
    assert ask(editor, "harbour:").body["total"] == 6


def test_only_reading_is_answered_and_only_to_those_who_may(editor: Caller, client_of_nobody: Caller) -> None:
    assert editor.post("search/", {}).status == 405
    assert ask(client_of_nobody, "harbour").status == 401
