"""Linking a claim: what is proposed, what letters lie on, and words that weren't marked before."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Attribution
from articles.corpus.models import Article
from tests.factories.annotations import annotation as make_annotation
from tests.factories.articles import article as make_article
from tests.factories.claims import claim as make_claim
from tests.factories.sources import source as make_source
from tests.journeys.keyboard import choose, open_desk, press, saved

STORY = (
    "Ilka Moren praised drones that “choose their own targets”, the Varland News Agency reported.\n\n"
    "They can follow columns on land for thirty hours, it said, and the ministry of Kestria agreed.\n\n"
    "Nobody else has seen them, and nobody in Lunn jumped for joy either, so far as we know today.\n\n"
    "SOURCE: AFP"
)

# Where letters lie over the ink of the words: for each, the lines whose ink it touches.
COVERED = """() => {
    const canvas = document.createElement("canvas").getContext("2d");
    const ink = [...document.querySelectorAll("#story .block")].flatMap((block) => {
        const range = document.createRange();
        range.selectNodeContents(block);
        canvas.font = getComputedStyle(block).font;
        const one = canvas.measureText("dlhkgpqyj");
        return [...range.getClientRects()].map((box) => ({
            left: box.left, right: box.right,
            top: box.top + one.fontBoundingBoxAscent - one.actualBoundingBoxAscent,
            bottom: box.bottom - one.fontBoundingBoxDescent + one.actualBoundingBoxDescent,
        }));
    });
    return [...document.querySelectorAll(".hint")].flatMap((hint) => {
        const at = hint.getBoundingClientRect();
        return ink.filter((line) => at.left < line.right && at.right > line.left
            && at.top < line.bottom - 0.5 && at.bottom > line.top + 0.5).map((line) => [at.top, at.bottom, line]);
    });
}"""

WHERE = """(words) => {
    const text = document.querySelectorAll("#story .block")[1].firstChild;
    const at = text.data.search(new RegExp(`\\\\b${words}\\\\b`));
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + words.length);
    return range.getBoundingClientRect().toJSON();
}"""


def marked(actor: Principal) -> Article:
    """Return the story with a claim, whose sentence has a speaker, a relay and two cues."""
    story = make_article(actor, text=STORY)
    moren = make_source(actor, name="Ilka Moren", source_kind="named_individual")
    agency = make_source(actor, name="Varland News Agency", source_kind="state_media")
    make_annotation(actor, article=story, words="Ilka Moren", kind="source", source=moren.id)
    make_annotation(actor, article=story, words="Varland News Agency", kind="source", source=agency.id)
    for cue in ("praised", "reported"):
        make_annotation(actor, article=story, words=cue, kind="cue")
    words = "drones that “choose their own targets”"
    make_annotation(actor, article=story, words=words, kind="claim", claim=make_claim(actor).id)
    return story


def chain() -> list[tuple[str, str]]:
    """Return the latest chain: the role and the name of each step."""
    row = Attribution.objects.live().latest("created")
    return [(hop.role, hop.hop_sources.get().source.name) for hop in row.hops.order_by("position")]


def cue() -> str:
    """Return the words of the latest chain's cue."""
    row = Attribution.objects.live().latest("created")
    assert row.cue_id
    words: str = Annotation.objects.placed().get(id=row.cue_id).place.pieces[0]["exact"]
    return words


def letter(page: Page, words: str) -> str:
    """Return the key that takes these words."""
    return page.locator("#hints").get_by_role("button", name=words).inner_text().lower()


def test_enter_takes_the_proposal_and_a_letter_another_speaker(desk: Page, actor: Principal) -> None:
    open_desk(desk, marked(actor))
    choose(desk, "drones")
    press(desk, "l")
    bar = desk.locator("#link-bar")
    expect(bar).to_contain_text("Ilka Moren · “praised”")
    assert desk.evaluate(COVERED) == []
    # A letter begins anew, and the letters of commands that choose and mark words mean those.
    letters = desk.locator("#hints button").all_inner_texts()
    assert not set("".join(letters).lower()) & set("sqwjk")
    press(desk, letter(desk, ": Source: Varland News Agency"))
    expect(bar).to_contain_text("Varland News Agency · “praised”")
    press(desk, "Backspace")
    expect(bar).to_contain_text("Ilka Moren · “praised”")
    press(desk, "Enter")
    saved(desk)
    assert (chain(), cue()) == ([("originator", "Ilka Moren")], "praised")

    # A chain of three, with its cue: L, three letters, one for the cue, Enter.
    press(desk, "u", "l")
    for words in (": Source: Ilka Moren", ": Source: Varland News Agency", ": Cue: reported"):
        press(desk, letter(desk, words))
    press(desk, "Enter")
    saved(desk)
    assert chain() == [("originator", "Ilka Moren"), ("relay", "Varland News Agency")]
    assert cue() == "reported"


def test_words_that_are_not_marked_yet_become_source_and_cue(desk: Page, actor: Principal) -> None:
    open_desk(desk, marked(actor))
    choose(desk, "They can follow columns")
    press(desk, "c", "Escape", "l")
    bar = desk.locator("#link-bar")
    expect(bar).to_contain_text("Who says it?")
    # With the mouse: at once, by what the words are.
    drag_over(desk, "said")
    expect(bar).to_contain_text("“said”")
    drag_over(desk, "it")
    expect(bar).to_contain_text("Who is “it”?")
    # Only who was named before, and no person.
    expect(bar.get_by_role("option")).to_have_text("Varland News AgencyState media")
    press(desk, "Enter")
    expect(bar).to_contain_text("Varland News Agency · “said”")
    # With the keyboard: on to the words, and the key of the kind.
    press(desk, "w")
    press(desk, "Alt+Shift+ArrowLeft", "Alt+Shift+ArrowLeft")
    expect(bar).to_contain_text("are they a source, or a cue?")
    press(desk, "s")
    expect(bar).to_contain_text("Who is “ministry of Kestria”?")
    press(desk, "Enter")
    expect(desk.get_by_label("Kind of source")).to_have_value("government_body")
    press(desk, "Enter")
    expect(bar).to_contain_text("Ministry of Kestria relays Varland News Agency")
    press(desk, "Enter")
    saved(desk)
    assert chain() == [("originator", "Varland News Agency"), ("relay", "Ministry of Kestria")]
    assert cue() == "said"
    made = Annotation.objects.filter(kind__in=("source", "cue")).placed()
    assert {"it", "said", "ministry of Kestria"} <= {row.place.pieces[0]["exact"] for row in made}


def drag_over(page: Page, words: str) -> None:
    """Choose words of the second paragraph with the mouse."""
    box = page.evaluate(WHERE, words)
    middle = (box["top"] + box["bottom"]) / 2
    page.mouse.move(box["left"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["right"] - 1, middle, steps=3)
    page.mouse.up()
