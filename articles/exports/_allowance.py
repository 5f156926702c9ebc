"""What one person or key, and all together, may have of exports at a time. Pure."""

from datetime import timedelta

MEGABYTE = 1024 * 1024
# Orders of one person or key that aren't finished. Two run at a time on a desk, and others want their turn.
MOST_UNFINISHED = 10
# How long a file is kept, and an order that failed can be tried again.
KEPT_FOR = timedelta(days=7)
# Bytes of finished files of one person or key, and of all; the oldest make room. A single file has at most
# the first.
MOST_BYTES_EACH = 4 * 1024 * MEGABYTE
MOST_BYTES_TOGETHER = 20 * 1024 * MEGABYTE
# Bytes on the disk that exports leave to others: a database without room stops altogether.
LEFT_FREE = 512 * MEGABYTE
# For a worker that is just making its folder.
GRACE = timedelta(hours=1)


def too_many_sentence(unfinished: int) -> str:
    """Say why another order isn't taken."""
    return (
        f"{unfinished} of your exports are waiting or running, which is the limit. Wait until one is done, "
        "then order again."
    )


def too_large_sentence() -> str:
    """Say why a file isn't written any further."""
    return f"The file grew larger than {MOST_BYTES_EACH // MEGABYTE:,} MB. Order fewer articles at a time."


def removed_sentence() -> str:
    """Say where a file has gone."""
    return (
        f"The file of this export was removed to make room: files are kept for at most {KEPT_FOR.days} days. "
        "Start a new export."
    )
