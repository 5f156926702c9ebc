"""What a figure must look like, and that every accepted number comes back as it was given."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.claims.models import Figure
from articles.claims.operations import figures
from articles.claims.rules import figure_problems
from articles.claims.types import FigureDraft
from articles.foundation.models import new_id
from articles.quantities.types import FigureType, Modality
from articles.schema.types import Number
from articles.shapes.rules import figure_shape
from tests.factories.claims import claim
from tests.factories.parts import figure
from tests.factories.users import editor

LARGEST = Decimal(10) ** 18
NUMBERS = ("value", "lower", "upper", "out_of")


def problems(**more: Any) -> list[tuple[str, str]]:
    found = figure_problems(FigureDraft(new_id(), **more))
    assert all(problem.message.endswith(".") for problem in found)
    return [(problem.field, problem.code) for problem in found]


# Up to 15 digits, up to 12 of them behind the point, of any size below the largest.
accepted = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(-12, 17),
).filter(lambda number: abs(number) < LARGEST)


@given(accepted)
def test_numbers_of_fifteen_digits_are_accepted(number: Decimal) -> None:
    assert problems(value=number) == []


@pytest.mark.django_db
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=accepted)
def test_an_accepted_number_comes_back_from_the_database_and_from_json_exactly(
    number: Decimal, editor_and_claim: tuple[Any, Any]
) -> None:
    actor, said = editor_and_claim
    row = figures.create(actor, draft=FigureDraft(said.id, value=number, out_of=LARGEST - 1000))[0]
    kept = Figure.objects.select_related("annotation", "created_by").get(id=row.id)
    assert figures.draft_of(kept).value == kept.value == number
    written = orjson.dumps(figure_shape(kept)["value"])
    read = orjson.loads(written)
    # As a reader in any language sees it, that knows 64-bit floats.
    assert Decimal(repr(read)) == number
    assert Decimal(repr(float(read))) == number
    assert isinstance(read, int) is (number == number.to_integral_value())


@pytest.fixture
def editor_and_claim(db: None) -> tuple[Any, Any]:
    """Return who records numbers, of which claim."""
    return editor(), claim()


@given(accepted)
def test_a_number_has_one_spelling(number: Decimal) -> None:
    spelled = Number().kept(number)
    assert spelled == number
    assert Number().kept(number * 10 / 10) == spelled
    assert "E" not in str(spelled) or abs(number) < 1
    assert str(Number().kept(Decimal("-0.00"))) == "0"


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("1E+18", "too_large"),
        ("-1E+18", "too_large"),
        ("1E+400", "too_large"),
        ("1234567890123456", "too_precise"),
        ("0.1234567890123", "too_precise"),
        ("0.30000000000000004", "too_precise"),
        ("1E-13", "too_precise"),
        ("NaN", "invalid"),
        ("-NaN", "invalid"),
        ("Infinity", "invalid"),
        ("-Infinity", "invalid"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(name: str, number: str, code: str) -> None:
    given = {"value": Decimal(1)} | {name: Decimal(number)}
    if name in {"lower", "upper"}:
        given.pop("value")
    assert problems(**given) == [(name, code)]


def test_every_number_that_cannot_be_kept_is_named_at_once() -> None:
    bad = dict.fromkeys(NUMBERS, Decimal("NaN"))
    assert problems(**bad) == [(name, "invalid") for name in NUMBERS]


@pytest.mark.parametrize("number", ["0", "-3", "0.000000000001", "999999999999999000", "-0"])
def test_numbers_at_the_ends_are_kept(number: str) -> None:
    assert problems(value=Decimal(number)) == []


def test_a_figure_has_a_number() -> None:
    assert problems() == [("value", "required")]
    assert problems(out_of=Decimal(3)) == [("value", "required")]


def test_it_has_a_value_or_bounds() -> None:
    one, two = Decimal(1), Decimal(2)
    assert problems(lower=one) == problems(upper=two) == problems(lower=one, upper=two) == []
    assert problems(value=one, lower=one) == [("value", "two_kinds")]
    assert problems(value=one, upper=one) == [("value", "two_kinds")]


def test_bounds_are_in_order() -> None:
    assert problems(lower=Decimal(2), upper=Decimal(2)) == []
    assert problems(lower=Decimal(3), upper=Decimal(2)) == [("upper", "invalid")]


def test_at_least_needs_a_lower_bound_and_at_most_an_upper_one() -> None:
    one = Decimal(1)
    assert problems(value=one, modality="at_least") == [("lower", "required")]
    assert problems(upper=one, modality="at_least") == [("lower", "required")]
    assert problems(lower=one, modality="at_least") == []
    assert problems(value=one, modality="at_most") == [("upper", "required")]
    assert problems(upper=one, modality="at_most") == []


@pytest.mark.parametrize("part", [{"value": 5}, {"lower": 5}, {"upper": 5}, {"lower": 1, "upper": 5}])
def test_a_part_is_not_larger_than_its_whole(part: dict[str, int]) -> None:
    amounts = {name: Decimal(number) for name, number in part.items()}
    assert problems(**amounts, out_of=Decimal(4)) == [("out_of", "invalid")]
    assert problems(**amounts, out_of=Decimal(5)) == []


def test_a_delta_has_a_base_and_a_total_a_whole() -> None:
    one, many = Decimal(1), Decimal(9)
    assert problems(value=one, base=many, figure_type="delta") == []
    assert problems(value=-one, base=many, figure_type="delta") == []
    assert problems(value=one, out_of=many) == []
    assert problems(value=one, out_of=many, figure_type="delta") == [("out_of", "delta")]
    assert problems(value=one, base=many) == [("base", "not_a_delta")]


def test_several_things_are_two_or_more_and_each_is_given_once() -> None:
    one = Decimal(1)
    assert problems(value=one, things=("howitzers", "launchers")) == []
    assert problems(value=one, things=("howitzers",)) == [("things", "single")]
    assert problems(value=one, things=("guns", "Guns ")) == [("things.1", "repeated")]
    assert problems(value=one, things=("guns", "x" * 301)) == [("things.1", "too_long")]


def test_a_period_does_not_end_before_it_begins() -> None:
    first, last = date(2025, 1, 1), date(2025, 2, 1)
    one = Decimal(1)
    assert problems(value=one, as_of_start=last, as_of_end=first) == [("as_of_end", "invalid")]
    assert problems(value=one, as_of_start=first, as_of_end=first) == []
    assert problems(value=one, as_of_start=last) == problems(value=one, as_of_end=first) == []


def test_unknown_scales_and_texts_that_are_too_long_are_named() -> None:
    found = problems(value=Decimal(1), modality="some", figure_type="part", unit="x" * 101, counted="x" * 301)
    assert found == [
        ("unit", "too_long"),
        ("counted", "too_long"),
        ("modality", "invalid"),
        ("figure_type", "invalid"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("modality", Modality.values)
@pytest.mark.parametrize("figure_type", FigureType.values)
def test_every_way_of_giving_a_number_is_kept(modality: str, figure_type: str) -> None:
    bounds: dict[str, Any] = {"lower": Decimal(1), "upper": Decimal(2)}
    row = figure(claim=claim(), value=None, modality=modality, figure_type=figure_type, **bounds)
    assert (row.modality, row.figure_type, row.lower, row.upper) == (modality, figure_type, 1, 2)
