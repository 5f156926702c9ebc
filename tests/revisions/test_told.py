"""A wire story, revised as wires revise them, and what the radar says of its claims."""

from __future__ import annotations

import pytest

from articles.claims.models import Appearance
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.foundation.types import PUBLIC, Actor
from articles.revisions.models import told_of
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.revisions import revised
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

STORY = (
    "Korvia moved 2,500 more soldiers to the Sarmatian border this month, the Arden general staff said "
    "on Thursday.\n\n"
    "About 4,000 of the 11,000 men sent earlier are believed to have been killed or wounded, according to "
    "the Halmstead Institute.\n\n"
    "A spokesman confirmed that artillery had been delivered in March.\n\n"
    "The foreign ministry of Drava has not confirmed the figures.\n\n"
    "The ports of the coast stayed closed for a third week, traders said."
)
AGAIN = "Artillery was among what Korvia had delivered by rail in March."
CLAIMS = {
    "troops": "moved 2,500 more soldiers to the Sarmatian border",
    "losses": "4,000 of the 11,000 men sent earlier are believed to have been killed or wounded",
    "guns": "artillery had been delivered in March",
    "ports": "stayed closed for a third week",
}


@pytest.fixture
def wire() -> Article:
    actor = editor()
    row = article(actor, text=STORY)
    for name, words in CLAIMS.items():
        said = claim(actor, statement=f"{name}: {words}")
        annotation(actor, article=row, words=words, kind="claim", claim=said.id, note=name)
    return row


def radar(row: Article, text: str, actor: Actor | None = None) -> dict[str, set[tuple[str, str, str]]]:
    """Revise the story; return what is told of each claim, by its name."""
    done = revised(row, text)
    names = dict(Appearance.objects.values_list("annotation", "annotation__note"))
    found: dict[str, set[tuple[str, str, str]]] = {}
    for one in told_of(actor or editor(), done.revision):
        told = {(finding.what, finding.before, finding.after) for finding in one.findings}
        assert one.annotation is not None
        found.setdefault(names[one.annotation], set()).update(told)
    return found


REVISIONS = {
    "a number is brought up to date": (
        [("2,500", "3,100")],
        {"troops": {("figure_changed", "2,500", "3,100")}},
    ),
    "the desk becomes more careful": (
        [("general staff said", "general staff claimed")],
        {"troops": {("softened", "said", "claimed")}},
    ),
    "a hedge is lost in the edit": (
        [("are believed to have been killed", "were killed")],
        {"losses": {("hardened", "believed", "")}},
    ),
    "the source is cut": (
        [(", the Arden general staff said on Thursday", "")],
        {"troops": {("hardened", "said", ""), ("attribution_lost", "said", "")}},
    ),
    "another institute is credited": (
        [("the Halmstead Institute", "the Meridian Institute for Peace")],
        {"losses": {
            ("source_removed", "Halmstead Institute", ""),
            ("source_added", "", "Meridian Institute for Peace"),
        }},
    ),
    "a paragraph is dropped and the story told again at its end": (
        [("A spokesman confirmed that artillery had been delivered in March.\n\n", ""),
         ("traders said.", f"traders said.\n\n{AGAIN}")],
        {"guns": {
            ("dropped", "artillery had been delivered in March", ""),
            ("restated", "guns: artillery had been delivered in March",
             AGAIN),
        }},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REVISIONS)
def test_a_revised_wire_story_is_told_claim_by_claim(name: str, wire: Article) -> None:
    edits, expected = REVISIONS[name]
    text = STORY
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    assert radar(wire, text) == expected


def test_a_first_text_and_an_untouched_one_have_nothing_to_tell(wire: Article) -> None:
    assert told_of(editor(), wire.latest) == []
    assert radar(wire, f"{STORY}\n\nMore to follow.") == {}


def test_what_may_not_be_known_of_a_claim_is_not_told(wire: Article) -> None:
    hidden = article(text=STORY, metadata=ArticleMetadata(pub_status="withheld"))
    secret = claim(statement="Known to the newsroom alone.")
    annotation(article=hidden, words="artillery", kind="claim", claim=secret.id, note="secret")
    done = revised(hidden, STORY.replace("artillery had", "mortars had"))
    assert [one.statement for one in told_of(PUBLIC, done.revision) if one.claim] == []
