"""What happens by the clock. Each bell only has somebody look whether there is something to do."""

from __future__ import annotations

from typing import Any

# Files are kept for days and counted in gigabytes: minutes are soon enough.
REMOVAL_INTERVAL = 600.0
# Feeds are asked every quarter of an hour; one that was long has the rest of its items taken a minute later.
FEED_INTERVAL = 60.0
# As long as a copy of another article's text may stay unseen.
COMPARING_INTERVAL = 10.0


def beat_schedule(*, exports: float, redactions: float, embargoes: float) -> dict[str, dict[str, Any]]:
    """Return Celery's schedule; the intervals are in seconds."""
    bells = {
        "sweep-exports": ("articles.exports.tasks.sweep_exports", exports),
        "sweep-ingest": ("articles.ingest.tasks.sweep_ingest", exports),
        "sweep-imports": ("articles.importing.tasks.sweep_imports", exports),
        "remove-imports": ("articles.importing.tasks.remove_imports", REMOVAL_INTERVAL),
        "poll-feeds": ("articles.ingest.tasks.poll_feeds", FEED_INTERVAL),
        "remove-exports": ("articles.exports.tasks.remove_exports", REMOVAL_INTERVAL),
        "sweep-redactions": ("articles.redaction.tasks.sweep_redactions", redactions),
        "compare-texts": ("articles.likeness.tasks.compare_texts", COMPARING_INTERVAL),
        "release-lapsed-embargoes": ("articles.disclosure.tasks.release_lapsed_embargoes", embargoes),
    }
    return {
        # While no worker listens, one bell is enough.
        name: {"task": task, "schedule": seconds, "options": {"expires": seconds}}
        for name, (task, seconds) in bells.items()
    }
