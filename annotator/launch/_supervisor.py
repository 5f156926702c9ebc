"""Keeps the programs of a desk running until somebody stops it."""

import signal
import sys
import time
from collections.abc import Callable
from types import FrameType
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from annotator.launch._child import Child
from annotator.launch._desk import Desk, LaunchError

#: Seconds between two looks at the children.
TICK = 0.25
#: Seconds from the first program's start until the desk must answer.
READY_LIMIT = 90.0
#: When one program has died this often before the desk answers, the start is given up.
PATIENCE = 3
#: Seconds for the web server to finish requests, and the worker its tasks.
STOP_LIMIT = 15.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Starts the children, starts them again, and stops them in the opposite order on a signal."""

    def __init__(self, children: list[Child], desk: Desk, look_after_database: Callable[[], None]) -> None:
        self._children = children
        self._desk = desk
        self._look_after_database = look_after_database
        self._asked_to_stop = 0
        # No proxy: HTTP_PROXY in the environment is not meant for a loopback address.
        self._browser = build_opener(ProxyHandler({}))

    def watch_signals(self) -> None:
        """Turn Ctrl-C, SIGTERM and a closed terminal into a calm stop; a second one hurries it."""
        for number in SIGNALS:
            signal.signal(number, self._note)

    @property
    def stopping(self) -> bool:
        """Whether somebody has asked to stop."""
        return self._asked_to_stop > 0

    def start(self) -> bool:
        """Start the children and return once the desk answers; False when somebody stopped it meanwhile.

        Raises LaunchError when it doesn't answer in time, or a program keeps dying.
        """
        deadline = time.monotonic() + READY_LIMIT
        for child in self._children:
            child.start()
        while not self.stopping:
            if self._answers():
                return True
            for child in self._children:
                child.keep_alive()
                if child.deaths >= PATIENCE:
                    raise LaunchError(
                        f"{child.name} doesn't start: {child.last_words()} (its log: {child.log})."
                    )
            if time.monotonic() > deadline:
                raise LaunchError(
                    f"The desk doesn't answer at {self._desk.address}readyz after {READY_LIMIT:g} s; "
                    f"the logs in {self._desk.logs} say why."
                )
            time.sleep(0.05)
        return False

    def watch(self) -> None:
        """Look after everything until somebody asks to stop."""
        while not self.stopping:
            self._look_after_database()
            for child in self._children:
                if complaint := child.keep_alive():
                    say(complaint)
                for line in child.news():
                    say(f"{child.name}: {line}")
            time.sleep(TICK)

    def stop(self) -> None:
        """End every child, kindly first, by force after a while or when asked twice; return when all are
        gone.
        """
        asked_before = self._asked_to_stop
        # The web server first, so that nothing is enqueued once the worker has stopped.
        for child in self._children:
            child.send(signal.SIGTERM)
        deadline = time.monotonic() + STOP_LIMIT
        while any(child.is_running() for child in self._children):
            if time.monotonic() > deadline or self._asked_to_stop > max(asked_before, 1):
                for child in self._children:
                    child.send(signal.SIGKILL)
            for child in self._children:
                child.wait(0.05)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self._asked_to_stop += 1

    def _answers(self) -> bool:
        try:
            with self._browser.open(f"{self._desk.address}readyz", timeout=2) as answer:
                return bool(answer.status == 200)  # noqa: PLR2004  the one status that means ready
        except (URLError, OSError):
            return False


def say(sentence: str) -> None:
    """Tell the person who started the desk."""
    print(sentence, file=sys.stdout, flush=True)
