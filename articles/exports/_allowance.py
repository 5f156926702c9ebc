"""How much of exports one person or key, and everybody together, may have at a time. Pure."""

from datetime import timedelta

MEGABYTE = 1024 * 1024
# Unfinished orders of one person or key. A desk runs two at a time, and others want their turn.
MOST_UNFINISHED = 10
# How long a file is kept, and how long a failed order can be tried again.
KEPT_FOR = timedelta(days=7)
# Bytes of finished files, for one person or key and for everybody. Above this, the oldest are removed. A
# single file may be as large as one person's files together.
MOST_BYTES_EACH = 4 * 1024 * MEGABYTE
MOST_BYTES_TOGETHER = 20 * 1024 * MEGABYTE
# Bytes on the disk that exports leave free: a database without room stops altogether.
LEFT_FREE = 512 * MEGABYTE
# Files and folders younger than this are left alone: a worker may be writing them.
GRACE = timedelta(hours=1)


def too_many_sentence(unfinished: int) -> str:
    """Return why another order isn't taken."""
    return (
        f"{unfinished} of your exports are waiting or running, which is the limit. Wait until one is done, "
        "then order again."
    )


def too_large_sentence() -> str:
    """Return why a file isn't written any further."""
    return f"The file grew larger than {MOST_BYTES_EACH // MEGABYTE:,} MB. Order fewer articles at a time."


def removed_sentence() -> str:
    """Return what became of a file that was removed."""
    return (
        f"The file of this export was removed to make room: files are kept for at most {KEPT_FOR.days} days. "
        "Start a new export."
    )
