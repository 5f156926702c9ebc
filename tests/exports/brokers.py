"""Brokers of a test's own: on a loopback port, in a folder of their own, gone at the end."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kombu import Connection
from kombu.exceptions import OperationalError

# Seconds that a broker may take to answer, on a busy machine.
PATIENCE = 120.0


class Broker(ABC):
    """One broker, which can be killed and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    @abstractmethod
    def url(self) -> str:
        """What `CELERY_BROKER_URL` names."""

    @abstractmethod
    def command(self) -> list[str]:
        """Return what starts it."""

    def environment(self) -> dict[str, str]:
        """Return its environment."""
        return dict(os.environ)

    def start(self) -> None:
        """Start it, and return when it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                self.command(),
                cwd=self.folder,
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        end = time.monotonic() + PATIENCE
        while not self._answers():
            assert self._process.poll() is None, (self.folder / "log").read_text(errors="replace")
            assert time.monotonic() < end, "the broker doesn't answer"

    def kill(self) -> None:
        """End it as a crash does."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _answers(self) -> bool:
        try:
            with Connection(self.url, connect_timeout=1) as connection:
                connection.ensure_connection(max_retries=1, interval_start=1, timeout=1)
        except (OperationalError, OSError):
            return False
        return True


class Redis(Broker):
    """Redis, which keeps nothing on the disk."""

    @property
    def url(self) -> str:
        """Its first database."""
        return f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> list[str]:
        """Listen on loopback alone."""
        options = {"port": str(self.port), "bind": "127.0.0.1", "save": "", "dir": str(self.folder)}
        return [
            _program("redis-server"),
            *(word for name, value in options.items() for word in (f"--{name}", value)),
        ]


class RabbitMq(Broker):
    """RabbitMQ, with a node name, a cookie and a name server of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._names, self._distribution = _free_port(), _free_port()

    @property
    def url(self) -> str:
        """Its default user may come from loopback only."""
        return f"amqp://guest:guest@127.0.0.1:{self.port}//"

    def command(self) -> list[str]:
        """Start the program itself: Debian's wrapper wants to be another user."""
        return [_program("/usr/lib/rabbitmq/bin/rabbitmq-server", "rabbitmq-server")]

    def environment(self) -> dict[str, str]:
        """Keep everything in the folder."""
        at = str(self.folder)
        plugins = self.folder / "plugins"
        plugins.write_text("[].\n", encoding="ascii")
        return super().environment() | {
            "HOME": at,
            "ERL_EPMD_PORT": str(self._names),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODENAME": f"galley-{self.port}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(self._distribution),
            "RABBITMQ_MNESIA_BASE": at,
            "RABBITMQ_LOG_BASE": at,
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(plugins),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
        }

    def kill(self) -> None:
        """Its name server goes too: it would stay behind."""
        super().kill()
        subprocess.run(
            [_program("epmd"), "-port", str(self._names), "-kill"], capture_output=True, check=False
        )


@contextmanager
def redis(folder: Path) -> Iterator[Broker]:
    """Run Redis."""
    yield from _running(Redis(folder))


@contextmanager
def rabbitmq(folder: Path) -> Iterator[Broker]:
    """Run RabbitMQ."""
    yield from _running(RabbitMq(folder))


def _running(broker: Broker) -> Iterator[Broker]:
    broker.start()
    try:
        yield broker
    finally:
        broker.kill()


def _program(*names: str) -> str:
    """Return the first of the programs that is here."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    assert found, f"{names[-1]} isn't here: make test-brokers installs it"
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
