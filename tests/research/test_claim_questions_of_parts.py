"""What consumers ask about answers and figures; and no question is answered by what is deleted or hidden."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db.models import Q
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.types import Principal
from articles.annotations.operations import delete_annotation
from articles.claims.models import Claim
from articles.claims.operations import delete_attribution, figures, responses
from articles.research.models import questions
from articles.sources.models import Source
from articles.sources.operations import SOURCES
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.parts import figure, response
from tests.factories.ratings import rating
from tests.factories.users import admin, editor
from tests.research.asking import Ask, found, told, withheld

pytestmark = pytest.mark.django_db

MARCH = datetime(2025, 3, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("confirmed", []),
        ("partly_confirmed", []),
        ("denied", ["a"]),
        ("declined", ["a"]),
        ("no_reply", ["a"]),
        ("not_reached", ["a"]),
        ("not_asked", ["a"]),
        ("not_confirmed", ["a"]),
    ],
)
def test_a_party_has_not_confirmed_by_any_answer_but_two(
    answer: str, expected: list[str], kim: Source
) -> None:
    response(claim=told("a"), party=kim, answer=answer)
    told("never asked")
    assert found(lambda actor: questions.unconfirmed_by(actor, kim.id)) == expected


def test_the_latest_answer_counts_by_when_it_was_given_and_else_by_when_it_was_recorded(
    kim: Source, kcna: Source
) -> None:
    turned, backdated, undone = told("turned"), told("backdated"), told("undone")
    response(claim=turned, party=kim, answer="not_confirmed")
    response(claim=turned, party=kim, answer="confirmed")
    response(claim=turned, party=kcna, answer="denied")
    response(claim=backdated, party=kim, answer="confirmed", answered=MARCH)
    response(claim=backdated, party=kim, answer="denied", answered=MARCH - timedelta(days=1))
    response(claim=undone, party=kim, answer="denied")
    last = response(claim=undone, party=kim, answer="confirmed")

    def ask(actor: Principal) -> Q:
        return questions.unconfirmed_by(actor, kim.id)

    assert found(ask) == []
    responses.delete(editor(), id=last.id, version=1)
    assert found(ask) == ["undone"]
    response(claim=backdated, party=kim, answer="denied", answered=MARCH + timedelta(days=1))
    assert found(ask) == ["backdated", "undone"]
    SOURCES.merge(admin(), id=kcna.id, version=1, into=kim.id)
    assert found(ask) == ["backdated", "turned", "undone"]


def test_a_figure_lies_between_two_numbers_and_bounds_reach_as_far_as_they_may() -> None:
    figure(claim=told("3000"), value=Decimal(3000))
    figure(claim=told("from 2000"), value=None, lower=Decimal(2000))
    figure(claim=told("to 500"), value=None, upper=Decimal(500))
    figure(claim=told("1 to 9"), value=None, lower=Decimal(1), upper=Decimal(9))
    split = told("1 and 5000")
    figure(claim=split, value=Decimal(1))
    figure(claim=split, value=Decimal(5000))
    figures.delete(editor(), id=figure(claim=told("gone"), value=Decimal(3000)).id, version=1)
    told("none")

    def between(least: int | None, most: int | None) -> list[str]:
        bounds = [None if one is None else Decimal(one) for one in (least, most)]
        return found(lambda actor: questions.with_figure(actor, *bounds))

    assert between(3000, None) == ["1 and 5000", "3000", "from 2000"]
    assert between(3001, None) == ["1 and 5000", "from 2000"]
    assert between(None, 9) == ["1 and 5000", "1 to 9", "to 500"]
    assert between(None, 0) == ["to 500"]
    # One figure must meet both.
    assert between(2, 4000) == ["1 to 9", "3000", "from 2000", "to 500"]
    assert between(10, 400) == ["to 500"]
    assert between(3000, 3000) == ["3000", "from 2000"]


def attributed(kim: Source) -> list[Ask]:
    """Return the questions that attributions answer."""
    rating(source=kim, grade="A", valid_from=date(2020, 1, 1))
    return [
        lambda actor: questions.named(actor, kim.id),
        lambda actor: questions.spoken(actor, kim.id),
        questions.single_sourced,
        lambda actor: questions.only_through(actor, "named_individual"),
        lambda actor: questions.graded_at_least(actor, "A"),
    ]


@pytest.mark.parametrize("gone", ["attribution", "content"])
def test_what_was_deleted_answers_nothing(gone: str, kim: Source) -> None:
    asks, row = attributed(kim), claim(statement="a")
    mark = annotation(article=article(), kind="claim", claim=row.id)
    made = attribution(content=mark, sources=(kim,))
    assert [found(ask) for ask in asks] == [["a"]] * len(asks)
    if gone == "attribution":
        delete_attribution(editor(), id=made.id, version=1)
    else:
        delete_annotation(editor(), id=mark.id, version=1)
    assert [found(ask) for ask in asks] == [[]] * len(asks)


def test_a_hidden_article_answers_readers_nothing(kim: Source) -> None:
    asks, row = attributed(kim), told("a")
    mark = annotation(article=withheld(), kind="claim", claim=row.id)
    attribution(content=mark, sources=(kim,))
    words = annotation(article=withheld(), kind="figure")
    figure(claim=row, value=Decimal(5), annotation=words.id)
    response(claim=row, party=kim, words=words.id)
    asks += [
        lambda actor: questions.with_figure(actor, Decimal(5), None),
        lambda actor: questions.unconfirmed_by(actor, kim.id),
    ]
    assert [found(ask) for ask in asks] == [["a"]] * len(asks)
    assert [found(ask, reader()) for ask in asks] == [[]] * len(asks)


def test_a_hidden_speaker_or_chain_changes_no_answer_to_readers(kim: Source, kcna: Source) -> None:
    row = told("a", (kim,))
    mark = annotation(article=withheld(), kind="claim", claim=row.id)
    attribution(content=mark, sources=(kcna,))
    assert found(questions.single_sourced) == []
    assert found(questions.single_sourced, reader()) == ["a"]
    assert found(lambda actor: questions.only_through(actor, "named_individual"), reader()) == ["a"]


def test_all_questions_together_take_one_query(
    kim: Source, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = told("a", (kim,))
    response(claim=row, party=kim)
    figure(claim=row, value=Decimal(5))
    asks = attributed(kim)
    asks += [
        lambda actor: questions.unconfirmed_by(actor, kim.id),
        lambda actor: questions.with_figure(actor, Decimal(5), Decimal(5)),
    ]
    actor = editor()
    rows = Claim.objects.visible_to(actor).with_counts(actor)
    for ask in asks:
        rows = rows.filter(ask(actor))
    with django_assert_num_queries(1):
        assert [one.statement for one in rows] == ["a"]
