"""The one table from the domain's refusals to HTTP statuses, read by the pages and by the REST API alike."""

from articles.foundation.errors import Conflict, DomainError, Forbidden, Invalid, Missing, Stale

# The first line that fits decides; a refusal that mixes in none of the kinds is the sender's to mend.
STATUSES: tuple[tuple[type[DomainError], int], ...] = (
    (Forbidden, 403),
    (Missing, 404),
    (Stale, 412),
    (Conflict, 409),
    (Invalid, 400),
    (DomainError, 400),
)


def status_of(error: DomainError) -> int:
    """Return the HTTP status that answers this refusal."""
    return next(status for kind, status in STATUSES if isinstance(error, kind))
