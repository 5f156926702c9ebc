"""What is sent of a record becomes its draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from inspect import signature

import pytest

import annotator.rest.urls  # noqa: F401 - every shape is in use somewhere below it
from annotator.rest.articles.serializers import ArticleCreate
from annotator.rest.described import DraftInput, DraftShape, RecordShape
from annotator.rest.sent import Sent
from annotator.rest.shapes import Shape
from articles.claims.types import AttributionDraft, ClaimDraft, Commitment
from articles.foundation.models import new_id


def below(kind: type[Shape[object]]) -> Iterator[type[Shape[object]]]:
    """Yield all that was made of a class."""
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


SHAPES: list[Shape[object]] = [
    one() for one in dict.fromkeys(below(Shape)) if hasattr(one, "made") and one is not DraftInput
]


def takes(made: Callable[..., object], names: Iterable[str], *first: object) -> bool:
    """Tell whether something can be made of values by these names."""
    try:
        signature(made).bind(*first, **dict.fromkeys(names))
    except TypeError:
        return False
    return True


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: type(shape).__name__)
def test_a_value_can_be_made_of_all_fields_of_its_shape_and_of_those_that_must_be_there(
    shape: Shape[object],
) -> None:
    names, required = set(shape.fields), shape.required_names
    first: tuple[object, ...] = ()
    if isinstance(shape, RecordShape):
        in_draft = set(shape.draft.__dataclass_fields__)
        first = (shape.draft, {})
        if "id" in names:
            filled = shape.filled if isinstance(shape, DraftShape) else frozenset()
            assert takes(shape.draft, (required & in_draft) | filled)
        names, required = names - in_draft, required - in_draft
    if isinstance(shape, ArticleCreate):
        # These become the document that a job reads.
        names = names - {"url", "html", "ninjs"} | {"document"}
    assert takes(shape.made, names, *first)
    assert takes(shape.made, required, *first)


def test_what_is_not_sent_stays_as_it_was() -> None:
    draft = ClaimDraft("Korvia sent soldiers.", ("troops",), 3)
    assert Sent(ClaimDraft, {"credibility": None}).on(draft) == ClaimDraft(
        "Korvia sent soldiers.", ("troops",)
    )


def test_of_a_part_with_a_draft_of_its_own_what_is_not_sent_stays_too() -> None:
    draft = AttributionDraft(new_id(), (), commitment=Commitment("probable", "negative"))
    sent = Sent(AttributionDraft, {"commitment": Sent(Commitment, {"certainty": "certain"})})
    assert sent.on(draft).commitment == Commitment("certain", "negative")


def test_a_new_record_has_the_defaults_of_its_draft_where_nothing_is_sent() -> None:
    sent = Sent(AttributionDraft, {"content": new_id(), "hops": (), "commitment": Sent(Commitment, {})})
    assert sent.new().commitment == Commitment()


def test_what_was_sent_goes_before_what_is_filled_in() -> None:
    sent = Sent(ClaimDraft, {"statement": "Sent."}).otherwise(statement="Filled in.", credibility=2)
    assert sent.new() == ClaimDraft("Sent.", credibility=2)
