"""How much of imports one person or key may have at a time. Pure."""

from datetime import timedelta

MEGABYTE = 1024 * 1024
# Unfinished jobs of one person or key.
MOST_UNFINISHED = 5
# Bytes of a file, as it is sent, and unpacked: a small packed file can hold a thousand times its size.
MOST_BYTES = 2 * 1024 * MEGABYTE
MOST_UNPACKED = 20 * 1024 * MEGABYTE
# Bytes of a file for a dry run: all of it is one transaction, and readers of the feed wait for its end.
MOST_BYTES_DRY = 16 * MEGABYTE
# Bytes on the disk that imports leave free: a database without room stops altogether.
LEFT_FREE = 512 * MEGABYTE
# How long the file and the answers are kept once the job has ended.
KEPT_FOR = timedelta(days=7)
# Folders younger than this are left alone: somebody may be sending the file.
GRACE = timedelta(hours=24)
