"""Records are sorted by their names as people expect, however and by whom they are written."""

from __future__ import annotations

import pytest

from tests.factories.users import editor
from tests.registers.kinds import Kind

pytestmark = pytest.mark.django_db
NAMES = ["20 Minutes", "100 Reporters", "Äther", "AP", "Channel 4", "Channel 10", "École", "eesti", "Zeit"]


def test_the_database_sorts_names_as_people_do(kind: Kind) -> None:
    for name in reversed(NAMES):
        kind.make(name=name)
    assert list(kind.rows.order_by("sort_name").values_list("name", flat=True)) != NAMES[::-1]
    assert [row.name for row in kind.rows.order_by("sort_name", "id")] == [
        "20 Minutes",
        "100 Reporters",
        "AP",
        "Äther",
        "Channel 4",
        "Channel 10",
        "École",
        "eesti",
        "Zeit",
    ]


def test_another_name_is_another_place(kind: Kind) -> None:
    row, other = kind.make(name="Beta"), kind.make(name="Alpha")
    kind.update(editor(), id=other.id, version=1, draft=kind.draft("Gamma"))
    assert [one.id for one in kind.rows.order_by("sort_name", "id")] == [row.id, other.id]
