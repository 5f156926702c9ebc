"""The one listener of a process: hears the ledger's bell and the others' presence, and tells the hub."""

from __future__ import annotations

import logging
import os
import select
import threading
import time
import weakref
from collections.abc import Iterable

import msgspec
import psycopg
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from annotator.live._catching_up import first_events
from annotator.live._events import SHOWN, told
from annotator.live._hub import HUB, Hub
from annotator.live._presence import Whereabouts
from annotator.live._readers import unwelcome
from annotator.web.news import NEWS
from articles.ledger.models import Entry
from articles.ledger.operations import BELL, end_of_feed
from articles.ledger.types import Cursor

logger = logging.getLogger(__name__)

PRESENCE = "galley_presence"
# Entries that are read and handed on together.
AT_ONCE = 500
# Newcomers that get their starting place together, before the bell is heard again.
NEWCOMERS_AT_ONCE = 20
# Seconds. A burst of commits is read in one go: nobody sees a tenth of a second.
GATHERING = 0.1
# Between two looks at entries that a transaction which is still running holds back.
HELD_BACK = 0.1
# Between two looks at who fell silent, while nothing rings.
QUIET = 5.0
# Between two looks at whether those who listen still may.
TRUST = 10.0
FIRST_WAIT = 0.5
LONGEST_WAIT = 5.0


class Listener:
    """Listens in a thread of its own, from the first stream on, with connections that belong to it alone.

    They don't belong to the pool, so that requests and streams never wait for each other. Opening a stream
    waits for nothing here: this thread gives it its starting place. The feed is read from the place where it
    was last read, even after a lost connection, so nothing is missed.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        # Written to when somebody comes: the thread waits for this and for the database at once.
        self._doorbell, self._ringing = os.pipe()
        os.set_blocking(self._doorbell, False)
        os.set_blocking(self._ringing, False)
        for end in (self._doorbell, self._ringing):
            weakref.finalize(self, os.close, end)
        # Of the thread alone.
        self._place: Cursor | None = None
        self._trusted_until = 0.0

    def notice(self) -> None:
        """Look at the newcomers soon. Waits for nothing."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="live-listener", daemon=True)
                self._thread.start()
        self._ring()

    def stop(self) -> None:
        """End the thread, and its connections with it."""
        self._stopping.set()
        self._ring()
        if self._thread:
            self._thread.join()

    def _ring(self) -> None:
        try:
            os.write(self._ringing, b"!")
        except BlockingIOError:
            # It rings already.
            return

    def _run(self) -> None:
        """Listen until it is stopped; a database that went away is looked for less and less often."""
        wait = FIRST_WAIT
        connections[DEFAULT_DB_ALIAS] = _outside_the_pool()
        while not self._stopping.is_set():
            try:
                with self._connection() as bell:
                    wait = FIRST_WAIT
                    self._listen(bell)
            except (psycopg.Error, DatabaseError):
                logger.warning("The event stream lost the database; trying again in %.1f s.", wait)
            finally:
                connection.close()
            self._stopping.wait(wait)
            wait = min(LONGEST_WAIT, wait * 2)

    def _connection(self) -> psycopg.Connection:
        """Open the connection that hears the bell; it is used for nothing else."""
        parameters = connection.get_connection_params()
        opened: psycopg.Connection = psycopg.connect(
            **{**parameters, "autocommit": True, "cursor_factory": psycopg.Cursor}
        )
        return opened

    def _listen(self, bell: psycopg.Connection) -> None:
        bell.execute(f"LISTEN {BELL}")
        bell.execute(f"LISTEN {PRESENCE}")
        # What was committed while nobody listened.
        is_behind = True
        while not self._stopping.is_set():
            for note in self._rung(bell, is_behind=is_behind):
                if note.channel == BELL:
                    is_behind = True
                else:
                    self._hear(note.payload)
            if is_behind:
                is_behind = self._read()
            self._welcome()
            self._hub.fade(time.monotonic())
            self._ask_anew()

    def _rung(self, bell: psycopg.Connection, *, is_behind: bool) -> list[psycopg.Notify]:
        """Wait until something rings, but not for long; return what the database said."""
        waiting = select.poll()
        waiting.register(bell.fileno(), select.POLLIN)
        waiting.register(self._doorbell, select.POLLIN)
        has_company = self._hub.newcomers(1) or NEWS.has_fresh
        seconds = 0.0 if has_company else HELD_BACK if is_behind else QUIET
        ready = [one for one, _ in waiting.poll(seconds * 1000)]
        if self._doorbell in ready:
            os.read(self._doorbell, 4096)
        rung = list(bell.notifies(timeout=0)) if bell.fileno() in ready else []
        return rung + list(bell.notifies(timeout=GATHERING)) if rung else rung

    def _hear(self, payload: str) -> None:
        """Note where a page is. If a process of another release uses another form, it is ignored."""
        try:
            where = msgspec.json.decode(payload, type=Whereabouts)
        except msgspec.DecodeError as error:
            logger.warning("A sign of presence can't be read: %s", error)
            return
        self._hub.heard(where, time.monotonic())

    def _read(self) -> bool:
        """Hand on what is new; return whether there is more that can't be read yet."""
        # While nobody listens the feed isn't read; the next stream begins at its end.
        if self._hub.is_empty and NEWS.is_empty:
            self._place = None
        if self._place is None:
            return False
        entries = list(told(Entry.objects.committed().after(self._place))[:AT_ONCE])
        self._hub.publish(entries)
        if entries:
            self._place = entries[-1].cursor
            NEWS.ring(self._place)
        if _concern_people(entries):
            self._trusted_until = 0.0
        return Entry.objects.after(self._place).exists()

    def _welcome(self) -> None:
        """Give newcomers their starting place, and what they missed."""
        newcomers = self._hub.newcomers(NEWCOMERS_AT_ONCE)
        if not newcomers and not NEWS.has_fresh:
            return
        self._place = self._place or end_of_feed()
        NEWS.welcome(self._place)
        for subscription, events in first_events(newcomers, self._place):
            people = [self._hub.presence(article) for article in subscription.articles]
            self._hub.admit(subscription, [*events, *people])

    def _ask_anew(self) -> None:
        """End the streams of people who may not read any more."""
        now = time.monotonic()
        if now < self._trusted_until:
            return
        self._trusted_until = now + TRUST
        if readers := self._hub.readers():
            self._hub.dismiss(unwelcome(readers))


def _outside_the_pool() -> BaseDatabaseWrapper:
    """Return a connection of one's own to the desk's database."""
    own = connections[DEFAULT_DB_ALIAS].copy()
    options = {name: value for name, value in own.settings_dict["OPTIONS"].items() if name != "pool"}
    own.settings_dict = own.settings_dict | {"OPTIONS": options, "CONN_MAX_AGE": None}
    return own


def _concern_people(entries: Iterable[Entry]) -> bool:
    """Tell whether entries concern something that no page shows: accounts, roles, sessions."""
    return any(entry.verb.partition(".")[0] not in SHOWN for entry in entries)


LISTENER = Listener(HUB)
NEWS.brought_by(LISTENER.notice)
