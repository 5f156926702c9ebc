"""Lines become articles with their marks and records, as if each had been made by itself."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.accounts.types import Principal
from articles.anchoring.types import GivenPiece, Quote
from articles.annotations.models import Annotation
from articles.annotations.types import AnnotationDraft
from articles.claims.models import Attribution, Claim
from articles.claims.operations import create_passages
from articles.claims.types import PassageDraft
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.corpus.types import ArticleDraft, ArticleMetadata, BlockDraft, InfoSourceDraft
from articles.entities.models import Mention
from articles.foundation.errors import Forbidden
from articles.importing.operations import import_lines
from articles.importing.types import Outcome
from articles.ledger.models import Entry
from articles.sources.models import Source
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.factories.users import nobody
from tests.importing.conftest import Send
from tests.importing.rows import rows_of
from tests.importing.stories import FIRST, mark, story


def test_an_import_writes_the_rows_and_entries_that_single_creates_write(
    program: Principal, send: Send
) -> None:
    said, city, agency = claim(program), entity(program), source(program, name="HTA")
    marks: tuple[dict[str, Any], ...] = (
        mark("claim", "3,000 more had gone", claim=str(said.id), tags=["a", 'b"c'], note="é\t🛰"),
        mark("source", "Seoul", source=str(agency.id)),
        mark("entity", "Seoul", entity=str(city.id)),
        {"kind": "cue", "quote": "said"},
    )
    more = {"language": "en", "by": "A. Writer", "version_created": "2025-03-27T08:00:00Z"}
    credit = {"name": "HTA", "role": "wire", "source": str(agency.id)}
    (answer,) = send(story(1, *marks, **more, info_sources=[credit]))
    assert (answer.outcome, answer.annotations) == (Outcome.MADE, 4)
    first = Article.objects.get(headline="Story 1")
    assert answer.id == first.id
    imported = rows_of(first)
    # The same story again, one request after another.
    Article.objects.filter(id=first.id).update(pub_status="canceled")
    metadata = ArticleMetadata(
        language="en", by="A. Writer", version_created=first.version_created,
        info_sources=(InfoSourceDraft("HTA", "wire", agency.id),),
    )  # fmt: skip
    parts = (("headline", "Story 1"), ("paragraph", FIRST), ("paragraph", "Kyiv agreed 1 times."))
    draft = ArticleDraft(tuple(BlockDraft(kind, text) for kind, text in parts), metadata)
    article, _ = create_article(program, draft=draft, once=True)
    places = [[GivenPiece(**piece) for piece in one.get("pieces", ())] for one in marks]
    drafts = [
        PassageDraft(AnnotationDraft("claim", places[0], tags=("a", 'b"c'), note="é\t🛰"), claim=said.id),
        PassageDraft(AnnotationDraft("source", places[1], source=agency.id)),
        PassageDraft(AnnotationDraft("entity", places[2]), entity=city.id),
        PassageDraft(AnnotationDraft("cue", quote=Quote("said"))),
    ]
    create_passages(program, article_id=article.id, drafts=drafts)
    assert rows_of(article) == imported


def test_everything_else_goes_on_when_lines_are_bad(send: Send) -> None:
    outside = {"kind": "note", "pieces": [{"start": 5, "end": 5_000}]}
    answers = send(
        story(1),
        b"{not json",
        story(2, {"kind": "note", "quote": "said"}, outside),
        story(3, colour="red"),
        b"",
        {"type": "papyrus"},
        story(4, mark("note", "Seoul")),
    )
    told = {one.line: (one.outcome.value, [problem.field for problem in one.problems]) for one in answers}
    assert told == {
        1: ("made", []),
        2: ("refused", []),
        3: ("refused", ["annotations.1.pieces.0.end"]),
        4: ("refused", ["line"]),
        6: ("refused", ["type"]),
        7: ("made", []),
    }
    assert sorted(Article.objects.values_list("headline", flat=True)) == ["Story 1", "Story 4"]
    assert Annotation.objects.count() == 1


def test_the_same_file_twice_doubles_nothing(send: Send) -> None:
    known = "01900000-0000-7000-8000-000000000001"
    lines = (story(1, mark("note", "Seoul")), story(2, mark("note", "said"), id=known), story(1))
    assert [one.outcome for one in send(*lines)] == ["made", "made", "here"]
    before = Entry.objects.count()
    again = send(*lines)
    assert [(one.outcome, one.annotations) for one in again] == [("here", 0)] * 3
    assert (Article.objects.count(), Annotation.objects.count()) == (2, 2)
    assert Entry.objects.count() == before


def test_records_are_named_by_identifier_name_or_alias(send: Send) -> None:
    voice = {"name": "Mira Ko", "source_kind": "named_individual", "aliases": [{"name": "The Voice"}]}
    city = {"name": "Seoul", "entity_kind": "place", "external_ids": {"wikidata": "Q8684"}}
    marks = (
        mark("source", "Seoul", source="the voice"),
        mark("entity", "Seoul", entity="wikidata:Q8684"),
    )
    answers = send({"type": "source"} | voice, {"type": "entity"} | city, story(1, *marks))
    assert [one.outcome for one in answers] == ["made"] * 3
    assert Annotation.objects.get(kind="source").source_id == answers[0].id
    assert Mention.objects.get().entity_id == answers[1].id


def test_a_name_that_two_share_is_refused_with_both(send: Send) -> None:
    one, other = source(name="Reuters"), source(name="reuters")
    (answer,) = send(story(1, mark("source", "Seoul", source="Reuters")))
    assert answer.outcome == Outcome.REFUSED
    assert [(p.field, p.code) for p in answer.problems] == [("annotations.0.source", "ambiguous")]
    assert str(one.id) in answer.message
    assert str(other.id) in answer.message
    assert not Article.objects.exists()


def test_claims_and_attributions_come_with_the_marks_that_they_name(send: Send) -> None:
    ids = {name: f"01900000-0000-7000-8000-00000000000{at}" for at, name in enumerate("abcd")}
    answers = send(
        {"type": "feed", "id": None, "as_of": "1-1"},
        {"type": "claim", "id": ids["a"], "statement": "3,000 more went.", "topics": ["troops"]},
        {"type": "source", "name": "Mira Ko", "source_kind": "named_individual"},
        story(1, mark("claim", "3,000 more had gone", id=ids["b"], claim=ids["a"]), id=ids["c"]),
        {
            "type": "attribution", "id": ids["d"], "content": ids["b"], "cue_stance": "distancing",
            "commitment": {"certainty": "possible"},
            "hops": [{"position": 0, "role": "originator", "sources": ["Mira Ko"], "span": None}],
        },
    )  # fmt: skip
    assert [one.outcome for one in answers] == ["left_out", "made", "made", "made", "made"]
    told = Attribution.objects.get()
    assert (str(told.id), told.certainty, told.content.appearance.claim.statement) == (
        ids["d"], "possible", Claim.objects.get().statement,
    )  # fmt: skip
    assert [one.name for one in Source.objects.filter(hop_sources__hop__attribution=told)] == ["Mira Ko"]


@pytest.mark.django_db
def test_who_may_not_add_articles_imports_nothing() -> None:
    with pytest.raises(Forbidden):
        import_lines(nobody(), lines=[b"{}"])
