"""Lists of some hundred sources, as newsrooms keep them, come in whole, and a second time as the same."""

from __future__ import annotations

import pytest

from articles.sources._lists.reading import read_list
from articles.sources.models import Source
from articles.sources.operations import apply_import, plan_import
from articles.sources.types import ImportChoices, Outcome
from tests.factories.lists import listed, spreadsheet
from tests.factories.users import admin


@pytest.mark.parametrize("seed", range(40))
def test_every_source_of_a_list_is_read_whatever_was_done_to_its_file(seed: int) -> None:
    rows = listed(60, seed=seed)
    read = read_list(spreadsheet(rows, seed=seed))
    assert read.problems == ()
    assert [line.problems for line in read.lines if line.problems] == []
    given = [(line.given["source_kind"], line.given["country"]) for line in read.lines]
    assert given == [(row.source_kind, row.country) for row in rows]
    assert [line.given["description"] for line in read.lines] == [row.description for row in rows]


@pytest.mark.django_db
def test_three_hundred_sources_come_in_once() -> None:
    actor, rows = admin(), listed(318, seed=7)
    data = spreadsheet(rows, seed=7)
    plan = plan_import(actor, data=data, rater="Ada")
    assert {line.outcome for line in plan.lines} == {Outcome.CREATED}
    apply_import(actor, data=data, rater="Ada", digest=plan.digest)
    assert set(Source.objects.values_list("name", flat=True)) == {row.name for row in rows}
    for seed in (8, 9, 10):
        again = plan_import(actor, data=spreadsheet(rows, seed=seed), rater="Ada", choices=ImportChoices())
        assert {line.outcome for line in again.lines} == {Outcome.UNCHANGED}
