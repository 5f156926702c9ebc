"""The public's page of an article."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.annotations.models import Annotation
from articles.annotations.operations import delete_annotation
from articles.claims.operations import merge_claim, verdicts
from articles.corpus.models import Article
from articles.corpus.operations import (
    metadata_of,
    publish_article,
    unpublish_article,
    update_article,
)
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import response, verdict
from tests.factories.users import editor
from tests.reading.conftest import Published
from tests.reading.markup import Page

LATER = datetime(2126, 1, 1, tzinfo=UTC)


def shown(reader: Client, published: Published) -> Page:
    answer = reader.get(published.address)
    assert answer.status_code == 200
    return Page(answer.text)


def test_anybody_reads_the_text_as_it_is(reader: Client, published: Published) -> None:
    page = shown(reader, published)
    assert page.text == published.article.latest.text
    assert [block.start for block in page.blocks] == [one.start for one in published.article.latest.blocks]


def test_each_place_of_the_text_is_marked_by_the_claims_that_cover_it(
    reader: Client, published: Published
) -> None:
    page, text = shown(reader, published), published.article.latest.text
    over = {block.start + at: marks for block in page.blocks for at, marks in enumerate(block.over)}
    disputed, outer = text.index("3,000 more soldiers went"), text.index("that 3,000")
    assert over[outer] == ("claim claim--unverified claim--lane-0",)
    assert over[disputed] == (
        "claim claim--unverified claim--lane-0",
        "claim claim--disputed claim--lane-1",
    )
    split, gap = text.index("that is that"), text.index("Moscow")
    assert (len(over[split]), over[gap]) == (1, ())


def test_each_passage_carries_the_number_of_its_note_and_the_note_leads_back(
    reader: Client, published: Published
) -> None:
    page = shown(reader, published)
    first, second = page.blocks[1:]
    assert [number for _, number in first.numbers] == ["2", "1", "3"]
    assert [number for _, number in second.numbers] == ["3"]
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    assert {"note-1", "note-2", "note-3", "ref-1-1", "ref-2-1", "ref-3-1"} <= set(page.ids) & set(page.links)


def test_what_is_for_the_newsroom_stays_there(reader: Client, published: Published) -> None:
    html = reader.get(published.address).text
    assert "KEEP THIS INSIDE" not in html
    assert "Ruth Adeyemi" not in html


def test_the_legend_names_the_statuses_that_occur(reader: Client, published: Published) -> None:
    legend = re.findall(r'<li class="legend__entry">.*?</li>', reader.get(published.address).text, re.DOTALL)
    assert [re.findall(r">([^<]+)</span>", one) for one in legend] == [
        ["Disputed", "1"],
        ["Not verified", "2"],
    ]


def test_a_story_without_claims_has_no_legend_and_no_notes(reader: Client, db: None) -> None:
    row = article()
    publish_article(editor(), id=row.id)
    html = reader.get(f"/read/{row.id}/").text
    assert Page(html).text == row.latest.text
    assert "legend" not in html
    assert "notes-heading" not in html


def test_the_page_says_what_it_is_to_programs(reader: Client, published: Published) -> None:
    html = reader.get(published.address).text
    address = f"http://testserver{published.address}"
    assert f'<link rel="canonical" href="{address}">' in html
    assert '<meta name="description" content="Seoul claims that 3,000 more soldiers went' in html
    assert 'type="application/json+oembed"' in html
    assert "noindex" not in html
    assert 'lang="en" dir="auto"' in html


def test_a_story_in_arabic_runs_from_right_to_left(reader: Client, published: Published) -> None:
    metadata = replace(metadata_of(published.article), language="ar-EG")
    update_article(published.actor, id=published.article.id, version=1, metadata=metadata)
    assert 'lang="ar-EG" dir="rtl"' in reader.get(published.address).text


def hide(published: Published, **change: Any) -> None:
    metadata = replace(metadata_of(published.article), **change)
    update_article(published.actor, id=published.article.id, version=1, metadata=metadata)


@pytest.mark.parametrize(
    "change", [{"pub_status": "withheld"}, {"pub_status": "canceled"}, {"embargoed_until": LATER}]
)
@pytest.mark.parametrize("place", ["", "embed/"])
def test_what_is_hidden_looks_as_if_it_had_never_been(
    reader: Client, published: Published, change: dict[str, Any], place: str
) -> None:
    hide(published, **change)
    answer = reader.get(f"{published.address}{place}")
    assert answer.status_code == 404
    assert answer.text == reader.get(f"/read/{new_id()}/").text


def test_what_was_never_published_or_was_taken_back_is_missing_also_for_its_editor(
    reader: Client, published: Published, signed_in: Client
) -> None:
    unpublish_article(published.actor, id=published.article.id)
    for browser in (reader, signed_in):
        assert browser.get(published.address).status_code == 404
        assert browser.get(f"/read/{article().id}/").status_code == 404


@pytest.mark.parametrize("path", ["/read/", "/read/x/", "/read/x/embed/", f"/read/{UUID(int=0)}/pdf/"])
def test_any_other_address_says_the_same(reader: Client, path: str) -> None:
    answer = reader.get(path)
    assert (answer.status_code, "There is nothing to read here" in answer.text) == (404, True)
    assert "Go to the articles" not in answer.text


def test_a_page_is_only_read(reader: Client, published: Published) -> None:
    for method in ("post", "put", "delete", "patch"):
        assert getattr(reader, method)(published.address).status_code == 405
    head = reader.head(published.address)
    assert (head.status_code, head.content) == (200, b"")


def test_the_page_is_the_same_whoever_is_signed_in(
    reader: Client, published: Published, signed_in: Client
) -> None:
    signed_in.cookies["galley_theme"] = "dark"
    assert signed_in.get(published.address).content == reader.get(published.address).content


def test_caches_may_keep_it_and_must_ask_each_time(reader: Client, published: Published) -> None:
    answer = reader.get(published.address)
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in answer.headers
    again = reader.get(published.address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_change_shows_at_the_next_load(reader: Client, published: Published) -> None:
    seen = reader.get(published.address).headers["ETag"]

    def changed() -> bool:
        nonlocal seen
        answer = reader.get(published.address, headers={"If-None-Match": seen})
        seen, before = answer.headers["ETag"], seen
        return answer.status_code == 200 and seen != before

    assert not changed()
    decided = verdict(published.actor, claim=published.claim, status="false")
    assert changed()
    verdicts.delete(published.actor, id=decided.id, version=1)
    assert changed()
    response(published.actor, claim=published.claim, party=published.moscow, answer="denied")
    assert changed()
    delete_annotation(published.actor, id=published.mark.id, version=1)
    assert changed()
    assert "North Korea sent" not in reader.get(published.address).text
    hide(published, pub_status="withheld")
    assert changed() is False
    assert reader.get(published.address, headers={"If-None-Match": seen}).status_code == 404


def test_a_merged_claim_shares_the_note_of_its_survivor(reader: Client, published: Published) -> None:
    other = claim(published.actor, statement="The same, in other words.")
    annotation(published.actor, article=published.article, words="Seoul says", kind="claim", claim=other.id)
    merge_claim(published.actor, id=other.id, version=1, into=published.claim.id)
    page = shown(reader, published)
    assert [number for _, number in page.blocks[0].numbers] == ["1"]
    assert {"ref-1-1", "ref-1-2"} <= set(page.links)
    assert "The same, in other words" not in "".join(page.notes.values())


def test_what_another_hidden_article_says_of_a_claim_is_not_told(
    reader: Client, published: Published
) -> None:
    hidden = article(metadata=replace(metadata_of(published.article), pub_status="withheld"))
    response(
        published.actor, claim=published.claim, party=published.moscow, answer="confirmed", article=hidden.id
    )
    assert "Confirmed by" not in "".join(shown(reader, published).notes.values())


def test_marks_of_other_kinds_and_claims_without_a_record_are_not_marked(
    reader: Client, published: Published
) -> None:
    before = reader.get(published.address).text
    for kind in ("claim", "note", "entity"):
        annotation(published.actor, article=published.article, words="Neither", kind=kind)
    assert reader.get(published.address).text == before


def test_the_number_of_queries_does_not_grow_with_the_marks(reader: Client, published: Published) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            reader.get(published.address)
        return len(asked)

    before = queries()
    for _ in range(5):
        other = claim(published.actor)
        annotation(published.actor, article=published.article, words="Moscow", kind="claim", claim=other.id)
        response(published.actor, claim=other, party=published.moscow)
        verdict(published.actor, claim=other)
    assert Annotation.objects.count() > 8
    assert queries() == before <= 13
    assert Article.objects.count() == 1
