"""Two people change the same mark: what doesn't clash goes together, what does is shown side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.annotations.operations import delete_annotation, update_annotation
from articles.annotations.types import AnnotationChange
from articles.claims.models import Claim
from articles.claims.operations import draft_of_claim, update_claim
from tests.factories.annotations import annotation as make_annotation
from tests.factories.articles import article as make_article
from tests.factories.users import editor as another_editor
from tests.journeys.keyboard import open_desk, press, saved
from tests.journeys.looking import violations
from tests.journeys.story import COAST


@pytest.fixture
def mark(desk: Page, actor: Principal) -> Annotation:
    """A note on an open desk whose changes don't reach the server until `connect`."""
    article = make_article(actor, text=COAST)
    row = make_annotation(actor, article=article, words="3,000", note="As it was.")
    open_desk(desk, article)
    desk.route(
        "**/api/v1/annotations/*/",
        lambda route: route.abort() if route.request.method == "PATCH" else route.continue_(),
    )
    return row


def rewrite(page: Page, note: str) -> None:
    """Give the mark another note, on the page."""
    press(page, "g", "g")
    page.locator("#margin .card__open").first.click()
    field = page.get_by_role("textbox", name="Note")
    expect(field).to_be_focused()
    field.fill(note)
    press(page, "ControlOrMeta+Enter")
    expect(page.locator("#save-state")).to_contain_text("unsaved")


def connect(page: Page) -> None:
    """Let the page's changes through."""
    page.unroute("**/api/v1/annotations/*/")
    page.evaluate("dispatchEvent(new Event('online'))")


def versions(page: Page) -> Locator:
    """Return the two versions that the mark's card shows."""
    return page.get_by_role("group", name="Not accepted")


def test_changes_of_different_fields_go_together_unasked(desk: Page, mark: Annotation) -> None:
    rewrite(desk, "Mine.")
    update_annotation(another_editor(), id=mark.id, version=1, change=AnnotationChange(tags=("theirs",)))
    connect(desk)
    saved(desk)

    mark.refresh_from_db()
    assert (mark.note, mark.tags) == ("Mine.", ["theirs"])


def test_two_notes_are_shown_side_by_side_and_both_can_be_kept(desk: Page, mark: Annotation) -> None:
    rewrite(desk, "Mine it is.")
    update_annotation(another_editor(), id=mark.id, version=1, change=AnnotationChange(note="Theirs it is."))
    connect(desk)
    expect(versions(desk)).to_contain_text("Yours: “Mine it is.”")
    expect(versions(desk)).to_contain_text("Theirs: “Theirs it is.”")
    expect(desk.get_by_role("radio", name="Both")).to_be_checked()
    desk.get_by_role("button", name="Save this").press("Enter")
    saved(desk)

    mark.refresh_from_db()
    assert mark.note == "Theirs it is.\nMine it is."


def test_theirs_can_be_taken_and_nothing_of_it_is_overwritten(desk: Page, mark: Annotation) -> None:
    rewrite(desk, "Mine it is.")
    update_annotation(another_editor(), id=mark.id, version=1, change=AnnotationChange(note="Theirs it is."))
    connect(desk)
    desk.get_by_role("radio", name="Theirs").check()
    desk.get_by_role("button", name="Save this").click()
    saved(desk)

    mark.refresh_from_db()
    assert (mark.note, mark.version) == ("Theirs it is.", 2)
    expect(desk.locator("#margin .card")).to_contain_text("Theirs it is.")


def test_a_mark_that_was_deleted_under_the_hands_can_be_brought_back_with_what_was_written(
    desk: Page, mark: Annotation
) -> None:
    desk.unroute("**/api/v1/annotations/*/")
    expect(desk.locator("#desk")).to_have_attribute("data-live", "true")
    desk.locator("#margin .card__open").first.click()
    field = desk.get_by_role("textbox", name="Note")
    expect(field).to_be_focused()
    field.fill("Half a thought, ")
    delete_annotation(another_editor(), id=mark.id, version=1)
    # The stream has told of it by now, and the card is still there to be written in.
    other = make_annotation(another_editor(), article=mark.article, words="diplomat", kind="cue")
    expect(desk.locator(f'#margin [data-id="{other.id}"]')).to_have_count(1)
    expect(field).to_be_focused()
    desk.keyboard.type("now whole.")
    press(desk, "ControlOrMeta+Enter")
    expect(versions(desk)).to_contain_text("deleted this meanwhile")
    desk.get_by_role("button", name="Restore it, with this change").click()
    saved(desk)

    mark.refresh_from_db()
    assert (mark.note, mark.deleted) == ("Half a thought, now whole.", None)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_two_versions_side_by_side(desk: Page, mark: Annotation, theme: Any) -> None:
    rewrite(desk, "Mine it is.")
    update_annotation(another_editor(), id=mark.id, version=1, change=AnnotationChange(note="Theirs it is."))
    connect(desk)
    expect(versions(desk)).to_contain_text("Theirs it is.")
    desk.emulate_media(color_scheme=theme)

    assert violations(desk) == []


def test_what_somebody_else_made_of_a_statement_is_shown_beside_what_was_typed(
    desk: Page, actor: Principal, claim: Claim
) -> None:
    expect(desk.locator("#desk")).to_have_attribute("data-live", "true")
    press(desk, "Enter")
    statement = desk.get_by_role("textbox", name="What is claimed")
    statement.fill("Varland sent 3,000 men")
    other = another_editor()
    row = Claim.objects.get()
    update_claim(
        other, id=row.id, version=row.version, draft=replace(draft_of_claim(row), statement="Theirs it is")
    )
    # The stream has told of it by then.
    make_annotation(other, article=Annotation.objects.get().article, words="diplomat", kind="cue")
    expect(desk.locator("#margin .card--cue")).to_have_count(1)
    expect(statement).to_have_value("Varland sent 3,000 men")
    press(desk, "Enter")
    versions = desk.get_by_role("group", name="Not accepted")
    expect(versions).to_contain_text("Yours: “Varland sent 3,000 men”")
    expect(versions).to_contain_text("Theirs: “Theirs it is”")
    assert Claim.objects.get().statement == "Theirs it is"
    versions.get_by_role("button", name="Save this").click()
    saved(desk)
    assert Claim.objects.get().statement == "Varland sent 3,000 men"
