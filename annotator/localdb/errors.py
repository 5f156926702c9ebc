"""What can go wrong with the embedded PostgreSQL, each with one sentence that names the remedy."""


class LocalDatabaseError(Exception):
    """The embedded PostgreSQL can't be made, started or stopped; the text is one sentence for a person."""
