"""A new version of an article at the desk: what it would do, saving it, and reviewing what it did."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.annotations.models import Anchor
from articles.corpus.models import Article, Revision
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.revisions import anchors_of, revised

pytestmark = pytest.mark.django_db

LATER = "Grain fell again for the third week, traders in the port said."
FIRST = f"Arden said on Monday that 2,500 more soldiers had left. The minister denied the report.\n\n{LATER}"
SECOND = f"Arden said on Monday that 3,100 more soldiers had left. It was raining in Halmstead.\n\n{LATER}"
MARKS = {
    "changed": "2,500 more soldiers",
    "gone": "The minister denied the report",
    "same": "traders in the port",
}


@pytest.fixture
def story() -> Article:
    row = article(text=FIRST)
    for note, words in MARKS.items():
        annotation(article=row, words=words, note=note)
    return row


def boxes(text: str, **more: str) -> dict[str, str]:
    parts = text.split("\n\n")
    fields = {"blocks-TOTAL_FORMS": str(len(parts)), **more}
    for number, part in enumerate(parts):
        fields |= {f"blocks-{number}-kind": "paragraph", f"blocks-{number}-text": part}
    return fields


def counts(page: str) -> list[int]:
    """Return the counts of the preview: those that stay, move, changed, are ambiguous, are gone."""
    return [int(one) for one in re.findall(r"<b>(\d+)</b>", page)]


def test_a_pasted_version_says_what_it_does_before_anything_is_saved(editor: Client, story: Article) -> None:
    page = editor.post(f"/articles/{story.id}/revise/", {"text": SECOND}).content.decode()
    assert counts(page) == [1, 0, 1, 0, 1]
    assert Revision.objects.count() == 1


def test_the_present_text_can_be_corrected_box_by_box(editor: Client, story: Article) -> None:
    page = editor.get(f"/articles/{story.id}/revise/?correct=1").content.decode()
    assert LATER in page
    assert "this is the text that the article has" in " ".join(page.split())
    corrected = FIRST.replace("third week", "fourth week")
    looked = editor.post(
        f"/articles/{story.id}/revise/", boxes(corrected, base=str(story.current_id), check="1")
    )
    assert counts(looked.content.decode()) == [3, 0, 0, 0, 0]
    saved = editor.post(
        f"/articles/{story.id}/revise/", boxes(corrected, base=str(story.current_id), save="1")
    )
    assert saved["Location"] == f"/articles/{story.id}/"
    assert Article.objects.get().latest.text == corrected


def test_saving_leads_to_what_waits_for_a_person(editor: Client, story: Article) -> None:
    answer = editor.post(f"/articles/{story.id}/revise/", boxes(SECOND, base=str(story.current_id), save="1"))
    assert answer["Location"] == f"/articles/{story.id}/review/"
    page = editor.get(answer["Location"]).content.decode()
    assert "2 marks wait for you" in " ".join(page.split())
    assert "<del>2,500</del><ins>3,100</ins>" in page


def test_a_version_that_came_meanwhile_is_not_written_over_and_the_boxes_stay(
    editor: Client, story: Article
) -> None:
    revised(story, SECOND)
    mine = FIRST.replace("Monday", "Tuesday")
    answer = editor.post(f"/articles/{story.id}/revise/", boxes(mine, base=str(story.current_id), save="1"))
    page = answer.content.decode()
    assert (answer.status_code, "on Tuesday that" in page) == (409, True)
    current = Article.objects.get().current_id
    assert f'name="base" value="{current}"' in page
    assert Article.objects.get().latest.number == 2


@pytest.mark.parametrize("text", ["", " "])
def test_an_emptied_version_is_refused_with_a_reason(editor: Client, story: Article, text: str) -> None:
    where = f"/articles/{story.id}/revise/"
    answer = editor.post(where, boxes(text, base=str(story.current_id), save="1"))
    assert answer.status_code == 400
    assert "There is no text" in answer.content.decode()


def test_decisions_are_made_and_taken_back(editor: Client, story: Article) -> None:
    done = revised(story, SECOND)
    ids = {row.annotation.note: str(row.annotation_id) for row in Anchor.objects.in_doubt()}
    where = f"/articles/{story.id}/review/"
    said = {"revision": str(done.revision.id), "mark": [ids["changed"], ids["gone"]], "decision": "confirm"}
    page = editor.post(where, said, follow=True).content.decode()
    assert "Nothing waits for you" in " ".join(page.split())
    assert anchors_of(story)["changed"] == "anchored … 3,100 more soldiers"
    undo = re.findall(r'name="mark" value="([0-9a-f-]{36})"', page)
    assert set(undo) == set(ids.values())
    again = editor.post(where, said | {"mark": undo, "decision": "reopen"}, follow=True).content.decode()
    assert "2 marks wait for you" in " ".join(again.split())


def test_a_mark_is_put_on_other_words_by_typing_them(editor: Client, story: Article) -> None:
    done = revised(story, SECOND)
    row = Anchor.objects.in_doubt().get(annotation__note="gone").annotation
    sent = {"revision": str(done.revision.id), "put": str(row.id), "version": "1"}
    refused = editor.post(
        f"/articles/{story.id}/review/", sent | {"words": "Nobody said this anywhere at all"}
    )
    assert refused.status_code == 400
    assert "not in the text" in refused.content.decode()
    editor.post(f"/articles/{story.id}/review/", sent | {"words": "It was raining"})
    assert anchors_of(story)["gone"] == "anchored … It was raining"


def test_a_mark_that_was_drawn_again_is_settled_and_that_can_be_taken_back(
    editor: Client, story: Article
) -> None:
    done = revised(story, SECOND)
    row = Anchor.objects.in_doubt().get(annotation__note="gone").annotation
    where, start = f"/articles/{story.id}/review/", SECOND.index("raining")
    sent = {"revision": str(done.revision.id), "put": str(row.id), "version": "1"}
    page = editor.post(where, sent | {"place": f"{start}-{start + 7}"}, follow=True).text
    assert anchors_of(story)["gone"] == "anchored … raining"
    assert f'name="mark" value="{row.id}"' in page.partition("review__undo")[2].partition("</form>")[0]
    back = {"revision": str(done.revision.id), "mark": str(row.id), "decision": "reopen"}
    editor.post(where, back)
    assert anchors_of(story)["gone"].startswith("orphaned")
    beyond = editor.post(where, sent | {"version": "3", "place": "5-100000"})
    assert beyond.status_code == 400
    assert editor.post(where, {"put": "x", "place": "1-2"}).status_code == 404


def test_two_versions_stand_side_by_side_with_the_marks_of_both(editor: Client, story: Article) -> None:
    revised(story, SECOND)
    page = editor.get(f"/articles/{story.id}/compare/").content.decode()
    assert '<mark class="mark mark--note mark--anchored"><del>2,500</del></mark>' in page
    assert '<mark class="mark mark--note mark--altered"><ins>3,100</ins></mark>' in page
    assert page.count(">traders in the port</mark>") == 2
    same = editor.get(f"/articles/{story.id}/compare/?old=2&new=2").content.decode()
    assert "one and the same version" in same
    assert editor.get(f"/articles/{story.id}/compare/?old=x&new=99").status_code == 200


def test_the_desk_leads_to_versions_and_to_what_waits(editor: Client, story: Article) -> None:
    assert "Versions" not in editor.get(f"/articles/{story.id}/").content.decode()
    revised(story, SECOND)
    page = editor.get(f"/articles/{story.id}/").content.decode()
    assert "Versions (2)" in page
    assert "Review 2" in page
