"""Marking by the thousand writes what marking by the dozen writes."""

from __future__ import annotations

import pytest
from rest_framework.exceptions import ValidationError

from annotator.accounts.types import Principal
from annotator.rest.annotations.bulk import quickly_read
from annotator.rest.annotations.drafts import SentMarks
from annotator.rest.annotations.serializers import AnnotationBulk
from articles.anchoring.types import GivenPiece, Quote
from articles.annotations.errors import Deleted
from articles.annotations.operations import delete_annotation, revise_article
from articles.annotations.types import AnnotationDraft
from articles.claims.operations import create_passages, mark_passages
from articles.claims.types import PassageDraft
from articles.corpus.models import Article, Revision
from articles.corpus.types import BlockDraft, RevisionDraft
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.factories.users import editor
from tests.importing.rows import rows_of

pytestmark = pytest.mark.django_db
TAGS = ("a b", 'c"d', "e\\f", "{,}", "NULL", "\\N", " ü🛰")


@pytest.fixture
def actor() -> Principal:
    """An editor."""
    return editor()


def story(actor: Principal) -> Article:
    """Return an article that has had two texts."""
    made = article(actor, text="Mira Velin said that 300 had left.")
    later = RevisionDraft((BlockDraft("paragraph", "Mira Velin said 300 had left."),))
    revise_article(actor, id=made.id, draft=later)
    return Article.objects.select_related("current").get(id=made.id)


def test_the_rows_and_entries_are_those_of_marking_by_the_dozen(actor: Principal) -> None:
    said, city, voice = claim(actor), entity(actor), source(actor)

    def drafts(on: Article) -> list[PassageDraft]:
        earlier = Revision.objects.get(article=on, number=1)
        return [
            PassageDraft(AnnotationDraft("claim", quote=Quote("300 had left"), tags=TAGS), claim=said.id),
            PassageDraft(AnnotationDraft("source", quote=Quote("Mira Velin"), source=voice.id)),
            PassageDraft(AnnotationDraft("entity", [GivenPiece(0, 4, "Mira")]), entity=city.id),
            PassageDraft(
                AnnotationDraft("note", [GivenPiece(0, 4), GivenPiece(5, 10)], note="a\\b\r\n\tc \\.")
            ),
            PassageDraft(AnnotationDraft("cue", [GivenPiece(11, 20, "said that")], revision=earlier.id)),
        ]

    one, other = story(actor), story(actor)
    made = mark_passages(actor, article_id=one.id, drafts=drafts(one))
    assert [new for _, new in made] == [True] * 5
    create_passages(actor, article_id=other.id, drafts=drafts(other))
    assert rows_of(one) == rows_of(other)
    assert "anchor.altered" in {entry["verb"] for entry in rows_of(one) if "verb" in entry}


def test_the_same_sent_twice_makes_nothing_and_a_deleted_mark_is_told_of(actor: Principal) -> None:
    one = article(actor)
    given = [PassageDraft(AnnotationDraft("note", [GivenPiece(0, 5)], id=new_id())) for _ in range(2)]
    mark_passages(actor, article_id=one.id, drafts=given)
    before = Entry.objects.count()
    again = mark_passages(actor, article_id=one.id, drafts=given)
    assert again == [(draft.annotation.id, False) for draft in given]
    assert Entry.objects.count() == before
    delete_annotation(actor, id=again[1][0], version=1)
    with pytest.raises(Deleted) as refusal:
        mark_passages(actor, article_id=one.id, drafts=given)
    assert [problem.field for problem in refusal.value.problems] == ["annotations.1.id"]


ID = "01900000-0000-7000-8000-00000000000a"
LINE = {"kind": "note", "pieces": [{"start": 0, "end": 5}]}
LINES = (
    LINE,
    {"kind": "claim", "quote": {"exact": "a", "prefix": "b"}, "claim": ID, "tags": ["x"], "note": "y"},
    LINE | {"id": ID, "revision": ID, "source": None},
    LINE | {"pieces": [{"start": 0, "end": 5, "exact": "Seoul"}]},
    LINE | {"id": ID.upper()},
    LINE | {"id": ID.replace("-", "")},
    LINE | {"id": None},
    LINE | {"pieces": None},
    LINE | {"pieces": []},
    LINE | {"pieces": [{"start": "0", "end": 5}]},
    LINE | {"pieces": [{"start": 0.0, "end": 5}]},
    LINE | {"pieces": [{"start": True, "end": 5}]},
    LINE | {"pieces": [{"start": 0, "end": 5, "exact": None}]},
    LINE | {"tags": None},
    LINE | {"note": None},
    LINE | {"quote": None},
    LINE | {"colour": "red"},
    {"pieces": LINE["pieces"]},
    "no object",
)


@pytest.mark.parametrize("index", range(len(LINES)))
def test_bodies_are_read_quickly_only_as_the_shapes_read_them(index: int) -> None:
    body = {
        "article": ID,
        "annotations": [LINE, LINES[index]],
        "origin": {"type": "machine", "agent": "tagger 1"},
    }
    quick = quickly_read(body)
    try:
        slow = AnnotationBulk().run_validation(body)
    except ValidationError:
        assert quick is None
    else:
        assert quick is None or quick == SentMarks(slow.article, list(slow.passages), slow.origin)
    assert (quick is not None) == (index < 4)
