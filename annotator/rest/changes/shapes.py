"""How a ledger entry is shown."""

from __future__ import annotations

from typing import Any

from articles.ledger.models import Entry


def change_shape(entry: Entry) -> dict[str, Any]:
    """Return an entry of the ledger. Needs `actor`."""
    return {
        "cursor": str(entry.cursor),
        "at": entry.at,
        "verb": entry.verb,
        "subject": entry.subject_id,
        "article": entry.article_id,
        "actor": {"id": entry.actor_id, "name": str(entry.actor)},
        "agent": entry.agent,
        "before": entry.before,
        "after": entry.after,
    }
