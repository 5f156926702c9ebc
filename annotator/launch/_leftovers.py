"""Ends what a killed launcher left running: its children, and theirs, and nobody else.

Each start draws a random mark and puts it into its children's environment, which every process hands on and
no other process has. A process id alone would not do: ids are used again.
"""

import os
import secrets
import signal
import time
from pathlib import Path

VARIABLE = "GALLEY_START"
#: Seconds for leftovers to finish their requests and tasks before they are killed.
PATIENCE = 5.0


def new_mark(file: Path) -> str:
    """Return this start's mark, remembered in `file` for the next start."""
    mark = secrets.token_hex(16)
    file.write_text(mark, encoding="ascii")
    return mark


def end(file: Path) -> int:
    """End every process of the start that `file` remembers; return how many there were."""
    try:
        mark = file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return 0
    if not mark:
        return 0
    found = marked(mark)
    for how in (signal.SIGTERM, signal.SIGKILL):
        for process_id in marked(mark):
            _send(process_id, how)
        deadline = time.monotonic() + PATIENCE
        while marked(mark) and time.monotonic() < deadline:
            time.sleep(0.05)
    return len(found)


def marked(mark: str) -> list[int]:
    """Return the ids of other living processes that carry the mark; empty on systems without /proc."""
    wanted = f"{VARIABLE}={mark}".encode()
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            environment = (entry / "environ").read_bytes()
        except OSError:
            # Another user's process, or one that has just ended: not ours in either case.
            continue
        if wanted in environment.split(b"\0") and int(entry.name) != os.getpid():
            found.append(int(entry.name))
    return found


def _send(process_id: int, how: signal.Signals) -> None:
    try:
        os.kill(process_id, how)
    except ProcessLookupError:
        return
