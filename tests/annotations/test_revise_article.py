"""An article's next text, and what becomes of its marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.types import Principal
from articles.annotations.models import Anchor, Annotation
from articles.annotations.operations import delete_annotation, restore_annotation, revise_article
from articles.corpus.errors import BadArticle, NotTheCurrentText
from articles.corpus.models import Article, Revision
from articles.corpus.types import ArticleMetadata, BlockDraft, RevisionDraft
from articles.foundation.errors import Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.api_keys import program, reader
from tests.factories.articles import article, article_draft
from tests.factories.revisions import anchors_of, revised
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db

FIRST = (
    "Arden said on Monday that 2,500 more soldiers had left for the border with Korvia.\n\n"
    "The minister denied the report in a short statement to reporters at the airport.\n\n"
    "Nobody at the embassy in Halmstead answered the telephone during the afternoon.\n\n"
    "Grain fell again for the third week, traders in the port said."
)
SECOND = (
    "Nobody at the embassy in Halmstead answered the telephone during the afternoon.\n\n"
    "Arden claimed on Monday that 3,100 more soldiers had left for the border with Korvia.\n\n"
    "Grain fell again for the third week, traders in the port said."
)


@pytest.fixture
def story() -> Article:
    return article(text=FIRST)


def mark(story: Article, words: str, note: str) -> Annotation:
    return annotation(article=story, words=words, note=note)


def test_every_mark_gets_a_place_on_the_next_text_or_the_word_that_it_has_none(story: Article) -> None:
    mark(story, "traders in the port", "kept")
    mark(story, "2,500 more soldiers", "figure")
    mark(story, "denied the report", "gone")
    mark(story, "Nobody at the embassy in Halmstead answered", "moved")
    done = revised(story, SECOND)
    assert anchors_of(story) == {
        "kept": "anchored … traders in the port",
        "figure": "altered … 3,100 more soldiers",
        "gone": "orphaned",
        "moved": "moved … Nobody at the embassy in Halmstead answered",
    }
    assert done.made
    assert done.counts == {"anchored": 1, "altered": 1, "orphaned": 1, "moved": 1}
    now = Article.objects.select_related("current").get(pk=story.pk)
    assert (now.latest.number, now.latest.text, now.version) == (2, SECOND, 2)


def test_the_old_text_keeps_its_marks_as_they_were(story: Article) -> None:
    row = mark(story, "2,500 more soldiers", "")
    revised(story, SECOND)
    old, new = row.anchors.order_by("revision__number")
    assert (old.status, old.pieces[0]["exact"], old.revision_id) == (
        "anchored",
        "2,500 more soldiers",
        story.current_id,
    )
    assert new.carried is not None
    assert (new.carried["reasons"], new.settled) == (["words changed inside"], None)


def test_headlines_of_lists_follow_the_text(story: Article) -> None:
    revised(story, FIRST, headline="Arden sends more")
    assert Article.objects.get().headline == "Arden sends more"


def test_the_same_text_is_no_new_one_however_often_it_is_sent(story: Article) -> None:
    blocks = article_draft(text=FIRST).blocks
    draft = RevisionDraft(blocks, base=new_id(), version=99)
    again = revise_article(editor(), id=story.id, draft=draft)
    assert (again.made, again.revision.number, Revision.objects.count()) == (False, 1, 1)
    assert not Entry.objects.filter(verb__startswith="anchor.").exists()


def test_other_kinds_of_blocks_are_a_new_text_if_a_person_chose_them(story: Article) -> None:
    first, *others = article_draft(text=FIRST).blocks
    draft = RevisionDraft((replace(first, kind="standfirst"), *others), base=story.current_id)
    assert not revise_article(editor(), id=story.id, draft=replace(draft, recognised=True)).made
    made = revise_article(editor(), id=story.id, draft=draft)
    assert (made.made, made.revision.blocks[0].kind) == (True, "standfirst")


@pytest.mark.parametrize("blocks", [(), (BlockDraft("paragraph", " \n "),)])
def test_an_article_is_never_emptied(story: Article, blocks: tuple[BlockDraft, ...]) -> None:
    with pytest.raises(BadArticle):
        revise_article(editor(), id=story.id, draft=RevisionDraft(blocks, base=story.current_id))
    assert Article.objects.get().current_id == story.current_id


def test_a_rewrite_gives_every_mark_up_and_says_so(story: Article) -> None:
    mark(story, "2,500 more soldiers", "one")
    mark(story, "The minister denied the report", "two")
    revised(story, "It rained all day in the valley, and the farmers were glad of it.")
    assert anchors_of(story) == {"one": "orphaned", "two": "orphaned"}


def test_a_text_written_without_knowing_the_current_one_is_refused(story: Article) -> None:
    revised(story, SECOND)
    late = RevisionDraft(article_draft(text=FIRST + " More.").blocks, base=story.current_id)
    with pytest.raises(NotTheCurrentText) as refused:
        revise_article(editor(), id=story.id, draft=late)
    assert refused.value.current == Article.objects.get().current_id
    with pytest.raises(Stale):
        revise_article(editor(), id=story.id, draft=replace(late, base=None, version=1))
    assert Revision.objects.count() == 2


def test_the_id_of_another_text_is_refused(story: Article) -> None:
    other = article(text="Another story.")
    draft = RevisionDraft(article_draft(text=SECOND).blocks, base=story.current_id, id=other.current_id)
    with pytest.raises(IdInUse):
        revise_article(editor(), id=story.id, draft=draft)


@pytest.mark.parametrize(("make_actor", "refusal"), [(reader, Forbidden), (admin, Forbidden)])
def test_who_may_not_write_articles_is_refused(
    story: Article, make_actor: Callable[[], Principal], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        revised(story, SECOND, make_actor())


def test_programs_with_a_write_key_revise_also_what_is_withheld() -> None:
    hidden = article(text=FIRST, metadata=ArticleMetadata(pub_status="withheld"))
    assert revised(hidden, SECOND, program()).made
    with pytest.raises(Missing):
        revise_article(editor(), id=new_id(), draft=RevisionDraft(article_draft().blocks))


def test_a_doubt_stays_until_a_person_ends_it(story: Article) -> None:
    mark(story, "2,500 more soldiers", "figure")
    revised(story, SECOND)
    revised(story, SECOND + "\n\nMore follows.")
    assert anchors_of(story) == {"figure": "altered … 3,100 more soldiers"}


def test_words_that_come_back_are_found_as_they_were(story: Article) -> None:
    mark(story, "2,500 more soldiers", "figure")
    mark(story, "The minister denied the report", "gone")
    revised(story, SECOND)
    revised(story, FIRST)
    assert anchors_of(story) == {
        "figure": "anchored … 2,500 more soldiers",
        "gone": "anchored … The minister denied the report",
    }


def test_a_deleted_mark_is_carried_unseen_and_can_be_restored(story: Article) -> None:
    row = mark(story, "traders in the port", "kept")
    delete_annotation(editor(), id=row.id, version=1)
    assert revised(story, SECOND).counts == {}
    restore_annotation(editor(), id=row.id, version=2)
    assert anchors_of(story) == {"kept": "anchored … traders in the port"}


def test_the_ledger_tells_of_each_mark_where_it_was_and_where_it_is(story: Article) -> None:
    row = mark(story, "2,500 more soldiers", "figure")
    done = revised(story, SECOND)
    text, placed = Entry.objects.filter(article_id=story.id).order_by("id").reverse()[:2][::-1]
    assert (text.verb, text.subject_id) == ("revision.created", done.revision.id)
    assert text.after is not None
    assert (text.after["number"], text.after["article"]) == (2, str(story.id))
    assert (placed.verb, placed.subject_id) == ("anchor.altered", row.id)
    assert placed.before == {
        "revision": str(story.current_id),
        "status": "anchored",
        "pieces": [{"start": 26, "end": 45, "exact": "2,500 more soldiers"}],
    }
    assert placed.after is not None
    assert (placed.after["revision"], placed.after["status"]) == (str(done.revision.id), "altered")
    assert placed.after["pieces"][0]["exact"] == "3,100 more soldiers"


def test_an_editors_change_is_not_refused_for_a_mark_that_was_carried(story: Article) -> None:
    row = mark(story, "traders in the port", "")
    revised(story, SECOND)
    row.refresh_from_db()
    assert (row.version, row.modified) == (1, Article.objects.get().modified)


@pytest.mark.parametrize("count", [1, 60])
def test_many_marks_take_the_same_queries_as_one(
    story: Article, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for index in range(count):
        mark(story, "2,500 more soldiers", str(index))
    actor = editor()
    draft = RevisionDraft(article_draft(text=SECOND).blocks, base=story.current_id)
    # A savepoint and its release; the article, its text; the new text, the article, their entry; the marks
    # locked, read, their text, written, told, and stamped.
    with django_assert_num_queries(13):
        revise_article(actor, id=story.id, draft=draft)
    assert Anchor.objects.filter(status="altered").count() == count
