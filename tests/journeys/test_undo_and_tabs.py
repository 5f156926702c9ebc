"""What was done can be taken back after a reload; several tabs of one person send their work once."""

from __future__ import annotations

from playwright.sync_api import Page, Request, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.annotations.operations import update_annotation
from articles.annotations.types import AnnotationChange
from articles.corpus.models import Article
from tests.factories.annotations import annotation as make_annotation
from tests.factories.articles import article as make_article
from tests.journeys.keyboard import choose, open_desk, press, saved
from tests.journeys.server import Server

TEXT = "The ministry said 3,000 more had gone."


def mark_figure(page: Page) -> None:
    """Mark the number as a figure."""
    choose(page, "3,000")
    press(page, "#")


def live() -> list[str]:
    """The kinds of the marks that aren't deleted."""
    return [row.kind for row in Annotation.objects.filter(deleted=None)]


def reopen(page: Page, article: Article) -> Page:
    """Close the tab, and open the article in a new one."""
    context = page.context
    page.close()
    again = context.new_page()
    open_desk(again, article)
    return again


def said(page: Page, words: str) -> None:
    """Wait until the desk has said so."""
    expect(page.locator("#announcements")).to_contain_text(words)


def test_undo_reaches_back_over_a_reload_and_redo_too(desk: Page, actor: Principal) -> None:
    row = make_article(actor, text=TEXT)
    open_desk(desk, row)
    mark_figure(desk)
    press(desk, "n")
    saved(desk)
    assert live() == ["note"]
    again = reopen(desk, row)

    press(again, "u")
    said(again, "Undone: changed to note.")
    saved(again)
    assert live() == ["figure"]
    press(again, "u")
    said(again, "Undone: figure marked.")
    saved(again)
    assert live() == []
    again = reopen(again, row)
    press(again, "Shift+U", "Shift+U")
    said(again, "Done again: changed to note.")
    saved(again)
    assert live() == ["note"]


def test_a_deletion_is_taken_back_after_a_reload(desk: Page, actor: Principal) -> None:
    row = make_article(actor, text=TEXT)
    open_desk(desk, row)
    mark_figure(desk)
    press(desk, "Delete")
    saved(desk)
    assert live() == []
    again = reopen(desk, row)

    press(again, "u")
    said(again, "Undone: figure deleted.")
    saved(again)
    expect(again.locator("#margin")).to_contain_text("3,000")
    assert live() == ["figure"]


def test_undo_leaves_alone_what_somebody_else_has_changed_since(desk: Page, actor: Principal) -> None:
    row = make_article(actor, text=TEXT)
    open_desk(desk, row)
    mark_figure(desk)
    saved(desk)
    mark = Annotation.objects.get()
    update_annotation(
        actor, id=mark.id, version=mark.version, change=AnnotationChange(note="by somebody else")
    )
    again = reopen(desk, row)

    press(again, "u")
    said(again, "Not undone: figure marked. It was changed afterwards, so it stays.")
    saved(again)
    assert live() == ["figure"]


def with_second_tab(desk: Page, row: Article) -> Page:
    """Open the article on the page and in a second tab; return that."""
    open_desk(desk, row)
    other = desk.context.new_page()
    open_desk(other, row)
    return other


def test_what_one_tab_leaves_unsent_the_other_shows_and_sends(
    desk: Page, actor: Principal, server: Server
) -> None:
    row = make_article(actor, text=TEXT)
    other = with_second_tab(desk, row)
    server.stop()
    try:
        mark_figure(desk)
        expect(other.locator("#save-state")).to_contain_text("unsaved")
        expect(other.locator("#margin")).to_contain_text("3,000")
        desk.close()
    finally:
        server.start()
    saved(other)

    assert live() == ["figure"]
    press(other, "u")
    said(other, "Undone: figure marked.")
    saved(other)
    assert live() == []


def is_change(request: Request) -> bool:
    """Tell whether a request sends work; where a page is, it says by the way."""
    return request.method != "GET" and "/api/v1/" in request.url


def test_both_tabs_work_and_everything_is_sent_once(desk: Page, actor: Principal) -> None:
    row = make_article(actor, text=TEXT)
    other = with_second_tab(desk, row)
    posts: list[str] = []
    for page in (desk, other):
        page.on("request", lambda request: posts.append(request.method) if is_change(request) else None)
    mark_figure(other)
    expect(desk.locator("#margin")).to_contain_text("3,000")
    saved(other)
    saved(desk)
    choose(desk, "ministry")
    press(desk, "s", "Escape", "Escape")
    expect(other.locator("#margin")).to_contain_text("ministry")
    saved(desk)
    saved(other)

    assert sorted(live()) == ["figure", "source"]
    assert posts == ["POST", "POST"]


def test_tabs_take_turns_where_the_browser_has_no_locks(desk: Page, actor: Principal, server: Server) -> None:
    desk.context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', {value: undefined});")
    row = make_article(actor, text=TEXT)
    other = with_second_tab(desk, row)
    server.stop()
    try:
        mark_figure(desk)
        expect(other.locator("#save-state")).to_contain_text("unsaved")
        desk.close()
    finally:
        server.start()
    saved(other)

    assert live() == ["figure"]


def test_where_the_browser_forbids_storage_the_desk_says_so_and_works(
    desk: Page, actor: Principal, server: Server
) -> None:
    desk.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('no', 'SecurityError'); "
        "}});"
    )
    open_desk(desk, make_article(actor, text=TEXT))
    server.stop()
    try:
        mark_figure(desk)
        expect(desk.locator("#save-state")).to_contain_text("This browser can’t keep unsaved work")
        with desk.expect_event("dialog") as leaving:
            desk.close(run_before_unload=True)
        assert leaving.value.type == "beforeunload"
        leaving.value.dismiss()
    finally:
        server.start()
    saved(desk)

    assert live() == ["figure"]
    press(desk, "u")
    saved(desk)
    assert live() == []


def test_a_full_disk_is_told_and_stops_nothing(desk: Page, actor: Principal, server: Server) -> None:
    desk.add_init_script(
        "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    open_desk(desk, make_article(actor, text=TEXT))
    server.stop()
    try:
        mark_figure(desk)
        expect(desk.locator("#save-state")).to_contain_text("This browser can’t keep unsaved work")
    finally:
        server.start()
    saved(desk)

    assert live() == ["figure"]


def test_work_that_an_older_desk_kept_is_sent_also_while_its_tab_is_open(
    desk: Page, editor: User, actor: Principal
) -> None:
    row = make_article(actor, text=TEXT)
    old = desk.context.new_page()
    old.goto("/healthz")
    old.evaluate(KEEP_AS_BEFORE, [str(editor.id), str(row.id)])
    # The older tab holds the database: the desk opens without it, and takes up what is kept once it closes.
    open_desk(desk, row)
    mark_figure(desk)
    saved(desk)
    assert live() == ["figure"]
    old.close()
    expect(desk.locator("#margin")).to_contain_text("ministry")
    saved(desk)

    assert sorted(live()) == ["cue", "figure"]


# The outbox as it was before the history was kept beside it.
KEEP_AS_BEFORE = """([user, article]) => new Promise((resolve) => {
    const opening = indexedDB.open('galley-desk', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('entries', {keyPath: 'id'}).createIndex('owner', 'owner');
    opening.onsuccess = () => {
        const id = '01a00000-0000-7000-8000-000000000001', row = '01a00000-0000-7000-8000-000000000002';
        const entry = {id, resource: 'annotations', op: 'create', row, body: {kind: 'cue', pieces: [{start: 4, end: 12}]},
            version: null, state: 'queued', attempts: 0, notBefore: 0, problem: null, at: '2026-01-01T00:00:00Z'};
        const writing = opening.result.transaction('entries', 'readwrite');
        writing.objectStore('entries').put({id, owner: `${user} ${article}`, entry});
        writing.oncomplete = resolve;
    };
})"""


def test_what_keeps_the_work_is_loaded_again_when_it_couldn_t_be(desk: Page, actor: Principal) -> None:
    tries: list[str] = []

    def answer(route: object) -> None:
        tries.append("")
        route.abort() if len(tries) == 1 else route.continue_()  # type: ignore[attr-defined]

    desk.route("**/*.keeping.*", answer)
    open_desk(desk, make_article(actor, text=TEXT))
    mark_figure(desk)
    saved(desk)

    assert live() == ["figure"]
    assert len(tries) > 1


def test_what_an_editor_works_with_is_loaded_again_when_it_couldn_t_be(desk: Page, actor: Principal) -> None:
    row = make_article(actor, text=TEXT)
    make_annotation(actor, article=row, words="3,000")
    desk.route("**/text-desk.open-desk.*.js", lambda route: route.abort())
    desk.goto(f"/articles/{row.id}/")
    expect(desk.get_by_role("alert")).to_have_text(
        "The tools of the desk can’t be loaded just now: there is no connection to the server. They load by "
        "themselves once it is back."
    )
    # The marks are there meanwhile.
    assert desk.evaluate("CSS.highlights.get('galley-note-0').size") == 1
    desk.unroute("**/text-desk.open-desk.*.js")
    expect(desk.locator("#desk")).to_have_attribute("data-ready", "true")
    expect(desk.get_by_role("alert")).to_have_count(0)
    mark_figure(desk)
    saved(desk)
    assert sorted(live()) == ["figure", "note"]


def test_without_a_connection_a_command_still_says_what_it_did(
    desk: Page, actor: Principal, server: Server
) -> None:
    open_desk(desk, make_article(actor, text=TEXT))
    server.stop()
    try:
        choose(desk, "3,000")
        press(desk, "#")
        expect(desk.locator("#save-state")).to_contain_text("1 change unsaved")
        choose(desk, "gone")
        press(desk, "n")
        said(desk, "Note added, 1 word.")
        expect(desk.locator("#save-state")).to_contain_text("2 changes unsaved")
    finally:
        server.start()
    saved(desk)
