"""Marking, adding pieces, taking back: what an editor does all day, by mouse and by keys."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, Route, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.sources.models import Source
from tests.factories.annotations import annotation as make_annotation
from tests.factories.articles import article as make_article
from tests.factories.sources import source as make_source
from tests.journeys.keyboard import choose, open_desk, press, saved

TEXT = "🎺 The ministry said 3,000 more had gone.\n\nVNA, the agency, reported it on Monday."

PAINTED = """() => [...CSS.highlights.get('galley-note-0')].map(({ startContainer, startOffset, endOffset }) =>
    startContainer.data.slice(startOffset, endOffset))"""

COPIED = "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"


def test_words_dragged_over_with_the_mouse_are_snapped_and_marked(desk: Page, editor: User) -> None:
    row = make_article(Principal.of_user(editor), text=TEXT)
    open_desk(desk, row)
    first = desk.locator(".block").first
    start, end = place_of(first, "inistry"), place_of(first, "id 3,000")
    desk.mouse.move(*start)
    desk.mouse.down()
    desk.mouse.move(*end, steps=5)
    desk.mouse.up()
    desk.get_by_role("button", name="Claim").first.click()
    saved(desk)

    made = Annotation.objects.placed().get()
    assert (made.kind, [piece["exact"] for piece in made.place.pieces]) == ("claim", ["ministry said"])
    # Behind an emoji: code points, not UTF-16 units.
    assert made.place.start == TEXT.index("ministry")


def test_words_chosen_before_the_desk_is_there_are_marked_when_it_is(desk: Page, editor: User) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    desk.route("**/text-desk.open-desk.*.js", hold)
    row = make_article(Principal.of_user(editor), text=TEXT)
    desk.goto(f"/articles/{row.id}/")
    first = desk.locator(".block").first
    desk.mouse.move(*place_of(first, "ministry"))
    desk.mouse.down()
    desk.mouse.move(*place_of(first, "id 3,000"), steps=5)
    desk.mouse.up()
    assert desk.evaluate("getSelection().toString()") == "ministry sai"
    held[0].continue_()
    expect(desk.locator("#desk")).to_have_attribute("data-ready", "true")
    press(desk, "#")
    saved(desk)
    made = Annotation.objects.placed().get()
    assert [piece["exact"] for piece in made.place.pieces] == ["ministry said"]


def test_a_second_piece_makes_one_mark_of_two_passages(desk: Page, editor: User) -> None:
    row = make_article(Principal.of_user(editor), text=TEXT)
    open_desk(desk, row)
    choose(desk, "3,000")
    press(desk, "#")
    choose(desk, "had gone", keep=True)
    press(desk, "d")
    saved(desk)

    made = Annotation.objects.placed().get()
    assert [piece["exact"] for piece in made.place.pieces] == ["3,000", "had gone"]


def test_a_longer_name_that_begins_with_a_known_one_is_a_new_record(desk: Page, editor: User) -> None:
    actor = Principal.of_user(editor)
    make_source(actor, name="VNA")
    open_desk(desk, make_article(actor, text=TEXT))
    choose(desk, "ministry")
    press(desk, "s")
    option = desk.get_by_role("option", selected=True)
    desk.keyboard.type("VNA")
    expect(option.locator(".picker__name")).to_have_text("VNA")
    desk.keyboard.type(" director")
    expect(option).to_contain_text("New source “VNA director”")
    press(desk, "Enter", "Enter")
    saved(desk)

    assert sorted(Source.objects.values_list("name", flat=True)) == ["VNA", "VNA director"]


def test_a_source_is_picked_by_an_alias(desk: Page, editor: User) -> None:
    actor = Principal.of_user(editor)
    agency = make_source(actor, name="Varland News Agency", aliases=("VNA",))
    open_desk(desk, make_article(actor, text=TEXT))
    choose(desk, "VNA")
    press(desk, "s")
    expect(desk.get_by_role("option", name="Varland News Agency", selected=True)).to_be_visible()
    press(desk, "Enter")
    saved(desk)

    assert Annotation.objects.get().source_id == agency.id
    assert Source.objects.count() == 1


def test_what_was_deleted_comes_back_with_undo(desk: Page, editor: User) -> None:
    actor = Principal.of_user(editor)
    open_desk(desk, make_article(actor, text=TEXT))
    choose(desk, "The ministry said")
    press(desk, "c", "Escape")
    saved(desk)
    press(desk, "Delete")
    expect(desk.get_by_role("listitem", name="Claim")).to_have_count(0)
    saved(desk)
    assert Annotation.objects.live().count() == 0
    press(desk, "u")
    saved(desk)

    expect(desk.locator("#margin").get_by_role("listitem")).to_have_count(1)
    restored = Annotation.objects.live().select_related("appearance__claim").get()
    assert restored.appearance.claim.statement == "The ministry said"


def test_more_marks_over_the_same_words_than_there_are_lines_are_counted(desk: Page, editor: User) -> None:
    actor = Principal.of_user(editor)
    row = make_article(actor, text=TEXT)
    for kind in ("claim", "source", "cue", "entity", "note"):
        make_annotation(actor, article=row, words="3,000 more", kind=kind)
    open_desk(desk, row)
    counted = desk.locator("#story .depth")
    expect(counted).to_have_attribute("data-more", "+2")
    choose(desk, "3,000")
    press(desk, "Escape", "Tab", "Delete")
    expect(counted).to_have_attribute("data-more", "+1")
    # A sign of the desk's, and none of the article's words.
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(desk, "Control+a", "Control+c")
    copied = desk.evaluate(COPIED)
    assert "reported it on Monday" in copied
    assert "depth" not in copied


def test_marks_are_painted_where_the_text_is_looked_at(desk: Page, editor: User) -> None:
    actor = Principal.of_user(editor)
    row = make_article(
        actor, text="\n\n".join(f"Paragraph {n} says 3,000 more had gone." for n in range(200))
    )
    for words in ("Paragraph 0 says", "Paragraph 199 says"):
        make_annotation(actor, article=row, words=words, kind="note")
    open_desk(desk, row)
    expect(desk.locator(".card")).to_contain_text("Paragraph 0")
    assert desk.evaluate(PAINTED) == ["Paragraph 0 says"]
    press(desk, "g", "b")
    desk.locator(".block").last.scroll_into_view_if_needed()
    desk.wait_for_function(f"() => ({PAINTED})().join() === 'Paragraph 199 says'")
    expect(desk.locator(".card")).to_contain_text("Paragraph 199")


def place_of(block: Locator, words: str) -> tuple[float, float]:
    """Return the middle of the first letter of the words on the screen."""
    box = block.evaluate(
        """(block, words) => {
            const node = block.firstChild, start = node.data.indexOf(words), range = document.createRange();
            range.setStart(node, start); range.setEnd(node, start + 1);
            const { x, y, width, height } = range.getBoundingClientRect();
            return [x + width / 2, y + height / 2];
        }""",
        words,
    )
    # Chromium starts no selection between two pixels.
    return round(box[0]), round(box[1])
