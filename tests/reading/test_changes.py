"""What a published article tells of a text that came since."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.annotations.models import Anchor
from articles.annotations.operations import settle_annotations
from articles.corpus.models import Article
from articles.corpus.operations import publish_article
from articles.foundation.errors import Forbidden
from articles.revisions.errors import BadCorrection
from articles.revisions.operations import write_correction
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.revisions import revised
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

LATER = "Grain fell again for the third week, traders in the port said."
FIRST = f"Arden said on Monday that 2,500 more soldiers had left.\n\n{LATER}"
SECOND = f"Arden said on Monday that 3,100 more soldiers had left.\n\n{LATER}"
HEADING = "Changed since publication"


@pytest.fixture
def story() -> Article:
    row = article(text=FIRST)
    said = claim(statement="Arden sent 2,500 soldiers.")
    annotation(article=row, words="2,500 more soldiers", kind="claim", claim=said.id)
    return row


def page(row: Article) -> str:
    return " ".join(Client().get(f"/read/{row.id}/").content.decode().split())


def test_readers_see_what_changed_in_the_marked_claims_and_that_nobody_has_confirmed_it(
    story: Article,
) -> None:
    publish_article(editor(), id=story.id)
    assert HEADING not in page(story)
    done = revised(story, SECOND)
    shown = page(story)
    assert HEADING in shown
    assert "<del>2,500</del><ins>3,100</ins>" in shown
    assert "claim--altered" in shown
    assert "the newsroom has not yet confirmed that it still says this" in shown
    ids = list(Anchor.objects.in_doubt().values_list("annotation", flat=True))
    settle_annotations(editor(), article_id=story.id, revision=done.revision.id, ids=ids, decision="confirm")
    confirmed = page(story)
    assert "claim--altered" not in confirmed
    assert HEADING in confirmed


def test_what_changed_before_publication_is_nobodys_concern(story: Article) -> None:
    revised(story, SECOND)
    publish_article(editor(), id=story.id)
    assert HEADING not in page(story)


def test_the_note_to_readers_stands_on_the_page_as_soon_as_it_is_written(story: Article) -> None:
    publish_article(editor(), id=story.id)
    revised(story, f"{FIRST}\n\nMore follows.")
    assert "No marked claim was changed" in page(story)
    actor = editor()
    for note in ("We had <the> number wrong.", "We had the number wrong on Monday."):
        write_correction(actor, article_id=story.id, number=2, note=note)
        assert note.replace("<", "&lt;").replace(">", "&gt;") in page(story)


def test_only_editors_write_notes_and_no_endless_ones(story: Article) -> None:
    with pytest.raises(Forbidden):
        write_correction(reader(), article_id=story.id, number=1, note="So.")
    with pytest.raises(BadCorrection):
        write_correction(editor(), article_id=story.id, number=1, note="x" * 2_001)
