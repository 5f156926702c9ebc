"""How a ledger entry is shown."""

from __future__ import annotations

from annotator.accounts.rules import LET_IN_BY_LINK
from articles.disclosure.types import ToldEntry
from articles.shapes.rules import user_shape


def change_shape(told: ToldEntry) -> dict[str, object]:
    """Return an entry of the ledger, as far as its reader may see it. Needs the entry's `actor`."""
    entry = told.entry
    # Only the newsroom may know who made the link that somebody signed in with.
    hides_agent = told.bare or (not told.inside and entry.agent.startswith(LET_IN_BY_LINK))
    return {
        "cursor": str(entry.cursor),
        "at": entry.at,
        "verb": entry.verb,
        "subject": entry.subject_id,
        "article": entry.article_id,
        "actor": None if told.bare else user_shape(entry.actor),
        "agent": "" if hides_agent else entry.agent,
        "before": told.before,
        "after": told.after,
    }
