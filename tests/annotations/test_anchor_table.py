"""What the table of anchors refuses by itself."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from articles.annotations.models import Anchor, Annotation
from tests.factories.annotations import annotation
from tests.factories.articles import article

pytestmark = pytest.mark.django_db


@pytest.fixture
def anchor() -> Anchor:
    return annotation(article=article(), words="Seoul").place


def test_an_orphan_has_no_place_and_keeps_its_words_on_the_older_revision(anchor: Anchor) -> None:
    Anchor.objects.filter(pk=anchor.pk).update(status="orphaned", score=0, pieces=[], start=None, end=None)
    place = Annotation.objects.placed().get().place
    assert (place.described, str(place)) == ((), "orphaned")


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"start": 9, "end": 9}, "anchor_placed_or_placeless"),
        ({"start": None}, "anchor_placed_or_placeless"),
        ({"end": None}, "anchor_placed_or_placeless"),
        ({"status": "orphaned"}, "anchor_placed_or_placeless"),
        ({"status": "orphaned", "start": None, "end": None}, "anchor_placed_or_placeless"),
        ({"status": "ambiguous", "pieces": []}, "anchor_placed_or_placeless"),
        ({"status": "lost"}, "anchor_"),
        ({"score": 1.5}, "anchor_score_0_to_1"),
    ],
)
def test_a_half_placed_anchor_is_refused(anchor: Anchor, columns: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Anchor.objects.filter(pk=anchor.pk).update(**columns)


def test_an_annotation_sits_once_on_each_revision(anchor: Anchor) -> None:
    anchor.pk = None
    with pytest.raises(IntegrityError, match="anchor_once_per_revision"), transaction.atomic():
        anchor.save(force_insert=True)


def test_only_a_source_annotation_can_point_at_a_source(anchor: Anchor) -> None:
    with pytest.raises(IntegrityError, match="annotation_kind_known"), transaction.atomic():
        Annotation.objects.update(kind="rumour")
