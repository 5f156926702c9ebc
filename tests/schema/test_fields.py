"""What follows from the fields of a draft, on a draft of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Annotated
from uuid import UUID, uuid4

import pytest
from django.db.models import TextChoices
from hypothesis import given
from hypothesis import strategies as st

from articles.schema.rules import columns_of, fields_of, fill, form_problems, read, tidied, told
from articles.schema.types import Code, Elsewhere, Line, Number, OneOf, Rank, Reference, Several, Text


class Tide(TextChoices):
    """Which way the water runs."""

    EBB = "ebb", "Falling"
    FLOOD = "flood", "Rising"


@dataclass(frozen=True, slots=True)
class Sounding:
    """A depth that somebody measured."""

    harbour: UUID
    crew: Annotated[tuple[str, ...], Elsewhere()]
    depth: Annotated[Decimal | None, Number(help="In metres.")] = None
    tide: Annotated[str, OneOf(Tide)] = Tide.EBB.value
    pilot: Annotated[str, Line(10, required=True, trim=True)] = "Holt"
    remark: Annotated[str, Text(20)] = ""
    tags: Annotated[tuple[str, ...], Several(Line(5, required=True), 2, "tags")] = ()
    marks: Annotated[int | None, Rank(("Good", "Fair", "Bad"))] = None
    flag: Annotated[str, Code(re.compile("[A-Z]{2}"), 2, "Not a flag.")] = ""
    day: date | None = None


PORT = uuid4()


def sounding(**more: object) -> Sounding:
    return Sounding(PORT, ("Berg",), **more)  # type: ignore[arg-type] # whatever the case needs


def row() -> SimpleNamespace:
    kept = SimpleNamespace()
    fill(kept, sounding(depth=Decimal("3.50"), pilot=" Holt ", tags=("a", "b"), marks=3))
    return kept


def test_a_row_keeps_what_a_draft_says() -> None:
    kept = vars(row())
    assert kept["harbour_id"] == PORT
    assert (str(kept["depth"]), kept["pilot"], kept["tags"]) == ("3.5", "Holt", ["a", "b"])
    assert "crew" not in kept


def test_what_a_row_keeps_is_read_as_a_draft_again() -> None:
    again = read(Sounding, row(), crew=("Berg",))
    assert again == tidied(sounding(depth=Decimal("3.50"), pilot=" Holt ", tags=("a", "b"), marks=3))
    assert str(again.depth) == "3.5"


def test_answers_tell_what_columns_keep_in_the_order_of_the_draft() -> None:
    content = told(Sounding, row())
    assert list(content) == [field.name for field in columns_of(Sounding)]
    assert content["depth"] == 3.5
    assert isinstance(content["depth"], float)
    assert content["harbour"] == PORT


def test_a_number_that_is_not_there_is_told_as_null() -> None:
    kept = row()
    kept.depth = None
    assert told(Sounding, kept)["depth"] is None


def test_a_column_that_was_not_fetched_is_an_error_instead_of_a_query_for_each_row() -> None:
    kept = row()
    del kept.pilot
    with pytest.raises(KeyError, match="pilot"):
        told(Sounding, kept)


@given(st.integers(-(10**9), 10**9))
def test_whole_numbers_are_told_without_a_point(number: int) -> None:
    answer = Number().told(Decimal(number))
    assert answer == number
    assert isinstance(answer, int)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"depth": Decimal("NaN")}, "depth"),
        ({"depth": Decimal(10) ** 18}, "depth"),
        ({"depth": Decimal("1.1234567890123")}, "depth"),
        ({"tide": "slack"}, "tide"),
        ({"pilot": " "}, "pilot"),
        ({"pilot": "Holt\nBerg"}, "pilot"),
        ({"remark": "x" * 21}, "remark"),
        ({"tags": ("a", "b", "c")}, "tags"),
        ({"tags": ("a", "")}, "tags.1"),
        ({"marks": 4}, "marks"),
        ({"flag": "no"}, "flag"),
    ],
)
def test_what_breaks_a_bound_is_named(wrong: dict[str, object], where: str) -> None:
    assert [problem.field for problem in form_problems(sounding(**wrong))] == [where]


def test_a_sound_draft_has_no_problem() -> None:
    whole = sounding(depth=Decimal("3.5"), remark="Two\nlines", tags=("a",), marks=3, flag="NO")
    assert form_problems(whole) == []


def test_what_has_no_default_must_be_given() -> None:
    assert {field.name for field in fields_of(Sounding) if field.is_required} == {"harbour", "crew"}
    assert isinstance(fields_of(Sounding)[0].kind, Reference)


def test_a_field_without_a_kind_is_a_mistake() -> None:
    @dataclass(frozen=True, slots=True)
    class Vague:
        """A draft that says too little."""

        note: str = ""

    with pytest.raises(TypeError, match="note"):
        fields_of(Vague)
