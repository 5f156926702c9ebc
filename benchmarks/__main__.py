"""`make bench`: bring a throwaway desk up, measure it, print and write the table, fail on a missed budget.

The suites run in a process of their own (`manage.py shell`), because Django's settings read the environment
that is prepared here.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from annotator.localdb import operations as localdb

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Return the suites' exit code: 1 when a budget is missed."""
    data = Path(os.environ.get("DATA", ROOT / "var")).resolve()
    with tempfile.TemporaryDirectory(prefix="galley-bench-") as name:
        folder = Path(name)
        # The database server may run as another user, who must be able to pass through.
        folder.chmod(0o755)
        desk = {"DATA": name, "PORT": str(_free_port()), "CELERY_BROKER_URL": "memory://"}
        desk["GALLEY_BENCH_TABLE"] = str(data / "bench.json")
        localdb.start(folder / "postgres")
        try:
            # A measured desk fills up with made-up articles: never the database that DATABASE_URL names.
            return _run({name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | desk)
        finally:
            localdb.stop(folder / "postgres")


def _free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run(desk: dict[str, str]) -> int:
    """Prepare the database and the static files, then run the suites."""
    manage = [sys.executable, str(ROOT / "manage.py")]
    for words in (["migrate"], ["collectstatic", "--no-input"]):
        subprocess.run([*manage, *words, "-v", "0"], env=desk, cwd=ROOT, check=True)
    suites = f"from benchmarks.suites import main; main(*{sys.argv[1:]!r})"
    return subprocess.run(
        [*manage, "shell", "-v", "0", "-c", suites], env=desk, cwd=ROOT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
