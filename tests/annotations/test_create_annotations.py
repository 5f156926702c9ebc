"""Marking words: one annotation or many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.types import Principal
from articles.anchoring.types import GivenPiece, Quote
from articles.annotations.errors import BadAnnotation
from articles.annotations.models import Anchor, Annotation
from articles.annotations.operations import create_annotations
from articles.annotations.types import AnnotationDraft, AnnotationKind
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.foundation.errors import Dangling, Forbidden, Missing
from articles.foundation.models import new_id
from articles.foundation.types import Origin, OriginType
from articles.ledger.models import Entry
from tests.factories.annotations import pieces_of
from tests.factories.api_keys import program, reader
from tests.factories.articles import article
from tests.factories.sources import source
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db

TEXT = "Seoul said 3,000 more had gone. 🪖 Kyiv agreed, Seoul said."


@pytest.fixture
def story() -> Article:
    return article(text=TEXT)


def draft(*words: str, kind: str = "note") -> AnnotationDraft:
    return AnnotationDraft(kind=kind, pieces=pieces_of(TEXT, words))


def make(story: Article, *drafts: AnnotationDraft, actor: Principal | None = None) -> list[Annotation]:
    made = create_annotations(actor or editor(), article_id=story.id, drafts=drafts)
    ids = [row.id for row, _ in made]
    found = Annotation.objects.placed().in_bulk(ids)
    return [found[id] for id in ids]


def test_a_mark_keeps_its_words_and_their_surroundings(story: Article) -> None:
    actor = editor()
    (row,) = make(story, replace(draft("3,000"), tags=("numbers",), note="Check."), actor=actor)
    assert (row.kind, row.tags, row.note, row.version) == ("note", ["numbers"], "Check.", 1)
    assert (row.created_by_id, row.origin_type, row.origin_agent) == (actor.user_id, "person", "")
    place = row.place
    assert (place.revision_id, place.status, place.score) == (story.latest.id, "anchored", 1.0)
    assert (place.start, place.end) == (11, 16)
    (piece,) = place.described
    assert (piece.start, piece.end, piece.exact) == (11, 16, "3,000")
    assert (piece.prefix, piece.suffix) == ("Seoul said ", " more had gone. 🪖 Kyiv agreed, S")


@pytest.mark.parametrize("kind", AnnotationKind.values)
def test_every_kind_can_be_made(story: Article, kind: str) -> None:
    (row,) = make(story, draft("Seoul", kind=kind))
    assert row.kind == kind


def test_offsets_count_code_points_behind_an_emoji(story: Article) -> None:
    (row,) = make(story, AnnotationDraft("note", (GivenPiece(34, 38, "Kyiv"),)))
    assert row.place.described[0].exact == "Kyiv"


def test_a_mark_may_have_several_pieces(story: Article) -> None:
    (row,) = make(story, draft("Seoul", "3,000", "agreed"))
    assert [piece.exact for piece in row.place.described] == ["Seoul", "3,000", "agreed"]
    assert (row.place.start, row.place.end) == (0, 45)


def test_marks_may_nest_overlap_and_coincide(story: Article) -> None:
    rows = make(
        story, draft("Seoul said 3,000"), draft("said"), draft("3,000 more"), draft("said"), draft(TEXT)
    )
    assert [(row.place.start, row.place.end) for row in rows] == [
        (0, 16),
        (6, 10),
        (11, 21),
        (6, 10),
        (0, 58),
    ]


@pytest.mark.parametrize(
    ("pieces", "problems"),
    [
        ((), [("pieces", "required")]),
        ((GivenPiece(0, 59),), [("pieces.0.end", "outside_text")]),
        ((GivenPiece(-1, 5),), [("pieces.0.start", "outside_text")]),
        ((GivenPiece(5, 5),), [("pieces.0.end", "empty")]),
        ((GivenPiece(9, 5),), [("pieces.0.end", "empty")]),
        ((GivenPiece(0, 5, "Kyiv"),), [("pieces.0.exact", "mismatch")]),
        ((GivenPiece(35, 39, "Kyiv"),), [("pieces.0.exact", "mismatch")]),
        ((GivenPiece("0", 5),), [("pieces.0.start", "not_an_integer")]),
        ((GivenPiece(0, True),), [("pieces.0.end", "not_an_integer")]),
        ((GivenPiece(0, 5), GivenPiece(4, 9)), [("pieces.1.start", "overlap")]),
        ((GivenPiece(6, 9), GivenPiece(0, 5)), [("pieces.1.start", "unsorted")]),
        (
            (GivenPiece(0, 99), GivenPiece(7, 3)),
            [("pieces.0.end", "outside_text"), ("pieces.1.end", "empty")],
        ),
        ((GivenPiece(0, 1),) * 101, [("pieces", "invalid")]),
    ],
)
def test_a_piece_that_cannot_be_is_refused_by_name(
    story: Article, pieces: tuple[GivenPiece, ...], problems: list[tuple[str, str]]
) -> None:
    with pytest.raises(BadAnnotation) as refused:
        make(story, AnnotationDraft("note", pieces))
    assert [(p.field, p.code) for p in refused.value.problems] == [
        (f"annotations.0.{field}", code) for field, code in problems
    ]
    assert not Annotation.objects.exists()


def test_pieces_and_a_quote_together_are_refused(story: Article) -> None:
    with pytest.raises(BadAnnotation, match="can't be saved") as refused:
        make(story, replace(draft("Kyiv"), quote=Quote("Kyiv")))
    assert [p.field for p in refused.value.problems] == ["annotations.0.quote"]


def test_offsets_of_another_text_are_refused(story: Article) -> None:
    other = article(text=TEXT).latest.id
    with pytest.raises(BadAnnotation) as refused:
        make(story, replace(draft("Kyiv"), revision=other))
    assert [(p.field, p.code) for p in refused.value.problems] == [("annotations.0.revision", "not_current")]
    (row,) = make(story, replace(draft("Kyiv"), revision=story.latest.id))
    assert row.place.revision_id == story.latest.id


def test_bad_content_is_refused_by_field(story: Article) -> None:
    bad = replace(draft("Kyiv", kind="rumour"), tags=("", "a\x00", "\ud800", "x" * 101), note="x" * 20_001)
    with pytest.raises(BadAnnotation) as refused:
        make(story, bad, replace(draft("Kyiv"), tags=tuple("abc" * 17)))
    assert [p.field for p in refused.value.problems] == [
        "annotations.0.kind",
        *(f"annotations.0.tags.{index}" for index in range(4)),
        "annotations.0.note",
        "annotations.1.tags",
    ]


def test_a_source_annotation_names_its_record(story: Article) -> None:
    seoul = source()
    (row,) = make(story, replace(draft("Seoul", kind="source"), source=seoul.id))
    assert row.source_id == seoul.id


def test_only_a_source_annotation_names_a_source_and_one_that_exists(story: Article) -> None:
    seoul = source()
    with pytest.raises(BadAnnotation) as wrong_kind:
        make(story, replace(draft("Seoul", kind="cue"), source=seoul.id))
    assert [p.field for p in wrong_kind.value.problems] == ["annotations.0.source"]
    unknown = replace(draft("Seoul", kind="source"), source=new_id())
    with pytest.raises(Dangling) as missing:
        make(
            story,
            draft("Kyiv"),
            unknown,
            replace(unknown, source=seoul.id),
            replace(unknown, source=new_id()),
        )
    assert [p.field for p in missing.value.problems] == ["annotations.1.source", "annotations.3.source"]
    assert not Annotation.objects.exists()


def test_many_are_made_in_the_order_given_with_one_time(story: Article) -> None:
    words = ["gone", "Seoul", "Kyiv", "more"]
    rows = make(story, *(draft(word) for word in words))
    assert [row.place.described[0].exact for row in rows] == words
    moments = {row.created for row in rows} | {row.modified for row in rows}
    assert len(moments | {entry.at for entry in Entry.objects.filter(verb="annotation.created")}) == 1


def test_one_bad_line_refuses_them_all_and_every_bad_line_is_named(story: Article) -> None:
    lines = [draft("Seoul")] * 5
    lines[1] = AnnotationDraft("note", (GivenPiece(0, 500),))
    lines[4] = draft("Kyiv", kind="rumour")
    with pytest.raises(BadAnnotation) as refused:
        make(story, *lines)
    assert [p.field for p in refused.value.problems] == ["annotations.1.pieces.0.end", "annotations.4.kind"]
    assert not Annotation.objects.exists()
    assert not Anchor.objects.exists()
    assert not Entry.objects.filter(verb="annotation.created").exists()


def test_two_lines_with_one_id_are_refused(story: Article) -> None:
    twice = replace(draft("Seoul"), id=new_id())
    with pytest.raises(BadAnnotation) as refused:
        make(story, twice, draft("Kyiv"), twice)
    assert [(p.field, p.code) for p in refused.value.problems] == [("annotations.2.id", "repeated")]


def test_no_annotation_at_all_makes_none(story: Article) -> None:
    assert create_annotations(editor(), article_id=story.id, drafts=[]) == []


def test_the_ledger_says_what_was_marked_where(story: Article) -> None:
    actor = program()
    (row,) = make(story, draft("Seoul", "gone"), actor=actor)
    entry = Entry.objects.about(row.id).get()
    assert (entry.verb, entry.actor_id, entry.agent) == ("annotation.created", actor.user_id, actor.name)
    assert (entry.article_id, entry.before) == (story.id, None)
    assert entry.after is not None
    assert entry.after["revision"] == str(story.latest.id)
    assert entry.after["origin"] == {"type": "machine", "agent": actor.name}
    assert entry.after["pieces"] == [
        {"start": 0, "end": 5, "exact": "Seoul"},
        {"start": 26, "end": 30, "exact": "gone"},
    ]


def test_an_import_says_where_its_marks_come_from(story: Article) -> None:
    origin = Origin(OriginType.IMPORT, "brat")
    ((row, _),) = create_annotations(editor(), article_id=story.id, drafts=[draft("Kyiv")], origin=origin)
    assert (row.origin_type, row.origin_agent) == ("import", "brat")


@pytest.mark.parametrize("make_actor", [reader, admin, nobody])
def test_who_may_not_annotate_is_refused(story: Article, make_actor: Callable[[], Principal]) -> None:
    with pytest.raises(Forbidden, match="annotate"):
        make(story, draft("Kyiv"), actor=make_actor())
    assert not Annotation.objects.exists()


def test_an_unknown_article_is_missing() -> None:
    with pytest.raises(Missing) as refused:
        create_annotations(editor(), article_id=new_id(), drafts=[draft("Kyiv")])
    assert refused.value.problems[0].field == "article"


def test_editors_mark_withheld_articles_too() -> None:
    story = article(text=TEXT, metadata=ArticleMetadata(pub_status="withheld"))
    assert len(make(story, draft("Kyiv"))) == 1


@pytest.mark.parametrize("count", [1, 300])
def test_making_many_takes_the_same_queries_as_making_one(
    story: Article, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actor = editor()
    # A savepoint and its release, the article with its text, annotations, anchors, the ledger's entries.
    with django_assert_num_queries(6):
        create_annotations(actor, article_id=story.id, drafts=[draft("Kyiv")] * count)


@pytest.mark.parametrize("count", [1, 40])
def test_reading_an_articles_marks_takes_two_queries(
    story: Article, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make(story, *[draft("Kyiv")] * count)
    with django_assert_num_queries(2):
        rows = list(Annotation.objects.live().filter(article=story).placed())
        assert {row.place.start for row in rows} == {34}
