"""Saving an article with its first revision."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.types import Principal
from articles.anchoring.errors import UnfitText
from articles.corpus.errors import BadArticle
from articles.corpus.models import Article, Revision
from articles.corpus.operations import create_article, metadata_of, update_article
from articles.corpus.types import ArticleDraft, ArticleMetadata, Block, BlockDraft, InfoSourceDraft
from articles.foundation.errors import Dangling, Forbidden
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from tests.factories.api_keys import program, reader
from tests.factories.articles import article_draft
from tests.factories.sources import source
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db

MORNING = datetime(2025, 3, 27, 9, tzinfo=UTC)
METADATA = ArticleMetadata(
    slugline="NKOREA-RUSSIA/",
    language="en",
    by="A. Reporter",
    located="SEOUL",
    version_created=MORNING,
    ed_note="Checked twice.",
    uri="https://example.com/a",
    info_sources=(InfoSourceDraft("AFP", "wire"), InfoSourceDraft("The Desk", "publisher")),
)


def test_blocks_become_one_text_and_know_where_they_lie() -> None:
    blocks = (
        BlockDraft("headline", "Seoul  claims 🪖"),
        BlockDraft("paragraph", " \n "),
        BlockDraft("paragraph", "One\r\n\r\n\r\ntwo  \n"),
        BlockDraft("credit", "SOURCE: Cafe\u0301"),
    )
    create_article(editor(), draft=ArticleDraft(blocks))
    revision = Revision.objects.get()
    assert revision.text == "Seoul  claims 🪖\n\nOne\ntwo\n\nSOURCE: Café"
    assert revision.blocks == (
        Block("headline", 0, 15),
        Block("paragraph", 17, 24),
        Block("credit", 26, 38),
    )
    assert revision.length == len(revision.text) == 38
    assert revision.sha256 == hashlib.sha256(revision.text.encode()).hexdigest()
    assert revision.number == 1


def test_the_text_keeps_its_sentences_and_none_lies_in_two_blocks() -> None:
    blocks = (
        BlockDraft("headline", "🪖 Gen. Lee: 3,000 more"),
        BlockDraft(
            "paragraph", "“Gen. Lee is in the U.S. on Jan. 3,” Seoul said. “We know.” It gave no names"
        ),
        BlockDraft("paragraph", "and nobody asked."),
    )
    create_article(editor(), draft=ArticleDraft(blocks))
    revision = Revision.objects.get()
    assert [revision.text[start:end] for start, end in revision.sentences] == [
        "🪖 Gen. Lee: 3,000 more",
        "“Gen. Lee is in the U.S. on Jan. 3,” Seoul said.",
        "“We know.”",
        "It gave no names",
        "and nobody asked.",
    ]


def test_the_sentences_are_those_of_the_articles_language() -> None:
    draft = article_draft(text="Am 3. Oktober kam er. Sie blieb.", metadata=ArticleMetadata(language="de"))
    row, _ = create_article(editor(), draft=draft)
    assert len(row.latest.sentences) == 2


def test_the_article_keeps_its_metadata_and_credits_in_order() -> None:
    actor = editor()
    made, new = create_article(actor, draft=article_draft(headline="Seoul claims", metadata=METADATA))
    row = Article.objects.get()
    assert new
    assert (made.id, row.version, row.created_by_id) == (row.id, 1, actor.user_id)
    assert metadata_of(row) == METADATA
    assert row.headline == "Seoul claims"
    assert row.latest.article_id == row.id
    assert row.created == row.modified == row.latest.created


def test_without_a_headline_the_beginning_of_the_text_stands_in_on_one_line() -> None:
    row, _ = create_article(editor(), draft=article_draft(text="One\ntwo\n\nThree"))
    assert row.headline == "One two"


def test_a_headline_too_long_for_lists_is_cut_there_only() -> None:
    row, _ = create_article(editor(), draft=article_draft(headline="x" * 1200))
    assert row.headline == "x" * 999 + "…"
    assert row.latest.text.startswith("x" * 1200 + "\n\n")


def test_the_ledger_says_that_an_article_and_its_revision_were_made() -> None:
    actor = program()
    row, _ = create_article(actor, draft=article_draft(headline="Seoul claims"))
    first, second = Entry.objects.exclude(verb="api_key.created").order_by("id")
    assert (first.verb, first.subject_id, first.article_id) == ("article.created", row.id, row.id)
    assert (second.verb, second.subject_id) == ("revision.created", row.latest.id)
    assert (first.actor_id, first.agent) == (actor.user_id, actor.name)
    assert first.after is not None
    assert second.after is not None
    assert (first.after["headline"], first.after["blocks"]) == ("Seoul claims", ["headline", "paragraph"])
    assert first.after["sha256"] == second.after["sha256"] == row.latest.sha256


@pytest.mark.parametrize("make_actor", [reader, admin, nobody])
def test_who_may_not_write_articles_is_refused(make_actor: Callable[[], Principal]) -> None:
    with pytest.raises(Forbidden, match="articles"):
        create_article(make_actor(), draft=article_draft())
    assert not Article.objects.exists()
    assert not Entry.objects.exclude(verb="api_key.created").exists()


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (BlockDraft("paragraph", ""),),
        (BlockDraft("paragraph", " \n\t "),),
        (BlockDraft("paragraph", "\ufeff"),),
    ],
    ids=["none", "empty", "blank", "only a byte order mark"],
)
def test_an_article_without_text_is_refused(blocks: tuple[BlockDraft, ...]) -> None:
    with pytest.raises(BadArticle) as refused:
        create_article(editor(), draft=ArticleDraft(blocks))
    assert [(p.field, p.code) for p in refused.value.problems] == [("text", "blank")]
    assert not Article.objects.exists()


def test_too_much_text_is_refused_with_both_numbers() -> None:
    with pytest.raises(BadArticle, match="can't be saved") as refused:
        create_article(editor(), draft=article_draft(text="x" * 2_000_001))
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("text", "too_long")
    assert "2,000,001" in problem.message
    assert "2,000,000" in problem.message


def test_unknown_kinds_and_nul_bytes_are_named_by_block() -> None:
    blocks = (BlockDraft("paragraph", "One"), BlockDraft("advert", "Two\x00"))
    with pytest.raises(BadArticle) as refused:
        create_article(editor(), draft=ArticleDraft(blocks))
    assert [(p.field, p.code) for p in refused.value.problems] == [
        ("blocks.1.kind", "invalid"),
        ("blocks.1.text", "nul"),
    ]


@pytest.mark.parametrize("unfit", ["\x07", "\ud800", "\uffff"])
def test_characters_that_no_text_may_hold_are_refused(unfit: str) -> None:
    with pytest.raises(UnfitText, match="character 4"):
        create_article(editor(), draft=article_draft(text=f"One{unfit}"))
    assert not Article.objects.exists()


def test_every_problem_of_the_metadata_is_named_at_once() -> None:
    metadata = ArticleMetadata(
        slugline="x" * 301,
        language="en-" + "abcdefgh-" * 4 + "x",
        by="a\x00",
        located="\ud800",
        version_created=MORNING.replace(tzinfo=None),
        pub_status="secret",
        embargoed_until=MORNING.replace(tzinfo=None),
        info_sources=(InfoSourceDraft("", "wire"), InfoSourceDraft("AFP", "friend")),
    )
    with pytest.raises(BadArticle) as refused:
        create_article(editor(), draft=article_draft(metadata=metadata))
    assert {problem.field for problem in refused.value.problems} == {
        "slugline",
        "language",
        "by",
        "located",
        "version_created",
        "embargoed_until",
        "pub_status",
        "info_sources.0.name",
        "info_sources.1.role",
    }


def test_more_credits_than_an_article_bears_are_refused() -> None:
    credited = tuple(InfoSourceDraft(f"Wire {number}", "wire") for number in range(101))
    with pytest.raises(BadArticle) as refused:
        create_article(editor(), draft=article_draft(metadata=ArticleMetadata(info_sources=credited)))
    assert [problem.field for problem in refused.value.problems] == ["info_sources"]


def test_a_credited_source_must_be_in_the_register() -> None:
    known = source(name="AFP")
    credited = (InfoSourceDraft("AFP", "wire", known.id), InfoSourceDraft("AP", "wire", new_id()))
    with pytest.raises(Dangling) as refused:
        create_article(editor(), draft=article_draft(metadata=ArticleMetadata(info_sources=credited)))
    assert [problem.field for problem in refused.value.problems] == ["info_sources.1.source"]
    assert not Article.objects.exists()


def test_the_same_create_sent_twice_makes_one_article_even_after_it_was_changed() -> None:
    actor, id = editor(), new_id()
    create_article(actor, draft=article_draft(), id=id)
    update_article(actor, id=id, version=1, metadata=METADATA)
    row, new = create_article(actor, draft=article_draft(), id=id)
    assert not new
    assert (row.id, row.slugline, row.version) == (id, "NKOREA-RUSSIA/", 2)
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        article_draft(text="One\n\nthree"),
        article_draft(text="One\n\ntwo", metadata=METADATA),
        ArticleDraft((BlockDraft("paragraph", "One"), BlockDraft("subhead", "two"))),
    ],
    ids=["text", "metadata", "kind of a block"],
)
def test_the_same_id_with_other_content_is_refused(other: ArticleDraft) -> None:
    actor, id = editor(), new_id()
    create_article(actor, draft=article_draft(text="One\n\ntwo"), id=id)
    with pytest.raises(IdInUse):
        create_article(actor, draft=other, id=id)
    assert Revision.objects.get().text == "One\n\ntwo"


@pytest.mark.parametrize("paragraphs", [1, 200])
def test_saving_takes_the_same_queries_whatever_the_length(
    paragraphs: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actor = editor()
    draft = article_draft(text="\n\n".join(["Words."] * paragraphs), metadata=METADATA)
    # A savepoint and its release; article, revision, article's current one; credited out, in; the ledger.
    with django_assert_num_queries(8):
        create_article(actor, draft=draft)
