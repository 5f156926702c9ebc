"""Loading what is recorded of the sample's claims: answers, numbers, evidence, decisions, relations."""

from __future__ import annotations

from annotator.sample._record import (
    EDITOR,
    EVIDENCE,
    FIGURES,
    RELATIONS,
    RESPONSES,
    VERDICTS,
    Decided,
    Shown,
)
from annotator.sample.rules import sample_id
from articles.claims.operations import evidence, figures, relations, responses, verdicts
from articles.claims.types import (
    EvidenceDraft,
    RelationDraft,
    ResponseDraft,
    Scale,
    VerdictDraft,
)
from articles.foundation.types import Actor


def load_record(actor: Actor) -> None:
    """Record all of it, each row under its fixed id."""
    for one in RESPONSES:
        claim, words = sample_id("claim", one.claim), sample_id("annotation", one.words)
        draft = ResponseDraft(claim, sample_id("source", one.party), one.answer, words=words, note=one.note)
        responses.create(actor, draft=draft, id=sample_id("response", f"{one.claim}/{one.party}"))
    for mark, number in FIGURES:
        figures.create(actor, draft=number, id=sample_id("figure", mark))
    for shown in EVIDENCE:
        evidence.create(actor, draft=_evidence(shown), id=sample_id("evidence", shown.key))
    for decided in VERDICTS:
        verdicts.create(actor, draft=_verdict(decided), id=sample_id("verdict", decided.key))
    for claim_key, kind, other in RELATIONS:
        relation = RelationDraft(sample_id("claim", claim_key), kind, sample_id("claim", other))
        relations.create(actor, draft=relation, id=sample_id("relation", f"{claim_key}/{kind}/{other}"))


def _evidence(shown: Shown) -> EvidenceDraft:
    """Return one piece of evidence."""
    mark = sample_id("annotation", shown.mark) if shown.mark else None
    claim = sample_id("claim", shown.claim)
    return EvidenceDraft(claim, shown.stance, mark, shown.url, shown.retrieved, shown.note)


def _verdict(decided: Decided) -> VerdictDraft:
    """Return one decision."""
    return VerdictDraft(
        claim=sample_id("claim", decided.claim),
        status=decided.status,
        reason=decided.reason,
        author=EDITOR,
        rating=Scale(decided.rating) if decided.rating else None,
        alternate_name=decided.alternate_name,
        evidence=tuple(sample_id("evidence", key) for key in decided.evidence),
        decided=decided.decided,
    )
