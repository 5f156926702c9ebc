"""Marks are taken over to another article with much the same text: with their links, once, and back."""

from __future__ import annotations

import pytest

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.annotations.operations import settle_annotations, update_annotation
from articles.annotations.types import AnnotationChange, Decision
from articles.claims.models import Appearance, Attribution
from articles.copies.errors import NotAlike
from articles.copies.operations import give_back_marks, take_over_marks
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, PubStatus
from articles.foundation.errors import Forbidden, Missing
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from articles.likeness.operations import compare_waiting
from articles.revisions.models import review_of
from tests.factories.annotations import annotation
from tests.factories.api_keys import program, reader
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.factories.users import editor
from tests.likeness.stories import FERRY, STEEL
from tests.likeness.treatments import local_lead

pytestmark = pytest.mark.django_db

OURS = (
    local_lead(FERRY)
    .replace("at least 17 people", "at least 19 people")
    .replace("captain, a 52", "master, a 52")
)


class Copies:
    """A wire story with marks, and a copy of it without."""

    def __init__(self) -> None:
        self.actor = editor()
        who = self.actor
        self.wire = article(who, text=FERRY, headline="Ferry aground")
        self.ours = article(who, text=OURS, headline="Readers on board")
        compare_waiting(most=5)
        self.statement = claim(who, statement="The ship is stable.")
        self.guard = source(who, name="Coastguard")
        wire = self.wire
        self.claim = annotation(
            who,
            article=wire,
            words="The ship is stable",
            kind="claim",
            claim=self.statement.id,
            tags=("sea",),
        )
        self.cue = annotation(who, article=wire, words="told reporters", kind="cue")
        self.named = annotation(who, article=wire, words="Ingrid Mohl", kind="source", source=self.guard.id)
        self.ship = entity(who, name="Aurelia")
        self.mention = annotation(who, article=wire, words="The Aurelia", kind="entity", entity=self.ship.id)
        self.figure = annotation(who, article=wire, words="at least 17 people", kind="figure", note="17")
        self.said = attribution(who, content=self.claim, cue=self.cue, sources=(self.guard,))

    def take(self, actor: Principal | None = None) -> dict[str, int]:
        """Take the marks over; return how they fared."""
        done = take_over_marks(actor or self.actor, article_id=self.ours.id, other_id=self.wire.id)
        return dict(done.counts)

    def taken(self) -> list[Annotation]:
        """Return the copy's live marks in text order."""
        rows = Annotation.objects.live().placed().filter(article=self.ours)
        return sorted(rows, key=lambda row: row.place.start or 0)


@pytest.fixture
def copies() -> Copies:
    return Copies()


def test_marks_sit_on_the_same_words_with_their_links_and_say_where_they_came_from(copies: Copies) -> None:
    assert copies.take() == {"anchored": 4, "altered": 1}
    rows = {row.kind: row for row in copies.taken()}
    made = rows["claim"]
    assert [piece.exact for piece in made.place.described] == ["The ship is stable"]
    assert (made.place.status, made.tags, made.created_by_id) == ("anchored", ["sea"], copies.actor.user_id)
    assert (made.origin_type, made.origin_agent) == (
        "import",
        f"taken over from annotation {copies.claim.id}",
    )
    assert made.id != copies.claim.id
    assert Appearance.objects.get(annotation=made).claim_id == copies.statement.id
    assert rows["source"].source_id == copies.guard.id
    assert rows["entity"].mention.entity_id == copies.ship.id
    text = copies.ours.latest.text
    for row in rows.values():
        assert all(text[piece.start : piece.end] == piece.exact for piece in row.place.described)
    said = Attribution.objects.get(content=made)
    assert said.cue_id == rows["cue"].id
    assert [one.source_id for hop in said.hops.all() for one in hop.hop_sources.all()] == [copies.guard.id]


def test_changed_words_wait_for_a_person_with_the_old_ones_beside_them(copies: Copies) -> None:
    copies.take()
    review = review_of(Article.objects.select_related("current").get(id=copies.ours.id))
    (one,) = review.altered
    assert [place.exact for place in one.old] == ["at least 17 people"]
    assert [place.exact for place in one.new] == ["at least 19 people"]
    assert one.since == 0
    settle_annotations(
        copies.actor,
        article_id=copies.ours.id,
        revision=copies.ours.latest.id,
        ids=[one.id],
        decision=Decision.CONFIRM.value,
    )
    assert not review_of(Article.objects.select_related("current").get(id=copies.ours.id)).altered


def test_twice_takes_over_nothing_twice_but_what_is_new(copies: Copies) -> None:
    copies.take()
    assert copies.take() == {"here": 5}
    annotation(copies.actor, article=copies.wire, words="four lifeboats", kind="note", note="four")
    assert copies.take() == {"here": 5, "anchored": 1}
    assert Annotation.objects.filter(article=copies.ours).count() == 6
    assert Attribution.objects.filter(content__article=copies.ours).count() == 1


def test_what_is_marked_here_already_stays_alone(copies: Copies) -> None:
    annotation(copies.actor, article=copies.ours, words="The ship is stable", kind="claim")
    assert copies.take() == {"here": 1, "anchored": 3, "altered": 1}
    assert [row.kind for row in copies.taken()].count("claim") == 1


def test_words_that_are_gone_are_left(copies: Copies) -> None:
    annotation(copies.actor, article=copies.wire, words="captain", kind="note", note="whose?")
    counts = copies.take()
    assert counts["anchored"] == 4
    assert sum(counts.values()) == 6
    for row in copies.taken():
        assert all(
            "captain" not in piece.exact for piece in row.place.described if row.place.status != "altered"
        )


def test_it_is_taken_back_as_a_whole_and_comes_back(copies: Copies) -> None:
    copies.take()
    assert give_back_marks(copies.actor, article_id=copies.ours.id, other_id=copies.wire.id) == 5
    assert copies.taken() == []
    assert not Attribution.objects.live().filter(content__article=copies.ours).exists()
    assert give_back_marks(copies.actor, article_id=copies.ours.id, other_id=copies.wire.id) == 0
    # The other article keeps its own.
    assert Annotation.objects.live().filter(article=copies.wire).count() == 5
    assert copies.take() == {"anchored": 4, "altered": 1}
    assert len(copies.taken()) == 5
    assert Attribution.objects.live().filter(content__article=copies.ours).count() == 1


def test_what_somebody_changed_since_is_not_taken_back(copies: Copies) -> None:
    copies.take()
    row = next(row for row in copies.taken() if row.kind == "cue")
    update_annotation(copies.actor, id=row.id, version=row.version, change=AnnotationChange(note="mine"))
    assert give_back_marks(copies.actor, article_id=copies.ours.id, other_id=copies.wire.id) == 4
    assert [one.id for one in copies.taken()] == [row.id]


def test_the_ledger_has_an_entry_for_each_mark_and_link(copies: Copies) -> None:
    copies.take()
    verbs = Entry.objects.filter(article_id=copies.ours.id).values_list("verb", flat=True)
    assert sorted(verbs) == sorted(
        [
            "article.created",
            "revision.created",
            "appearance.created",
            "mention.created",
            "attribution.created",
        ]
        + ["annotation.created"] * 5
    )
    assert {entry.actor_id for entry in Entry.objects.filter(article_id=copies.ours.id)} == {
        copies.actor.user_id
    }


def test_a_programs_mark_stays_a_programs(copies: Copies) -> None:
    bot = program()
    annotation(bot, article=copies.wire, words="four lifeboats", kind="note", note="four")
    copies.take()
    row = Annotation.objects.get(article=copies.ours, note="four")
    assert row.origin_type == "machine"
    assert row.origin_agent.startswith(bot.origin.agent)


def test_articles_that_share_too_little_are_refused(copies: Copies) -> None:
    other = article(copies.actor, text=STEEL)
    compare_waiting(most=1)
    with pytest.raises(NotAlike):
        take_over_marks(copies.actor, article_id=other.id, other_id=copies.wire.id)
    with pytest.raises(NotAlike):
        take_over_marks(copies.actor, article_id=copies.wire.id, other_id=copies.wire.id)


def test_who_may_not_annotate_or_see_one_of_the_two(copies: Copies) -> None:
    for one, other in ((copies.ours.id, new_id()), (new_id(), copies.wire.id)):
        with pytest.raises(Missing):
            take_over_marks(copies.actor, article_id=one, other_id=other)
    with pytest.raises(Forbidden):
        take_over_marks(reader(), article_id=copies.ours.id, other_id=copies.wire.id)
    with pytest.raises(Forbidden):
        give_back_marks(reader(), article_id=copies.ours.id, other_id=copies.wire.id)


def test_a_mark_of_a_hidden_article_names_no_article(copies: Copies) -> None:
    secret = article(
        copies.actor, text=f"{FERRY} Not yet.", metadata=ArticleMetadata(pub_status=PubStatus.WITHHELD)
    )
    compare_waiting(most=1)
    annotation(copies.actor, article=secret, words="four lifeboats", kind="note", note="four")
    take_over_marks(copies.actor, article_id=copies.ours.id, other_id=secret.id)
    row = Annotation.objects.get(article=copies.ours, note="four")
    assert str(secret.id) not in row.origin_agent
