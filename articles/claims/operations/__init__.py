"""Writing the record: claims, attributions, the parts of a claim's record, and linked passages."""

from articles.claims.operations._parts import EditableParts, PartDraft, PartOperations
from articles.claims.operations.attributions import (
    create_attribution,
    delete_attribution,
    draft_of_attribution,
    restore_attribution,
    update_attribution,
)
from articles.claims.operations.claims import create_claim, draft_of_claim, update_claim
from articles.claims.operations.evidence import evidence
from articles.claims.operations.figures import figures
from articles.claims.operations.merging import merge_claim, split_claim
from articles.claims.operations.passages import (
    add_passages,
    create_passages,
    mark_passages,
    update_passage,
)
from articles.claims.operations.relations import relations
from articles.claims.operations.responses import responses
from articles.claims.operations.taking import add_taken_passages
from articles.claims.operations.verdicts import verdicts

__all__ = [
    "EditableParts",
    "PartDraft",
    "PartOperations",
    "add_passages",
    "add_taken_passages",
    "create_attribution",
    "create_claim",
    "create_passages",
    "delete_attribution",
    "draft_of_attribution",
    "draft_of_claim",
    "evidence",
    "figures",
    "mark_passages",
    "merge_claim",
    "relations",
    "responses",
    "restore_attribution",
    "split_claim",
    "update_attribution",
    "update_claim",
    "update_passage",
    "verdicts",
]
