"""What consumers ask about claims and their sources: answered yes and no, and through merged records."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from articles.claims.operations import create_attribution, merge_claim
from articles.claims.types import AttributionDraft, HopDraft
from articles.corpus.types import ArticleMetadata
from articles.foundation.models import new_id
from articles.research.models import questions
from articles.sources.models import Source
from articles.sources.operations import SOURCES
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import figure, relation, response, verdict
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin, editor
from tests.research.asking import Ask, found, merge, stating, told

pytestmark = pytest.mark.django_db


def test_a_source_stands_behind_a_claim_at_any_hop_speaks_at_the_first_and_relays_at_others(
    kim: Source, kcna: Source, afp: Source
) -> None:
    told("a", (kim, kcna, afp))
    told("b", (kcna,))
    told("c")
    actor = editor()
    asks = (questions.named, questions.spoken, questions.relayed)
    asked = {row.name: tuple(stating(ask(actor, row.id), actor) for ask in asks) for row in (kim, kcna, afp)}
    assert asked == {
        "Kim": (["a"], ["a"], []),
        "KCNA": (["a", "b"], ["b"], ["a"]),
        "AFP": (["a"], [], ["a"]),
    }
    assert found(lambda actor: questions.named(actor, new_id())) == []


def test_a_spokesperson_who_speaks_first_passes_on(kim: Source) -> None:
    row = claim(statement="a")
    mark = annotation(article=article(), kind="claim", claim=row.id)
    draft = AttributionDraft(mark.id, (HopDraft(0, "spokesperson", (kim.id,)),))
    assert found(lambda actor: questions.relayed(actor, kim.id)) == []
    create_attribution(editor(), draft=draft)
    assert found(lambda actor: questions.relayed(actor, kim.id)) == ["a"]


def test_a_source_is_asked_for_with_all_that_it_was_merged_with(kim: Source, kcna: Source) -> None:
    told("a", (kim,))
    assert found(lambda actor: questions.spoken(actor, kcna.id)) == []
    SOURCES.merge(admin(), id=kim.id, version=1, into=kcna.id)
    actor = editor()
    for id in (kim.id, kcna.id):
        assert stating(questions.spoken(actor, id), actor) == ["a"]


def test_a_claim_is_found_by_what_was_said_of_those_that_it_was_merged_with(kim: Source) -> None:
    a, b = told("a", (kim,)), told("b")
    response(claim=a, party=kim)
    figure(claim=a, value=Decimal(5))
    rating(source=kim, grade="B", valid_from=date(2020, 1, 1))
    asks: list[Ask] = [
        lambda actor: questions.named(actor, kim.id),
        lambda actor: questions.spoken(actor, kim.id),
        questions.single_sourced,
        lambda actor: questions.only_through(actor, "named_individual"),
        lambda actor: questions.unconfirmed_by(actor, kim.id),
        lambda actor: questions.with_figure(actor, Decimal(5), Decimal(5)),
        lambda actor: questions.graded_at_least(actor, "B"),
    ]
    assert [found(ask) for ask in asks] == [["a"]] * len(asks)
    merge(a, b)
    assert [found(ask) for ask in asks] == [["a", "b"]] * len(asks)


def test_a_claim_of_one_speaker_is_single_sourced_however_many_repeat_it(
    kim: Source, kcna: Source, afp: Source
) -> None:
    told("one", (kim,), (kim, kcna), (kim, afp))
    told("two", (kim,), (kcna, kim))
    told("none")
    assert found(questions.single_sourced) == ["one"]
    assert found(lambda actor: ~questions.single_sourced(actor)) == ["none", "two"]


def test_a_joint_statement_has_several_speakers_and_merged_ones_are_one(kim: Source, kcna: Source) -> None:
    row = claim(statement="joint")
    mark = annotation(article=article(), kind="claim", claim=row.id)
    create_attribution(
        editor(), draft=AttributionDraft(mark.id, (HopDraft(0, "originator", (kim.id, kcna.id)),))
    )
    assert found(questions.single_sourced) == []
    SOURCES.merge(admin(), id=kim.id, version=1, into=kcna.id)
    assert found(questions.single_sourced) == ["joint"]


def test_merging_two_claims_of_one_speaker_each_gives_one_of_two(kim: Source, kcna: Source) -> None:
    a, b = told("a", (kim,)), told("b", (kcna,))
    assert found(questions.single_sourced) == ["a", "b"]
    merge(a, b)
    assert found(questions.single_sourced) == []


def test_a_claim_rests_on_a_kind_of_source_alone_when_every_chain_leads_through_one(
    kim: Source, kcna: Source, afp: Source
) -> None:
    told("always", (kim, kcna), (kcna,), (kim, kcna, afp))
    told("once", (kim, kcna), (kim, afp))
    told("never", (kim, afp))
    told("nobody")
    assert found(lambda actor: questions.only_through(actor, "state_media")) == ["always"]
    assert found(lambda actor: questions.only_through(actor, "news_agency")) == ["never"]
    assert found(lambda actor: questions.only_through(actor, "military")) == []


def test_the_kind_of_a_merged_source_is_that_of_its_survivor(kim: Source, kcna: Source) -> None:
    told("a", (kim,))
    SOURCES.merge(admin(), id=kim.id, version=1, into=kcna.id)
    assert found(lambda actor: questions.only_through(actor, "state_media")) == ["a"]
    assert found(lambda actor: questions.only_through(actor, "named_individual")) == []


def test_a_grade_counts_at_the_date_of_the_article_that_quotes_its_speaker(kim: Source, kcna: Source) -> None:
    rating(source=kim, grade="B", valid_from=date(2025, 3, 1))
    rating(source=kim, grade="E", valid_from=date(2025, 4, 1))
    rating(source=kcna, grade="A", valid_from=date(2020, 1, 1))
    for day in ("2025-02-28", "2025-03-01", "2025-03-31", "2025-04-01"):
        moment = datetime.fromisoformat(f"{day}T12:00:00Z")
        told(day, (kim, kcna), story=article(metadata=ArticleMetadata(version_created=moment)))
    told("unrated", (source(name="x"),))

    def graded(grade: str) -> list[str]:
        return found(lambda actor: questions.graded_at_least(actor, grade))

    assert graded("A") == []
    assert graded("B") == graded("D") == ["2025-03-01", "2025-03-31"]
    assert graded("E") == graded("F") == ["2025-03-01", "2025-03-31", "2025-04-01"]
    # Without a date of its own, the article's making counts.
    told("undated", (kcna,))
    assert graded("A") == ["undated"]


def test_a_grade_of_a_merged_source_is_that_of_all(kim: Source, kcna: Source) -> None:
    told("a", (kim,))
    rating(source=kcna, grade="A", valid_from=date(2020, 1, 1))
    assert found(lambda actor: questions.graded_at_least(actor, "A")) == []
    SOURCES.merge(admin(), id=kim.id, version=1, into=kcna.id)
    assert found(lambda actor: questions.graded_at_least(actor, "A")) == ["a"]


def test_a_claim_that_nothing_rests_on_is_not_stated(kim: Source) -> None:
    told("told", (kim,))
    bare, decided, other = (claim(statement=text) for text in ("bare", "decided", "other"))
    verdict(claim=decided)
    assert found(lambda _: questions.stated()) == ["decided", "told"]
    relation(claim=decided, other=other)
    assert found(lambda _: questions.stated()) == ["decided", "other", "told"]
    merge_claim(editor(), id=bare.id, version=1, into=decided.id)
    assert found(lambda _: questions.stated()) == ["bare", "decided", "other", "told"]
