"""One part of each kind that a claim's record has, for tests of what all kinds promise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from articles.annotations.models import Annotation
from articles.claims.models import Claim
from articles.claims.operations import evidence, figures, relations, responses, verdicts
from articles.claims.types import (
    EvidenceDraft,
    FigureDraft,
    RelationDraft,
    ResponseDraft,
    Scale,
    VerdictDraft,
)
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.parts import evidence_of
from tests.factories.stories import Story

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)


@dataclass
class Scene:
    """A marked article with a claim, and all that a part of the claim's record can name."""

    story: Story
    claim: Claim = field(default_factory=claim)
    other: Claim = field(default_factory=lambda: claim(statement="An earlier one."))

    @property
    def number(self) -> Annotation:
        """Words of the kind that figures have."""
        return annotation(article=self.story.article, words="drones", kind="figure")


@dataclass(frozen=True)
class Kind:
    """A kind of part: what writes it, a whole draft, and a change of it; verdicts have none."""

    noun: str
    operations: Any
    draft: Callable[[Scene], Any]
    change: dict[str, Any]


KINDS = (
    Kind(
        "response",
        responses,
        lambda scene: ResponseDraft(
            scene.claim.id, scene.story.kim.id, "denied", NOON, scene.story.cue.id, note="By letter."
        ),
        {"answer": "confirmed"},
    ),
    Kind(
        "figure",
        figures,
        lambda scene: FigureDraft(
            scene.claim.id,
            scene.number.id,
            lower=Decimal("2500.5"),
            upper=Decimal(3000),
            unit="t",
            counted="troops and guns",
            things=("troops", "guns"),
            modality="about",
            figure_type="delta",
            base=Decimal(11000),
            as_of_start=date(2025, 1, 1),
            as_of_end=date(2025, 2, 28),
        ),
        {"upper": Decimal(4000)},
    ),
    Kind(
        "evidence",
        evidence,
        lambda scene: EvidenceDraft(
            scene.claim.id, "against", url="https://example.org/x", retrieved=date(2025, 3, 1), note="See."
        ),
        {"stance": "for"},
    ),
    Kind(
        "relation",
        relations,
        lambda scene: RelationDraft(scene.claim.id, "updates", scene.other.id, "By 3,000."),
        {"kind": "contradicts"},
    ),
    Kind(
        "verdict",
        verdicts,
        lambda scene: VerdictDraft(
            scene.claim.id,
            "disputed",
            "Both deny it.",
            "Ruth Adeyemi",
            Scale(3, 1, 6),
            "Half true",
            (evidence_of(claim=scene.claim).id,),
            NOON,
        ),
        {},
    ),
)
EDITABLE = tuple(kind for kind in KINDS if kind.change)


def said_as(kind: Kind) -> str:
    """Name a kind in the names of tests."""
    return kind.noun
