"""The one listener of a process: hears the ledger's bell and the others' presence, and tells the hub."""

from __future__ import annotations

import logging
import threading
import time

import msgspec
import psycopg
from django.db import DatabaseError, close_old_connections, connection

from annotator.live._events import told
from annotator.live._hub import HUB, Hub
from annotator.live._presence import Whereabouts
from articles.ledger.models import Entry
from articles.ledger.operations import BELL, end_of_feed
from articles.ledger.types import Cursor

logger = logging.getLogger(__name__)

PRESENCE = "galley_presence"
# Entries that are read and handed on together.
AT_ONCE = 500
# Seconds. A burst of commits is read in one go: nobody sees a tenth of a second.
GATHERING = 0.1
# Between two looks at entries that a transaction which is still running holds back.
HELD_BACK = 0.1
# Between two looks at who fell silent, while nothing rings.
QUIET = 5.0
FIRST_WAIT = 0.5
LONGEST_WAIT = 10.0
# For the listener to be connected, before a stream goes on without: it is told what happened as soon as it is.
PATIENCE = 5.0


class Listener:
    """Listens in a thread of its own, from the first stream on, with a connection that belongs to it alone.

    The feed is read from the place where it was last read, also after the connection was lost: nothing is missed.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._lock = threading.Lock()
        self._connected = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._place: Cursor | None = None

    def join(self) -> None:
        """Make sure that everything which is committed from now on reaches the streams that are subscribed already."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="live-listener", daemon=True)
                self._thread.start()
        self._connected.wait(PATIENCE)
        with self._lock:
            self._place = self._place or end_of_feed()

    def stop(self) -> None:
        """End the thread, and its connections with it."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        """Listen until it is stopped; a database that went away is looked for less and less often."""
        wait = FIRST_WAIT
        while not self._stopping.is_set():
            try:
                with self._connection() as bell:
                    wait = FIRST_WAIT
                    self._listen(bell)
            except (psycopg.Error, DatabaseError):
                logger.warning("The event stream lost the database; it is tried again in %.1f s.", wait)
            finally:
                self._connected.clear()
                connection.close()
            self._stopping.wait(wait)
            wait = min(LONGEST_WAIT, wait * 2)

    def _connection(self) -> psycopg.Connection:
        """Connect outside the pool, whose connections are for requests."""
        parameters = connection.get_connection_params()
        opened: psycopg.Connection = psycopg.connect(
            **{**parameters, "autocommit": True, "cursor_factory": psycopg.Cursor}
        )
        return opened

    def _listen(self, bell: psycopg.Connection) -> None:
        bell.execute(f"LISTEN {BELL}")
        bell.execute(f"LISTEN {PRESENCE}")
        self._connected.set()
        # What was committed while nobody listened.
        is_behind = True
        while not self._stopping.is_set():
            rung = list(bell.notifies(timeout=HELD_BACK if is_behind else QUIET, stop_after=1))
            if rung:
                rung += bell.notifies(timeout=GATHERING)
            for note in rung:
                if note.channel == PRESENCE:
                    self._hear(note.payload)
            if is_behind or any(note.channel == BELL for note in rung):
                is_behind = self._read()
            self._hub.fade(time.monotonic())

    def _hear(self, payload: str) -> None:
        """Note where a page is. A process of another release may say it in another form: its people aren't shown."""
        try:
            where = msgspec.json.decode(payload, type=Whereabouts)
        except msgspec.DecodeError as error:
            logger.warning("A sign of presence can't be read: %s", error)
            return
        self._hub.heard(where, time.monotonic())

    def _read(self) -> bool:
        """Hand on what is new; return whether there is more that can't be read yet."""
        with self._lock:
            # While nobody listens the feed isn't read; the next stream begins at its end.
            if self._hub.is_empty:
                self._place = None
            if self._place is None:
                return False
            entries = list(told(Entry.objects.committed().after(self._place))[:AT_ONCE])
            self._hub.publish(entries)
            if entries:
                self._place = entries[-1].cursor
            is_behind = Entry.objects.after(self._place).exists()
        close_old_connections()
        return is_behind


LISTENER = Listener(HUB)
