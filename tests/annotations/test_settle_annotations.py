"""A person says of the marks that a new text left in doubt what is right."""

from __future__ import annotations

from uuid import UUID

import pytest

from articles.anchoring.types import GivenPiece
from articles.annotations.errors import BadAnnotation, TextReplaced
from articles.annotations.models import Anchor, Annotation
from articles.annotations.operations import (
    create_annotations,
    delete_annotation,
    settle_annotations,
    update_annotation,
)
from articles.annotations.types import AnnotationChange, AnnotationDraft
from articles.corpus.models import Article
from articles.foundation.errors import Forbidden, Missing
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.revisions import anchors_of, revised
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

LATER = "Grain fell again for the third week, traders in the port said."
FIRST = f"Arden said on Monday that 2,500 more soldiers had left. The minister denied the report.\n\n{LATER}"
SECOND = f"Arden said on Monday that 3,100 more soldiers had left. It was raining in Halmstead.\n\n{LATER}"


class Reviewed:
    """An article with a mark that changed, one that is gone and one that is where it was, on its second
    text.
    """

    def __init__(self) -> None:
        self.article = article(text=FIRST)
        words = {
            "changed": "2,500 more soldiers",
            "gone": "The minister denied the report",
            "same": "traders in the port",
        }
        self.ids: dict[str, UUID] = {
            note: annotation(article=self.article, words=some, note=note).id for note, some in words.items()
        }
        self.revision = revised(self.article, SECOND).revision

    def say(self, decision: str, *notes: str) -> set[str]:
        """Settle these marks; return the notes of those that this changed."""
        rows = settle_annotations(
            editor(),
            article_id=self.article.id,
            revision=self.revision.id,
            ids=[self.ids[note] for note in notes],
            decision=decision,
        )
        return {row.note for row in rows}

    def found(self, note: str) -> str:
        """Return where a mark is on the current text."""
        return anchors_of(self.article)[note]

    @property
    def doubts(self) -> int:
        """How many marks wait for a person."""
        return Anchor.objects.in_doubt().count()


@pytest.fixture
def desk() -> Reviewed:
    return Reviewed()


def test_confirming_makes_a_changed_mark_certain_until_that_is_taken_back(desk: Reviewed) -> None:
    assert desk.doubts == 2
    assert desk.say("confirm", "changed") == {"changed"}
    assert (desk.found("changed"), desk.doubts) == ("anchored … 3,100 more soldiers", 1)
    assert desk.say("reopen", "changed") == {"changed"}
    assert (desk.found("changed"), desk.doubts) == ("altered … 3,100 more soldiers", 2)


def test_dropping_leaves_the_mark_on_the_old_text_alone(desk: Reviewed) -> None:
    assert desk.say("drop", "changed") == {"changed"}
    assert (desk.found("changed"), desk.doubts) == ("orphaned", 1)
    old = Anchor.objects.get(annotation=desk.ids["changed"], revision__number=1)
    assert old.pieces[0]["exact"] == "2,500 more soldiers"
    assert desk.say("reopen", "changed") == {"changed"}
    assert desk.found("changed") == "altered … 3,100 more soldiers"


def test_what_was_said_already_changes_nothing(desk: Reviewed) -> None:
    both = ("changed", "gone", "same")
    assert desk.say("confirm", *both) == {"changed", "gone"}
    before = Entry.objects.count()
    assert desk.say("confirm", *both) == set()
    assert Entry.objects.count() == before
    assert set(Annotation.objects.values_list("note", "version")) == {
        ("changed", 2),
        ("gone", 2),
        ("same", 1),
    }


def test_what_is_in_no_doubt_cannot_be_dropped(desk: Reviewed) -> None:
    with pytest.raises(BadAnnotation) as refused:
        desk.say("drop", "changed", "same")
    assert [(p.field, p.code) for p in refused.value.problems] == [("annotations.1", "not_in_doubt")]
    assert desk.doubts == 2


def test_words_in_several_places_are_chosen_not_confirmed() -> None:
    desk = Reviewed()
    two = "They left at noon. They left at noon."
    story = article(text=f"They left at noon.\n\n{LATER}")
    row = annotation(article=story, words="They left at noon", note="which")
    done = revised(story, f"{two}\n\n{LATER}\n\n{two}")
    assert anchors_of(story) == {"which": "ambiguous"}
    carried = Anchor.objects.get(annotation=row, revision=done.revision).carried
    assert carried is not None
    candidates = carried["candidates"]
    desk.article, desk.revision, desk.ids = story, done.revision, {"which": row.id}
    with pytest.raises(BadAnnotation) as refused:
        desk.say("confirm", "which")
    assert refused.value.problems[0].code == "ambiguous"
    chosen = AnnotationChange(pieces=(GivenPiece(*candidates[1]),), revision=done.revision.id)
    update_annotation(editor(), id=row.id, version=1, change=chosen)
    assert anchors_of(story) == {"which": "anchored … They left at noon"}
    assert not Anchor.objects.in_doubt().filter(annotation=row).exists()
    assert desk.say("reopen", "which") == {"which"}
    assert anchors_of(story) == {"which": "ambiguous"}


def test_a_mark_that_was_let_go_is_asked_about_no_more(desk: Reviewed) -> None:
    desk.say("confirm", "gone")
    revised(desk.article, f"{SECOND}\n\nThe minister denied the report.")
    assert desk.found("gone") == "orphaned"
    assert not Anchor.objects.in_doubt().filter(annotation=desk.ids["gone"]).exists()


def test_a_confirmed_mark_is_carried_on_from_where_it_was_confirmed(desk: Reviewed) -> None:
    desk.say("confirm", "changed")
    revised(desk.article, f"{SECOND}\n\nMore follows.")
    assert desk.found("changed") == "anchored … 3,100 more soldiers"


def test_a_decision_about_a_text_that_was_replaced_is_refused(desk: Reviewed) -> None:
    newest = revised(desk.article, f"{SECOND}\n\nMore follows.").revision
    with pytest.raises(TextReplaced) as refused:
        desk.say("confirm", "changed")
    assert refused.value.current == newest.id


def test_marks_of_other_articles_and_deleted_ones_are_missing(desk: Reviewed) -> None:
    delete_annotation(editor(), id=desk.ids["changed"], version=1)
    desk.ids["unknown"] = new_id()
    for note in ("changed", "unknown"):
        with pytest.raises(Missing) as refused:
            desk.say("confirm", "gone", note)
        assert refused.value.field == "annotations.1"
    assert desk.doubts == 1


def test_readers_settle_nothing(desk: Reviewed) -> None:
    where = {"article_id": desk.article.id, "revision": desk.revision.id}
    with pytest.raises(Forbidden):
        settle_annotations(reader(), ids=[desk.ids["changed"]], decision="confirm", **where)


def test_the_ledger_says_who_settled_what(desk: Reviewed) -> None:
    desk.say("confirm", "changed")
    entry = Entry.objects.about(desk.ids["changed"]).last()
    assert entry is not None
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.verb, entry.before["status"], entry.after["status"]) == (
        "anchor.confirmed", "altered", "anchored",
    )  # fmt: skip


class Late:
    """Somebody who still has the first text on the screen."""

    def __init__(self, desk: Reviewed) -> None:
        self.first = Article.objects.get(pk=desk.article.pk).revisions.get(number=1)
        self.article = desk.article

    def marks(self, words: str) -> dict[str, str]:
        """Mark words of the first text; return where marks are on the current one."""
        start = self.first.text.index(words)
        piece = GivenPiece(start, start + len(words))
        draft = AnnotationDraft("note", (piece,), revision=self.first.id, note="late", id=new_id())
        actor = editor()
        # The second time, the answer was lost.
        for first in (True, False):
            ((_, new),) = create_annotations(actor, article_id=self.article.id, drafts=[draft])
            assert new is first
        return anchors_of(self.article)


def test_a_mark_made_on_the_text_before_is_carried_like_the_others(desk: Reviewed) -> None:
    assert Late(desk).marks("the third week")["late"] == "anchored … the third week"
    Annotation.objects.filter(note="late").update(note="earlier")
    assert Late(desk).marks("2,500 more")["late"] == "altered … 3,100 more"


def test_a_mark_put_elsewhere_on_the_text_before_is_carried_too(desk: Reviewed) -> None:
    first = Late(desk).first
    start = first.text.index("third week")
    change = AnnotationChange(pieces=(GivenPiece(start, start + 10),), revision=first.id)
    update_annotation(editor(), id=desk.ids["same"], version=1, change=change)
    assert desk.found("same") == "anchored … third week"


def test_offsets_that_may_count_in_either_text_are_refused(desk: Reviewed) -> None:
    bare, checked = GivenPiece(0, 5), GivenPiece(0, 5, "Arden")
    with pytest.raises(BadAnnotation) as refused:
        update_annotation(editor(), id=desk.ids["same"], version=1, change=AnnotationChange(pieces=(bare,)))
    assert [(p.field, p.code) for p in refused.value.problems] == [("revision", "required")]
    update_annotation(editor(), id=desk.ids["same"], version=1, change=AnnotationChange(pieces=(checked,)))
    assert desk.found("same") == "anchored … Arden"
