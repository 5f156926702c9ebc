"""Work survives a server that is away and a tab that is closed, and is sent once when the server is back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.annotations.operations import update_annotation
from articles.annotations.types import AnnotationChange
from tests.factories.articles import article as make_article
from tests.journeys.keyboard import choose, open_desk, press, saved
from tests.journeys.server import Server

TEXT = "The ministry said 3,000 more had gone."


def test_a_mark_made_while_the_server_is_away_is_kept_and_sent_when_it_is_back(
    desk: Page, editor: User, server: Server
) -> None:
    open_desk(desk, make_article(Principal.of_user(editor), text=TEXT))
    server.stop()
    try:
        choose(desk, "3,000")
        press(desk, "#")
        expect(desk.locator("#save-state")).to_contain_text("unsaved")
        expect(desk.locator("#margin")).to_contain_text("Unsaved")
        assert Annotation.objects.count() == 0
    finally:
        server.start()
    saved(desk)

    assert Annotation.objects.count() == 1


def test_a_closed_tab_takes_no_work_with_it(desk: Page, editor: User, server: Server) -> None:
    row = make_article(Principal.of_user(editor), text=TEXT)
    open_desk(desk, row)
    server.stop()
    try:
        choose(desk, "3,000")
        press(desk, "#")
        expect(desk.locator("#save-state")).to_contain_text("unsaved")
        context = desk.context
        desk.close()
    finally:
        server.start()
    again = context.new_page()
    open_desk(again, row)
    saved(again)

    expect(again.locator("#margin")).to_contain_text("3,000")
    assert Annotation.objects.count() == 1


def test_a_change_that_came_too_late_is_refused_and_stays_in_sight(desk: Page, editor: User) -> None:
    actor = Principal.of_user(editor)
    row = make_article(actor, text=TEXT)
    # Nobody tells this page what others do.
    desk.route("**/live/**", lambda route: route.abort())
    open_desk(desk, row)
    choose(desk, "3,000")
    press(desk, "#")
    saved(desk)
    mark = Annotation.objects.get()
    update_annotation(actor, id=mark.id, version=mark.version, change=AnnotationChange(kind="cue"))
    press(desk, "n")

    expect(desk.locator("#save-state")).to_contain_text("not accepted")
    expect(desk.get_by_role("group", name="Not accepted")).to_contain_text("Yours: note")
    mark.refresh_from_db()
    assert mark.kind == "cue"
