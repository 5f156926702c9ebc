"""`make bench`: measure a throwaway desk, print each figure as it comes, fail on a missed budget.

Each suite runs in a process of its own (`manage.py shell`), because Django's settings read the environment
that is prepared here, and because one that hangs then loses only itself.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from annotator.localdb import operations as localdb
from benchmarks.figures import read_figures, write_table

ROOT = Path(__file__).resolve().parent.parent
# The suites in their order, with the seconds that each may take. The last one fills the desk.
LIMITS = {
    "carrying": 60,
    "server": 90,
    "bulk": 60,
    "streams": 60,
    "registers": 60,
    "lists": 120,
    "formats": 240,
    "desk": 300,
    "growth": 420,
}
# Takes its time, and is measured only when it is asked for.
_APART = {"formats"}
# All of them together.
WHOLE = 600


def main() -> int:
    """Return 1 when a budget is missed or a suite ends without having measured everything."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.partition("\n\n")[0])
    choice = f"some of: {', '.join(LIMITS)}; without, all but {', '.join(_APART)}"
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=choice)
    wanted = parser.parse_args().suites or [name for name in LIMITS if name not in _APART]
    if unknown := set(wanted) - set(LIMITS):
        parser.error(f"There is no suite {min(unknown)}; there are {', '.join(LIMITS)}.")
    data = Path(os.environ.get("DATA", ROOT / "var")).resolve()
    with tempfile.TemporaryDirectory(prefix="galley-bench-") as name:
        folder = Path(name)
        # The database server may run as another user, who must be able to pass through.
        folder.chmod(0o755)
        desk = {"DATA": name, "PORT": str(_free_port()), "CELERY_BROKER_URL": "memory://"}
        desk["GALLEY_BENCH_FIGURES"] = str(folder / "figures.jsonl")
        localdb.start(folder / "postgres")
        try:
            # A measured desk fills up with made-up articles: never the database that DATABASE_URL names.
            done = _run_all(wanted, {n: v for n, v in os.environ.items() if n != "DATABASE_URL"} | desk)
        finally:
            localdb.stop(folder / "postgres")
        figures = read_figures(folder / "figures.jsonl")
    write_table(figures, data / "bench.json")
    return 0 if done and all(figure.met for figure in figures) else 1


def _free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run_all(wanted: list[str], desk: dict[str, str]) -> bool:
    """Prepare the database and the static files, then run the suites; return whether each came to its end."""
    manage, end = [sys.executable, str(ROOT / "manage.py")], time.monotonic() + WHOLE
    for words in (["migrate"], ["collectstatic", "--no-input"]):
        subprocess.run([*manage, *words, "-v", "0"], env=desk, cwd=ROOT, check=True, timeout=WHOLE)
    ended = []
    for name in (one for one in LIMITS if one in wanted):
        measure = f"from benchmarks.suites import measure; measure({name!r})"
        seconds = max(0.0, min(LIMITS[name], end - time.monotonic()))
        ended.append(run(name, [*manage, "shell", "-v", "0", "-c", measure], desk, seconds))
    return all(ended)


def run(name: str, command: list[str], desk: dict[str, str], seconds: float) -> bool:
    """Run one suite in so many seconds at most, and end all that it started; return whether it came to its
    end.
    """
    # In a session of its own, so that the web server and the browsers end with it.
    process = subprocess.Popen(command, env=desk, cwd=ROOT, start_new_session=True)
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        print(f"The suite {name} wasn't done within {seconds:.0f} s; it was ended.", flush=True)
        return False
    finally:
        _end(process)
    if code:
        print(f"The suite {name} failed; its other figures are missing.", flush=True)
    return code == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of the process's session."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


if __name__ == "__main__":
    sys.exit(main())
