"""kombu's `pgmq://` transport, for a role that may send and fetch messages but not make queues.

Its connections are remembered too, so that they can be closed in time.
"""

from typing import Any
from weakref import WeakValueDictionary

from kombu.transport import pgmq

#: Every client of this process that somebody still holds. By id: clients compare by value and have no hash.
_open: WeakValueDictionary[int, Any] = WeakValueDictionary()


#: Whether the queue is there and rings at each insert. A name that is no queue's is none of a table's either.
RINGS = """
SELECT EXISTS (
    SELECT FROM pg_trigger
    WHERE tgrelid = to_regclass('pgmq.q_' || lower(%s)) AND tgname = 'trigger_notify_queue_insert_listeners'
)
"""
#: An unlogged table says when the listeners were last woken; a crash of the server empties it.
WAKE = """
INSERT INTO pgmq.notify_insert_throttle (queue_name, throttle_interval_ms) VALUES (%s, %s)
ON CONFLICT DO NOTHING
"""


class Channel(pgmq.Channel):
    """A channel that takes queues as the owner has prepared them; only what isn't there is left to kombu to
    make.

    The names that it overrides are kombu's own, private and without types.
    """

    def _new_queue(self, queue: str, **options: Any) -> None:
        if not self._is_prepared(queue):
            super()._new_queue(queue, **options)  # type: ignore[no-untyped-call]

    def _maybe_enable_notify(self, queue: str, queue_name: str | None = None) -> None:
        if self.use_notify and self._is_prepared(queue):
            self.connection._register_notify_queue(self._queue_name(queue))  # type: ignore[attr-defined]  # noqa: SLF001
        else:
            super()._maybe_enable_notify(queue, queue_name=queue_name)  # type: ignore[no-untyped-call]

    def _is_prepared(self, queue: str) -> bool:
        """Return whether the queue is there and wakes who listens."""
        name, pool = self._queue_name(queue), self.pgmq.pool
        if pool is None:
            return False
        with pool.connection() as connection:
            prepared = connection.execute(RINGS, (name,)).fetchone() == (True,)
            if prepared:
                connection.execute(WAKE, (name, self.notify_throttle_interval_ms))
        return prepared


class Transport(pgmq.Transport):
    """The transport of the installed kombu; differs in its channel and in what `close_clients` needs."""

    Channel = Channel

    def _create_pgmq_client(self) -> Any:
        client = super()._create_pgmq_client()
        _open[id(client)] = client
        return client


def close_clients() -> None:
    """Close the connection pools that are still open, those of connections that never came about included."""
    for client in list(_open.values()):
        client.close()
