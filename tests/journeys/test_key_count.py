"""What a working day costs: the keys that an editor presses for each passage, and no mouse."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from annotator.sample._register import ENTITIES, SOURCES
from annotator.sample._story import BLOCKS
from articles.annotations.models import Annotation
from articles.claims.models import Attribution
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.corpus.types import ArticleDraft, ArticleMetadata, BlockDraft
from articles.entities.operations import create_entity
from articles.sources.operations import create_source
from tests.journeys.keyboard import open_desk, saved

SPANS = 40
MOST_KEYS_PER_SPAN = 2.5

# What has to be marked, by kind: the words of each passage.
WANTED = {
    "claim": [
        "Arden claims Korvia has sent a further 2,500 soldiers to the Sarmatian front",
        (
            "Korvia has moved about 2,500 more soldiers to Sarmatia since the beginning of September and "
            "goes on sending "
            "shells and rockets across the border"
        ),
        "“We put the new contingent at 2,500, sent as replacements over six weeks,”",
        (
            "Of some 9,000 Korvian troops who went last winter, 3,000 are believed to have been killed or "
            "wounded, "
            "according to the staff’s written assessment."
        ),
        "The paper also lists “about 180 towed howitzers” and a large number of short-range rockets.",
        "It warns that its figures “could increase with the course of the fighting”.",
        "Defence Minister Maria Holt believes that a third contingent is already being trained",
        (
            "A Western diplomat in Halmstead, who asked not to be named because talks are under way, called "
            "the estimate "
            "“in the right range, and probably low”."
        ),
        (
            "Korvian state media reported on Tuesday that Marshal Osk Velin, the country’s leader, had "
            "watched a trial of "
            "two new drones that choose their own targets."
        ),
        "The larger one can “follow columns on land and ships at sea for thirty hours”",
    ],
    "source": ["General Staff"] * 2 + ["KST"] * 2 + ["Velin", "Open Map Project"],
    "cue": ["told"] * 2 + ["said"] * 2 + ["praised"],
    "entity": ["Arden"] * 3 + ["Korvia"] * 2 + ["Drava"] * 4 + ["Belograd"] * 3 + ["Halmstead"] * 3,
    "figure": ["2,500"] * 3,
    "note": [
        (
            "Velin praised the pair as “the eyes and the fist of the army” and approved a plan to double "
            "their "
            "production, according to KST."
        )
    ],
}


class Typist:
    """Presses keys, and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def press(self, keys: str) -> None:
        """Press keys, written with spaces between them."""
        for key in keys.split():
            self.page.keyboard.press(key)
            self.count += 1

    def pick(self, key: str, name: str) -> None:
        """Label the passage, and take the record that the field offers."""
        self.press(key)
        offered = self.page.get_by_role("option", selected=True).locator(".picker__name")
        expect(offered).to_have_text(name)
        self.press("Enter")

    def find(self, words: str) -> None:
        """Find words and choose them. They are text; the keys before and after them count."""
        self.press("/")
        self.page.keyboard.type(words)
        self.press("Enter")

    def everywhere(self, count: int) -> None:
        """Give the label to all places of the same words, having seen how many there are."""
        self.press(">")
        expect(self.page.get_by_role("group", name="The same words elsewhere")).to_contain_text(
            f"{count} more"
        )
        self.press("Shift+a")

    def link(self, name: str) -> None:
        """Link the claim at hand to a source in view, by the letter on it."""
        self.press("l")
        label = self.page.get_by_role("button", name=f": Source: {name}").first.inner_text()
        self.press(" ".join(label.lower()))
        self.press("Enter")


@pytest.fixture
def story(actor: Principal) -> Article:
    """Return the sample story without marks, and the newsroom's registers with it."""
    for entity in ENTITIES.values():
        create_entity(actor, draft=entity)
    for source in SOURCES.values():
        create_source(actor, draft=source)
    blocks = tuple(BlockDraft(kind, text) for kind, text in BLOCKS.values())
    return create_article(actor, draft=ArticleDraft(blocks, ArticleMetadata(language="en")))[0]


def test_forty_passages_of_all_kinds_cost_two_and_a_half_keys_each(desk: Page, story: Article) -> None:
    """The count is of every key that is pressed from the opened desk on: moving, choosing, labelling, picking
    a record, leaving a field, linking two claims. A key held with Shift counts as one, as in the table of
    keys. Only what is typed into a field as text doesn't count: the words to find, and the note. The story
    and the registers are the sample's. The editor goes through it twice, first along its names, then along
    its sentences.
    """
    open_desk(desk, story)
    typist = Typist(desk)
    mark_names(typist)
    mark_sentences(typist)
    saved(desk)

    made: dict[str, list[str]] = {}
    for row in Annotation.objects.placed():
        made.setdefault(row.kind, []).append(" ".join(piece["exact"] for piece in row.place.pieces))
    assert {kind: Counter(words) for kind, words in made.items()} == {
        kind: Counter(words) for kind, words in WANTED.items()
    }
    assert Annotation.objects.filter(kind="source", source=None).count() == 0
    assert Annotation.objects.filter(kind="entity", mention=None).count() == 0
    assert Attribution.objects.live().count() == 2
    assert sum(map(len, WANTED.values())) == SPANS
    assert typist.count / SPANS <= MOST_KEYS_PER_SPAN, f"{typist.count} keys for {SPANS} passages"


def mark_names(typist: Typist) -> None:
    """Mark the names and numbers, each with all its places, and the words of saying."""
    typist.pick("e", "Arden")
    typist.everywhere(2)
    typist.press("w")
    typist.pick("e", "Korvia")
    typist.everywhere(1)
    typist.press("w #")
    typist.everywhere(2)
    typist.press("w w")
    typist.pick("e", "Drava")
    typist.everywhere(3)
    typist.press("w")
    typist.pick("e", "Belograd")
    typist.everywhere(2)
    typist.press("w w")
    typist.pick("e", "Halmstead")
    typist.everywhere(2)
    typist.find("general staff")
    typist.pick("s", "General Staff of Arden")
    typist.everywhere(1)
    for word in ("told", "said"):
        typist.find(word)
        typist.press("q")
        typist.everywhere(1)
    typist.find("kst")
    typist.pick("s", "Korvian State Telegraph")
    typist.everywhere(1)
    typist.press("w")
    typist.pick("s", "Osk Velin")
    typist.press("ArrowRight q")
    typist.find("open map project")
    typist.pick("s", "Open Map Project")


def mark_sentences(typist: Typist) -> None:
    """Mark the claims, the first with its key and the others by repeating it, and write a note."""
    typist.press("g g + c Escape")
    typist.find("Korvia has moved … border")
    typist.press(".")
    typist.link("General Staff of Arden")
    typist.press("j - .")
    typist.press("j . j . j .")
    typist.press("j - .")
    typist.press("j . j j .")
    typist.press("j - .")
    typist.link("Korvian State Telegraph")
    typist.press("j n")
    typist.page.keyboard.type("Ask Meridian when the agency said so.")
    typist.press("Escape")
