"""Starts and stops whole desks with `make run`, the way a person does."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotator.launch._leftovers import marked
from tests.architecture.sources import ROOT

#: What the suite sets for itself, or make hands on, and a desk of a person's doesn't have.
FOREIGN = (
    *(
        "DATABASE_URL",
        "DATABASE_OWNER_URL",
        "CELERY_BROKER_URL",
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "DJANGO_SETTINGS_MODULE",
        "DATABASE_CONNECTIONS",
        "GALLEY_PROCESS",
    ),
    *("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "PYTEST_XDIST_WORKER", "PYTEST_CURRENT_TEST"),
)
#: Seconds; generous, because a suite on every core slows a start down several times.
LIMIT = 180.0


@dataclass
class RunningDesk:
    """A `make run` in a process group of its own, its output in a file."""

    process: subprocess.Popen[bytes]
    data: Path
    port: int
    output: Path

    def said(self) -> str:
        """Return everything that it has printed."""
        return self.output.read_text(encoding="utf-8")

    def processes(self) -> list[int]:
        """Return the ids of the programs that this start has begun and that live."""
        return marked((self.data / "run" / "start").read_text(encoding="ascii"))

    def wait_ready(self) -> None:
        """Wait for its last lines; fail with what it said instead."""
        until(lambda: "Sign in: " in self.said() or self.process.poll() is not None)
        assert self.process.poll() is None, self.said()

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Send what Ctrl-C sends, to the whole group as a terminal does; return make's exit code."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, how)
        return self.process.wait(LIMIT)


def environment(data: Path, port: int) -> dict[str, str]:
    """Return a person's environment for one desk."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return kept | {"DATA": str(data), "PORT": str(port)}


def make_run(data: Path, port: int, output: Path) -> RunningDesk:
    """Begin `make run` and return at once."""
    with output.open("wb") as stream:
        process = subprocess.Popen(
            ["make", "--no-print-directory", "run"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            env=environment(data, port),
            start_new_session=True,
        )
    return RunningDesk(process, data, port, output)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(condition: Callable[[], object]) -> None:
    """Return once the condition holds; fail after a while."""
    deadline = time.monotonic() + LIMIT
    while not (held := condition()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert held, "waited in vain"
