"""The kinds of parts that a claim's record has."""

from __future__ import annotations

from articles.claims.models.evidence import Evidence
from articles.claims.models.figure import Figure
from articles.claims.models.part import ClaimPart
from articles.claims.models.relation import Relation
from articles.claims.models.response import Response
from articles.claims.models.verdict import Verdict

PARTS: tuple[type[ClaimPart], ...] = (Evidence, Figure, Relation, Response, Verdict)
