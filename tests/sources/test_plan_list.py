"""What importing a list would do with each line: tables of cases against a register made of values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from articles.registers.types import AliasDraft
from articles.sources.types import Outcome, RoleDraft, SourceDraft
from tests.sources.planning import BOOK, KCNA, MFA, TODAY, TOMB, TWIN, A, B, C, only, plan, row, same


@pytest.mark.parametrize(
    ("item", "target", "by"),
    [
        (row("Other", "publisher", id=A), A, "id"),
        (row("Other", "publisher", external_ids={"wikidata": "Q492944"}), A, "external_ids"),
        (row("Other", "publisher", id=UUID(int=99), external_ids={"wikidata": "Q492944"}), A, "external_ids"),
        (row("KCNA", "state_media"), A, "name"),
        (row("MFA", "government_body", id=A), A, "id"),
    ],
)
def test_a_record_is_found_by_id_else_by_identifier_else_by_name_and_kind(
    item: dict[str, Any], target: UUID, by: str
) -> None:
    line = only(item)
    assert (line.source, line.matched_by, line.problems) == (target, by, ())


@pytest.mark.parametrize(
    "item", [row("Agency of the North", "state_media"), row("K", "military"), row("New", id=UUID(int=99))]
)
def test_what_fits_nothing_is_new(item: dict[str, Any]) -> None:
    line = only(item)
    assert (line.outcome, line.before) == (Outcome.CREATED, None)
    assert line.source == UUID(int=99) or line.source not in BOOK


def test_only_the_columns_that_are_given_change_and_each_is_told() -> None:
    line = only(same(country="KR", aliases=["Agency", "KCNA"]))
    assert line.outcome == Outcome.CHANGED
    assert [(one.field, one.before, one.after) for one in line.changes] == [
        ("aliases", "Agency | en", "Agency"),
        ("country", "KP", "KR"),
    ]
    assert line.draft == replace(KCNA, country="KR", aliases=(AliasDraft("Agency"),))


def test_an_empty_value_empties_its_field() -> None:
    assert [(one.field, one.after) for one in only(same(country="")).changes] == [("country", "")]


@pytest.mark.parametrize(
    "item",
    [
        same(),
        same(country="KP", aliases=[{"name": "Agency", "language": "en"}], grade="B"),
        same(grade="B", grade_from="2025-01-01", grade_reason="Another reason"),
        same(version=1),
    ],
)
def test_what_is_so_already_is_unchanged(item: dict[str, Any]) -> None:
    assert (only(item).outcome, only(item).changes) == (Outcome.UNCHANGED, ())


def test_line_ends_of_another_program_change_nothing() -> None:
    book = {A: replace(KCNA, description="one\r\ntwo")}
    assert only(same(description="one\ntwo"), book=book).outcome == Outcome.UNCHANGED
    assert only(same(description="one\n two"), book=book).outcome == Outcome.CHANGED


@pytest.mark.parametrize(
    ("grading", "grade", "day"),
    [
        ({"grade": "C", "grade_reason": "Erred."}, "C", TODAY),
        ({"grade": "C", "grade_reason": "Erred.", "grade_from": "2024-01-01"}, "C", date(2024, 1, 1)),
        ({"grade": "B", "grade_reason": "Still.", "grade_from": "2025-02-01"}, "B", date(2025, 2, 1)),
    ],
)
def test_another_grade_is_added(grading: dict[str, str], grade: str, day: date) -> None:
    line = only(same(**grading))
    assert line.rating is not None
    assert (line.rating.grade, line.rating.valid_from, line.rating.rater) == (grade, day, "Ada")
    assert [(one.field, one.before, one.after) for one in line.changes] == [
        ("grade", "B from 2025-01-01", f"{grade} from {day}")
    ]


def test_everything_that_is_wrong_with_a_line_is_told_at_once() -> None:
    item = row(
        "", "gossip", country="Korea", id="12", grade="G",
        roles=[{"title": "CEO", "organization": "Nobody"}, {"title": "Aide", "organization": "MFA"}],
    )  # fmt: skip
    fields = sorted(problem.field for problem in only(item).problems)
    assert fields == [
        "country", "grade", "grade_reason", "id", "name", "roles.0.organization", "source_kind",
    ]  # fmt: skip


def test_a_role_means_the_first_of_two_lines_that_repeat_each_other() -> None:
    kim = row("Kim", roles=[{"title": "CEO", "organization": "New"}])
    lines = plan(row("New"), row("New"), kim).lines
    assert [line.outcome for line in lines] == [Outcome.CREATED, Outcome.REFUSED, Outcome.CREATED]


LIMIT = [{"name": f"Alias {number}"} for number in range(201)]


@pytest.mark.parametrize(
    ("item", "field", "said"),
    [
        (row(""), "name", "is empty"),
        (row("A\x00B"), "name", "NUL"),
        (row("New", "gossip"), "source_kind", "Unknown value. Choose one of: named_individual"),
        (row("New", country="Korea"), "country", "Not a country code"),
        (row("New", home_page="ftp://x"), "home_page", "Not a web address"),
        (row("New", aliases=LIMIT), "aliases", "There are 201; at most 200 are allowed"),
        (row("New", external_ids={"wikidata": "42"}), "external_ids.wikidata", "Not a Wikidata id"),
        (row("New", merged_into=A), "merged_into", f"was merged into the source {A}"),
        (row("Old name"), "name", f"belongs to a source that was merged into the source {C}"),
        (row("Any", id=TOMB), "id", f"merged into the source {C}"),
        (row("New", grade="G", grade_reason="x"), "grade", "Unknown value"),
        (row("New", grade="A"), "grade_reason", "is empty"),
        (row("New", grade="A", grade_reason="x", grade_from="2025-06-02"), "grade_from", "in the future"),
        (row("New", grade_from="2025-01-01"), "grade", "Write a grade from A to F"),
        (same(version=2, country="KR"), "version", "has version 2, the register 3"),
        (
            row("New", roles=[{"title": "CEO", "organization": "Nobody"}]),
            "roles.0.organization",
            "There is no source named “Nobody”",
        ),
        (row("New", ties=[{"kind": "likes", "other": "MFA"}]), "ties.0.kind", "Unknown kind"),
        (same(ties=[{"kind": "owns", "other": "KCNA"}]), "ties.0.other", "This is the source itself"),
        (
            row(
                "New",
                roles=[
                    {"title": "Minister", "organization": "MFA"},
                    {"title": "Speaker", "organization": str(B)},
                ],
            ),
            "roles.1.end",
            "both held at this organisation without an end",
        ),
    ],
)
def test_a_line_is_refused_by_its_field_with_a_remedy(item: dict[str, Any], field: str, said: str) -> None:
    line = only(item)
    assert (line.outcome, line.draft, line.changes) == (Outcome.REFUSED, None, ())
    assert [problem.field for problem in line.problems] == [field]
    assert said in line.problems[0].message


@pytest.mark.parametrize(
    ("book", "item", "field"),
    [
        ({A: TWIN, B: TWIN}, row("Twin"), "name"),
        (
            {A: replace(TWIN, external_ids={"viaf": "1"}), B: replace(MFA, external_ids={"isni": "2"})},
            row("New", external_ids={"viaf": "1", "isni": "2"}),
            "external_ids",
        ),
    ],
)
def test_what_fits_several_records_is_refused_with_their_ids(
    book: dict[UUID, SourceDraft], item: dict[str, Any], field: str
) -> None:
    (problem,) = only(item, book=book).problems
    assert (problem.field, problem.code) == (field, "ambiguous")
    assert f"{A}, {B}" in problem.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row("New"), row("New")),
        (row("New", external_ids={"viaf": "1"}), row("Newer", external_ids={"viaf": "1"})),
        (row("New", id=UUID(int=99)), row("Newer", id=UUID(int=99))),
        (row("New", id=UUID(int=99)), row("New")),
        (same(), row("KCNA", "state_media")),
    ],
)
def test_two_lines_about_one_source_are_refused(one: dict[str, Any], other: dict[str, Any]) -> None:
    lines = plan(one, other).lines
    assert [len(line.problems) for line in lines] == [0, 1]
    assert "Line 1 is about the same source" in lines[1].problems[0].message


def test_two_ids_of_their_own_make_two_sources_of_one_name() -> None:
    lines = plan(row("New", id=UUID(int=98)), row("New", id=UUID(int=99))).lines
    assert [line.outcome for line in lines] == [Outcome.CREATED, Outcome.CREATED]


@pytest.mark.parametrize(
    "named", ["MFA", str(B), f"Whatever [{B}]", "Ministry", f"[{UUID(int=99)}]", "viaf:7"]
)
def test_a_role_names_a_record_of_the_register_or_of_the_list(named: str) -> None:
    ministry = row("Ministry", "government_body", id=UUID(int=99), external_ids={"viaf": "7"})
    lines = plan(row("Kim", roles=[{"title": "Minister", "organization": named}]), ministry).lines
    draft = lines[0].draft
    assert draft is not None
    wanted = B if "MFA" in named or str(B) in named else lines[1].source
    assert draft.roles == (RoleDraft(wanted, "Minister"),)


def test_an_id_of_another_register_stands_for_the_record_that_its_line_found() -> None:
    foreign = UUID(int=77)
    kim = row("Kim", roles=[{"title": "Editor", "organization": f"KCNA [{foreign}]"}])
    line = plan(row("KCNA", "state_media", id=foreign), kim).lines[1]
    assert line.draft is not None
    assert line.draft.roles == (RoleDraft(A, "Editor"),)


def test_a_name_that_several_records_have_is_refused_in_a_role() -> None:
    book = {A: TWIN, B: replace(TWIN, source_kind="publisher")}
    line = only(row("Kim", roles=[{"title": "CEO", "organization": "Twin"}]), book=book)
    assert "2 sources are named “Twin”" in line.problems[0].message


def test_another_organization_of_the_same_name_is_a_change_that_can_be_seen() -> None:
    book = {
        A: replace(KCNA, roles=(RoleDraft(B, "CEO"),)),
        B: TWIN,
        C: replace(TWIN, source_kind="publisher"),
    }
    line = only(same(roles=[{"title": "CEO", "organization": str(C)}]), book=book)
    ((field, before, after),) = [(one.field, one.before, one.after) for one in line.changes]
    assert (field, before, after) == ("roles", f"CEO | Twin [{B}]", f"CEO | Twin [{C}]")


def test_one_bad_line_in_ten_thousand_refuses_all_and_is_named() -> None:
    rows = [row(f"Source {number}") for number in range(10_000)]
    rows[8_765]["country"] = "Korea"
    made = plan(*rows)
    assert made.is_refused
    (bad,) = made.having(Outcome.REFUSED)
    assert (bad.number, bad.name, bad.problems[0].field) == (8_766, "Source 8765", "country")


def test_the_digest_tells_plans_apart_and_stays_for_one() -> None:
    item = same(country="KR")
    assert plan(item, row("New")).digest == plan(item, row("New")).digest
    other = {**BOOK, A: replace(KCNA, country="RU")}
    assert len({plan(item).digest, plan(item, book=other).digest, plan(same(country="JP")).digest}) == 3
