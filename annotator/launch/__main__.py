"""Brings up the desk that PORT and DATA name, and stays in the foreground until it is stopped."""

import json
import os
import subprocess
import sys
from pathlib import Path

from annotator import env
from annotator.launch import _leftovers, _procfile
from annotator.launch._child import Child
from annotator.launch._desk import HOST, Desk, LaunchError, check_port, explain, lock, make_folders
from annotator.launch._supervisor import Supervisor, say
from annotator.localdb import operations as localdb
from annotator.localdb.errors import LocalDatabaseError

ROOT = Path(__file__).resolve().parent.parent.parent
#: As few threads per allocator arena as the desk needs: glibc would keep 8 arenas per core of freed memory.
QUIET_ALLOCATOR = {"MALLOC_ARENA_MAX": "2"}


def main() -> int:
    """Run the desk; return 0 after a stop that somebody asked for, 1 after one sentence about what is
    wrong.
    """
    desk = None
    try:
        desk = Desk(
            data=env.folder("DATA", default=ROOT / "var", base=ROOT),
            port=env.port("PORT", default=8000),
            public=env.public_url("PUBLIC_URL"),
        )
        # Read by the settings; here only to refuse it before anything starts.
        env.networks("TRUSTED_PROXIES")
        make_folders(desk)
        with lock(desk):
            return run(desk)
    except (LaunchError, LocalDatabaseError, env.SettingError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(explain(error, desk.data if desk else ROOT), file=sys.stderr)
    return 1


def run(desk: Desk) -> int:
    """Prepare, start, watch and stop the desk, whose lock this process holds."""
    mark_file = desk.runtime / "start"
    if count := _leftovers.end(mark_file):
        say(f"Ended {count} leftover process{'es' if count > 1 else ''} of a desk that was killed.")
    check_port(desk)
    embedded = not env.text("DATABASE_URL")
    environment = child_environment(desk, _leftovers.new_mark(mark_file))
    children = [
        Child(name, [sys.executable if word == "python" else word for word in command], log, environment)
        for name, command in _procfile.read(ROOT / "Procfile", environment).items()
        for log in [desk.logs / f"{name}.log"]
    ]
    supervisor = Supervisor(children, desk, lambda: look_after_database(desk, embedded=embedded))
    supervisor.watch_signals()
    try:
        if embedded:
            for note in localdb.start(desk.cluster).notes:
                say(note)
        sign_in = prepare(environment, supervisor)
        if sign_in and supervisor.start():
            say(f"Galley is ready: {desk.addresses}\nSign in: {desk.origin}{sign_in}")
            supervisor.watch()
    finally:
        supervisor.stop()
        # A program that had to be killed leaves its own children.
        _leftovers.end(mark_file)
        if embedded:
            localdb.stop(desk.cluster)
    say("Galley has stopped.")
    return 0


def child_environment(desk: Desk, mark: str) -> dict[str, str]:
    """Return the environment of every program of the desk."""
    return {
        **QUIET_ALLOCATOR,
        **os.environ,
        "DATA": str(desk.data),
        "PORT": str(desk.port),
        "HOST": HOST,
        "DJANGO_SETTINGS_MODULE": "annotator.settings",
        # A log that arrives late is no log.
        "PYTHONUNBUFFERED": "1",
        _leftovers.VARIABLE: mark,
    }


def prepare(environment: dict[str, str], supervisor: Supervisor) -> str:
    """Migrate, collect static files and load the sample desk where needed; return the sign-in link's path.

    One process for all of it: each start of Django costs half a second. Empty when somebody stopped the desk
    meanwhile, which interrupts this too. Raises LaunchError with its last words.
    """
    answer = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "prepare_desk"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=ROOT,
    )
    if supervisor.stopping:
        return ""
    if answer.returncode != 0:
        words = [line for line in answer.stderr.splitlines() if line.strip()]
        raise LaunchError(words[-1] if words else f"prepare_desk ended with code {answer.returncode}.")
    sys.stderr.write(answer.stderr)
    return str(json.loads(answer.stdout.splitlines()[-1])["sign_in"])


def look_after_database(desk: Desk, *, embedded: bool) -> None:
    """Start the embedded database again when it is gone; the other programs reconnect by themselves."""
    if embedded and localdb.status(desk.cluster) is None:
        say("The database is gone; starting it again.")
        localdb.start(desk.cluster)


if __name__ == "__main__":
    sys.exit(main())
