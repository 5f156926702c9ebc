"""A line that names a retired source, or nearly what another line names, is shown with it, to choose."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from articles.ledger.models import Entry
from articles.research.operations import retire_source
from articles.sources.models import Source, SourceBatch
from articles.sources.operations import apply_import, plan_import, take_back
from articles.sources.types import NEW, SKIP, ImportChoices, ImportPlan, Outcome, SourceDraft
from tests.factories.sources import source
from tests.factories.users import admin
from tests.sources.planning import plan, row

OLD, TIMES = UUID(int=30), UUID(int=31)
BOOK = {
    OLD: SourceDraft("Port Gazette", "publisher", external_ids={"wikidata": "Q5"}),
    TIMES: SourceDraft("The Harbour Times", "publisher"),
}


def planned(*items: dict[str, Any], **choices: Any) -> ImportPlan:
    return plan(*items, book=BOOK, retired=[OLD], choices=ImportChoices(**choices))


@pytest.mark.parametrize(
    "item",
    [
        row("Port Gazette", "publisher"),
        row("Port Gazette", "publisher", country="NO"),
        row("Something else", "publisher", id=OLD),
        row("Something else", "publisher", external_ids={"wikidata": "Q5"}),
        row("The Port Gazette Ltd.", "publisher"),
    ],
)
def test_a_line_about_a_retired_source_is_asked_about(item: dict[str, Any]) -> None:
    (line,) = planned(item).lines
    assert line.outcome == Outcome.ASKED
    assert [(one.id, one.is_retired) for one in line.candidates] == [(OLD, True)]
    assert "retired" in line.candidates[0].why
    assert "retired" in line.trouble


def test_the_same_one_is_put_back_into_use_also_where_nothing_else_changes() -> None:
    (line,) = planned(row("Port Gazette", "publisher"), answers={1: str(OLD)}).lines
    assert (line.outcome, line.source) == (Outcome.RESTORED, OLD)
    assert [(one.field, one.after) for one in line.changes] == [("retired", "in use")]
    assert line.draft == BOOK[OLD]


def test_a_name_may_be_given_anew_but_not_an_id_or_identifier() -> None:
    (line,) = planned(row("Port Gazette", "publisher"), answers={1: NEW}).lines
    assert line.outcome == Outcome.CREATED
    assert line.source != OLD
    (line,) = planned(row("Other", "publisher", id=OLD), answers={1: NEW}).lines
    assert line.outcome == Outcome.ASKED
    assert not line.may_be_new


def test_a_role_at_a_retired_source_is_refused_unless_the_list_puts_it_back() -> None:
    role = [{"title": "Editor", "organization": "Port Gazette"}]
    clerk = row("Tom Berg", "named_individual", roles=role)
    (line,) = planned(clerk).lines
    assert line.outcome == Outcome.REFUSED
    assert "“Port Gazette” was retired" in line.problems[0].message
    _, line = planned(row("Port Gazette", "publisher"), clerk, answers={1: str(OLD)}).lines
    assert line.outcome == Outcome.CREATED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daily Anchor", "DAILY ANCHOR"),
        ("Daily Anchor", "Daily Anchór"),
        ("Daily Anchor", "The Daily Anchor"),
        ("Daily Anchor", "Anchor, Daily"),
        ("Daily Anchor", "Daily Ancohr"),
        ("Daily Anchor", "Daily Anchor (Oslo)"),
    ],
)
def test_two_near_names_of_one_list_are_shown_to_each_other(one: str, other: str) -> None:
    first, second = planned(row(one, "publisher"), row(other, "publisher")).lines
    assert (first.outcome, second.outcome) == (Outcome.CREATED, Outcome.ASKED)
    assert [(told.value, told.name) for told in second.candidates] == [("line 1", one)]
    assert "line 1" in second.trouble


def test_the_same_name_of_another_kind_is_asked_about_and_names_apart_are_not() -> None:
    found = planned(row("Anchor", "publisher"), row("Anchor", "military"), row("Beacon", "publisher")).lines
    assert [line.outcome for line in found] == [Outcome.CREATED, Outcome.ASKED, Outcome.CREATED]


def test_one_of_two_is_kept_with_both_names() -> None:
    items = row("Daily Anchor", "publisher"), row("DAILY ANCHOR", "publisher", aliases=["Anchor"])
    first, second = planned(*items, answers={2: "line 1"}).lines
    assert (first.outcome, second.outcome) == (Outcome.CREATED, Outcome.LEFT_OUT)
    assert first.draft is not None
    assert [alias.name for alias in first.draft.aliases] == ["DAILY ANCHOR", "Anchor"]


def test_two_of_a_list_stay_two_and_one_is_left_out() -> None:
    items = row("Daily Anchor", "publisher"), row("DAILY ANCHOR", "publisher")
    assert [line.outcome for line in planned(*items, answers={2: NEW}).lines] == [Outcome.CREATED] * 2
    assert planned(*items, answers={2: SKIP}).lines[1].outcome == Outcome.LEFT_OUT


def test_many_spellings_of_one_name_are_asked_about_in_bounded_time() -> None:
    items = [row("Anchor" + "." * at, "publisher") for at in range(400)]
    found = planned(*items).lines
    assert {line.outcome for line in found[1:]} == {Outcome.ASKED}
    assert max(len(line.candidates) for line in found) <= 3


@pytest.mark.django_db
def test_what_an_import_put_back_is_retired_again_when_it_is_taken_back() -> None:
    actor = admin()
    row_ = source(name="Port Gazette", source_kind="publisher")
    retire_source(actor, id=row_.id, version=row_.version)
    data = json.dumps([row("Port Gazette", "publisher", country="SE")]).encode()
    choices = ImportChoices(answers={1: str(row_.id)})
    shown = plan_import(actor, data=data, rater="Ada", choices=choices)
    done = apply_import(actor, data=data, rater="Ada", digest=shown.digest, choices=choices)
    now = Source.objects.get(id=row_.id)
    assert (now.retired, now.country) == (None, "SE")
    verbs = Entry.objects.filter(subject_id=row_.id).order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["source.restored", "source.updated"]
    assert done.batch is not None
    assert SourceBatch.objects.get(id=done.batch).changed == 1
    take_back(actor, id=done.batch, retire=retire_source)
    now = Source.objects.get(id=row_.id)
    assert now.country == ""
    assert now.retired is not None
    assert now.retired <= timezone.now()
