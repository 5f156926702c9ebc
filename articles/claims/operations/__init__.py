"""Writing the record: claims, attributions, and passages with everything that their words stand for."""

from articles.claims.operations.attributions import (
    create_attribution,
    delete_attribution,
    draft_of_attribution,
    restore_attribution,
    update_attribution,
)
from articles.claims.operations.claims import create_claim, draft_of_claim, update_claim
from articles.claims.operations.passages import create_passages, update_passage

__all__ = [
    "create_attribution",
    "create_claim",
    "create_passages",
    "delete_attribution",
    "draft_of_attribution",
    "draft_of_claim",
    "restore_attribution",
    "update_attribution",
    "update_claim",
    "update_passage",
]
