"""The real web server on the suite's database, for a browser to talk to."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

from annotator.launch._rights import grant_rights
from annotator.localdb.types import DESK, SUPERUSER

ROOT = Path(__file__).resolve().parents[2]
# Seconds that the server has to answer or to end.
PATIENCE = 30


class Server:
    """The Procfile's web process. A journey may stop it and start it again, on the same address.

    `environment` are settings beside the suite's own, such as PUBLIC_URL.
    """

    def __init__(self, **environment: str) -> None:
        self._environment = environment
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and return when it answers."""
        lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
        command = next(line for line in lines if line.startswith("web:")).removeprefix("web:")
        # Only a stop is shorter: it waits for streams, which end by themselves as little as elsewhere.
        command = command.replace("--workers-kill-timeout 3s", "--workers-kill-timeout 1s")
        words = shlex.split(command.replace("$PORT", str(self.port)))
        # Cookies are named by the port that the suite's settings know, so PORT stays as it is.
        desk = {"DATABASE_URL": database_url(desk_role()), "DATA": str(settings.DATA)} | self._environment
        self._process = subprocess.Popen([sys.executable, *words[1:]], cwd=ROOT, env=os.environ | desk)
        self._wait()

    def stop(self) -> None:
        """Stop the server and return when it is gone."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=PATIENCE)
            self._process = None

    def processes(self) -> list[int]:
        """Return the ids of the server's processes, the one that watches over them in front."""
        if self._process is None:
            return []
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        return [pid, *map(int, children)]

    def kill(self) -> None:
        """Kill the server's processes as a power cut would: nothing is finished, nobody is told."""
        if self._process is not None:
            for one in self.processes():
                os.kill(one, signal.SIGKILL)
            self._process.wait(timeout=PATIENCE)
            self._process = None

    def _wait(self) -> None:
        """Ask until the server answers: it listens a moment after its process starts."""
        for _ in range(PATIENCE * 100):
            try:
                with urlopen(f"{self.url}/healthz", timeout=PATIENCE):
                    return
            except (URLError, ConnectionError):
                time.sleep(0.01)
        raise TimeoutError(f"The web server didn't answer at {self.url}.")


def desk_role() -> str:
    """Return the role that a real desk's programs have, with its rights in this worker's database.

    Where the suite runs on somebody else's server, there may be none but the suite's own.
    """
    own: str = connection.settings_dict["USER"]
    if own != SUPERUSER:
        return own
    grant_rights(connection, DESK)
    return DESK


def database_url(role: str = "") -> str:
    """Return the address of the database that this worker's tests use, as the suite's own role or another
    one.
    """
    at = connection.settings_dict
    host, port = quote(at["HOST"] or "localhost", safe=""), at["PORT"] or 5432
    password = f":{quote(at['PASSWORD'], safe='')}" if at["PASSWORD"] else ""
    return f"postgres://{quote(role or at['USER'])}{password}@{host}:{port}/{quote(at['NAME'])}"
