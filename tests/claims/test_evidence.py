"""Recording what speaks for and against a claim: what only evidence has. See also what every part
promises.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.annotations.operations import delete_annotation
from articles.claims.errors import BadPart
from articles.claims.models import Evidence
from articles.claims.operations import evidence
from articles.claims.types import EvidenceDraft
from articles.corpus.types import ArticleMetadata
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import evidence_of
from tests.factories.stories import TEXT, Story
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

PAGE = "https://example.org/pictures"
READ = date(2025, 3, 1)


def problems_of(**more: Any) -> list[tuple[str, str]]:
    draft = replace(EvidenceDraft(claim().id, "for", note="Seen."), **more)
    with pytest.raises(BadPart) as refused:
        evidence.create(editor(), draft=draft)
    assert not Evidence.objects.exists()
    return [(problem.field, problem.code) for problem in refused.value.problems]


def test_a_passage_a_page_and_a_note_are_told_apart(story: Story) -> None:
    said = claim()
    passage = evidence_of(claim=said, annotation=story.span.id, note="")
    page = evidence_of(claim=said, url=PAGE, retrieved=READ, note="")
    note = evidence_of(claim=said, note="Two readers called.")
    assert [row.kind for row in (passage, page, note)] == ["passage", "url", "note"]


def test_a_passage_of_any_article_and_kind_is_evidence_and_says_where_it_happened(story: Story) -> None:
    row = evidence_of(claim=claim(), annotation=story.content.id)
    assert row.place_article == story.article.id
    assert Entry.objects.get(subject_id=row.id).article_id == story.article.id
    assert evidence_of(claim=claim()).place_article is None


@pytest.mark.parametrize("note", ["", " \n", "\u200b\u3164"])
def test_nothing_is_no_evidence(note: str) -> None:
    assert problems_of(note=note) == [("note", "blank")]


def test_a_passage_and_a_page_at_once_are_two_pieces(story: Story) -> None:
    assert problems_of(annotation=story.span.id, url=PAGE, retrieved=READ) == [("url", "two_kinds")]


def test_a_page_needs_the_day_on_which_it_was_read_and_only_a_page_has_one() -> None:
    assert problems_of(url=PAGE) == [("retrieved", "required")]
    assert problems_of(retrieved=READ) == [("retrieved", "invalid")]


def test_a_page_was_not_read_on_a_day_to_come_anywhere_on_earth() -> None:
    today = timezone.now().date()
    assert problems_of(url=PAGE, retrieved=today + timedelta(days=2)) == [("retrieved", "future")]
    assert evidence_of(claim=claim(), url=PAGE, retrieved=today).retrieved == today


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://example.org/x",
        "example.org",
        "http://",
        "http://[broken",
        "//example.org",
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    assert problems_of(url=address, retrieved=READ) == [("url", "invalid")]


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a b", "https://exam ple.org", "https://example.org/\nx", "https:\\\\a.example"],
)
def test_an_address_with_what_no_address_has_is_refused(address: str) -> None:
    assert problems_of(url=address, retrieved=READ) == [("url", "control")]


@pytest.mark.parametrize(
    "address", ["http://example.org", "https://пример.рф/стр?q=я#a", "HTTPS://EXAMPLE.ORG/"]
)
def test_an_address_is_kept_as_it_was_given(address: str) -> None:
    evidence_of(claim=claim(), url=address, retrieved=READ)
    assert Evidence.objects.get().url == address


def test_an_unknown_stance_and_texts_that_are_too_long_are_named() -> None:
    address = "https://example.org/" + "x" * 2_000
    assert problems_of(stance="maybe", note="x" * 20_001, url=address, retrieved=READ) == [
        ("stance", "invalid"),
        ("url", "too_long"),
        ("note", "too_long"),
    ]


def test_a_passage_that_is_not_there_or_was_deleted_is_refused(story: Story) -> None:
    assert problems_of(annotation=new_id()) == [("annotation", "missing")]
    delete_annotation(editor(), id=story.span.id, version=1)
    assert problems_of(annotation=story.span.id) == [("annotation", "missing")]


def test_evidence_whose_passage_was_deleted_is_still_corrected_and_restored(story: Story) -> None:
    row = evidence_of(claim=claim(), annotation=story.span.id)
    delete_annotation(editor(), id=story.span.id, version=1)
    corrected = replace(evidence.draft_of(row), stance="against")
    assert evidence.update(editor(), id=row.id, version=1, draft=corrected).stance == "against"
    evidence.delete(editor(), id=row.id, version=2)
    assert evidence.restore(editor(), id=row.id, version=3).annotation_id == story.span.id


def test_a_reader_does_not_see_a_passage_of_a_withheld_article(story: Story) -> None:
    said = claim()
    annotation(article=story.article, kind="claim", claim=said.id)
    secret = article(text=TEXT, metadata=ArticleMetadata(pub_status="withheld"))
    hidden = evidence_of(claim=said, annotation=annotation(article=secret, words="said").id)
    shown = evidence_of(claim=said, annotation=story.span.id)
    assert set(Evidence.objects.visible_to(editor())) == {hidden, shown}
    assert set(Evidence.objects.visible_to(reader())) == {shown}


def test_the_table_refuses_what_the_rules_refuse(story: Story) -> None:
    page = Evidence.objects.filter(id=evidence_of(claim=claim(), url=PAGE, retrieved=READ).id)
    changes: dict[str, dict[str, Any]] = {
        "evidence_stance_known": {"stance": "maybe"},
        "evidence_passage_or_page": {"annotation": story.span.id},
        "evidence_page_has_date": {"retrieved": None},
    }
    for name, change in changes.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            page.update(**change)
