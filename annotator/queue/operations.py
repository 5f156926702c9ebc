"""How Celery reaches its broker: the options of kombu's `pgmq://` transport, and closing it in time."""

from typing import Any

from kombu import pools
from psycopg.conninfo import make_conninfo

#: Seconds that a fetched message stays hidden from other workers. A worker killed in the middle of a job gives
#: its message back after this; the sweeper, which reads the job rows, usually acts first. It must exceed the
#: longest task, or that task would be handed out a second time while it runs.
VISIBILITY_TIMEOUT = 1800


def connection_string(database: dict[str, Any]) -> str:
    """Return libpq's connection string for Django's connection settings (Unix sockets included)."""
    options = {key: value for key, value in database["OPTIONS"].items() if key != "pool"}
    return make_conninfo(
        dbname=database["NAME"],
        user=database["USER"] or None,
        password=database["PASSWORD"] or None,
        host=database["HOST"] or None,
        port=database["PORT"] or None,
        **options,
    )


def transport_options(database: dict[str, Any]) -> dict[str, Any]:
    """Return the options of the `pgmq://` transport that queues in this database."""
    return {
        # The URL form can't name a Unix socket, the connection string can.
        "conn_string": connection_string(database),
        # A migration installs the queue: CREATE EXTENSION would need files that most servers don't have.
        "init_extension": False,
        # Woken by NOTIFY, an idle worker starts a task at once instead of at the next poll.
        "use_notify": True,
        # Seconds between two looks when no NOTIFY came: the default of 1 would limit a worker that fetches
        # one message per look to a task a second.
        "polling_interval": 0.1,
        # 0 switches the server-side long poll off: it holds a connection and a lock on the consumer, so that
        # a warm shutdown would wait for it. NOTIFY does the same job from outside a query.
        "wait_time_seconds": 0,
        "visibility_timeout": VISIBILITY_TIMEOUT,
        # Connections per process: one to fetch, one to acknowledge. The default of 10 would let three
        # processes take half of a small server's connections.
        "pool_size": 2,
        # Seconds to wait for a connection: an editor's request fails over to the sweeper rather than hang.
        "pool_timeout": 5,
    }


def close_connections() -> None:
    """Close every pooled broker connection of this process.

    Run at exit: the transport keeps a psycopg pool with daemon threads. Left to the interpreter's teardown the
    threads are frozen before the pool's finaliser joins them, five seconds each, up to 20 s per process.
    """
    pools.reset()
