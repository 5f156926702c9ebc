"""One program of the desk: started, watched, started again, stopped."""

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

#: Seconds before a program that died is started again: the first, doubled each time, up to the last.
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
#: A program that lived this long is healthy again: the next pause is the first one.
HEALTHY_AFTER = 60.0
TERMINAL_SIGNALS = {signal.SIGINT, signal.SIGHUP}
LARGEST_LOG = 10 * 1024 * 1024
#: The last line of a traceback.
EXCEPTION = re.compile(r"[\w.]*(Error|Exception|ImproperlyConfigured): ")
#: Words that make a line of a log worth the terminal.
LOUD = (b" WARNING ", b" ERROR ", b" CRITICAL ", b"[WARNING]", b"[ERROR]", b"[CRITICAL]")


class Child:
    """A program whose output goes to its own log file, in the process group of the launcher.

    The same group, so that killing the group, for example by closing the terminal, ends the children too.
    """

    def __init__(self, name: str, command: list[str], log: Path, environment: Mapping[str, str]) -> None:
        self.name = name
        self.log = log
        self.deaths = 0
        self._command = command
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._start_again_at = 0.0
        self._told = 0

    def start(self) -> None:
        """Start the program, with its log cut when it has grown large."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".1.log"))
        # A terminal's Ctrl-C reaches the whole group. Programs begin with it blocked, so that each is stopped
        # once and in order, by the launcher: two signals at a time make the web server's worker hang.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, TERMINAL_SIGNALS)
        try:
            with self.log.open("ab") as stream:
                self._told = stream.tell()
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.DEVNULL,
                    stdout=stream,
                    stderr=stream,
                    env=self._environment,
                )
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        self._started_at = time.monotonic()

    def keep_alive(self) -> str:
        """Start the program again when it has died and its pause is over; return a sentence about a new
        death.
        """
        if self._process is None:
            if time.monotonic() >= self._start_again_at:
                self.start()
            return ""
        code = self._process.poll()
        if code is None:
            self._cut_log()
            return ""
        if time.monotonic() - self._started_at > HEALTHY_AFTER:
            self.deaths = 0
        pause = min(FIRST_PAUSE * 2**self.deaths, LONGEST_PAUSE)
        self.deaths += 1
        self._process = None
        self._start_again_at = time.monotonic() + pause
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        return f"{self.name} {how}; starting it again in {pause:g} s (its log: {self.log})"

    def news(self) -> list[str]:
        """Return the lines with warnings and errors that the log has gained since the last call."""
        try:
            with self.log.open("rb") as stream:
                stream.seek(self._told)
                fresh = stream.read(LARGEST_LOG)
        except FileNotFoundError:
            return []
        whole = fresh[: fresh.rfind(b"\n") + 1]
        self._told += len(whole)
        return [
            line.decode(errors="replace") for line in whole.splitlines() if any(word in line for word in LOUD)
        ]

    def last_words(self) -> str:
        """Return the newest line of the log that names an error by its class, else the last that isn't
        empty.
        """
        lines = [line.strip() for line in self.log.read_text(encoding="utf-8", errors="replace").splitlines()]
        named = [line for line in lines if EXCEPTION.match(line)]
        return (named or [line for line in lines if line] or ["it printed nothing"])[-1]

    def is_running(self) -> bool:
        """Return whether the program runs at this moment."""
        return self._process is not None and self._process.poll() is None

    def send(self, how: signal.Signals) -> None:
        """Send a signal if the program runs."""
        if self._process is not None:
            # Popen checks under a lock that the process wasn't reaped, so the id can't be another's by now.
            self._process.send_signal(how)

    def wait(self, seconds: float) -> None:
        """Wait until the program has ended, at most so long."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, seconds))
        except subprocess.TimeoutExpired:
            return

    def _cut_log(self) -> None:
        """Empty a log that has grown too large, after keeping a copy: the program holds the file open."""
        if self.log.stat().st_size > 2 * LARGEST_LOG:
            shutil.copyfile(self.log, self.log.with_suffix(".1.log"))
            with self.log.open("r+b") as stream:
                stream.truncate(0)
            self._told = 0
