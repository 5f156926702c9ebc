"""How Celery reaches its broker: the options of kombu's `pgmq://` transport, and closing it in time."""

from typing import Any

from kombu import pools
from kombu.transport import TRANSPORT_ALIASES
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from annotator.queue._transport import close_clients

# From here on pgmq:// is kombu's transport with connections that can be closed in time.
TRANSPORT_ALIASES["pgmq"] = "annotator.queue._transport:Transport"

#: What libpq understands; Django's own options (a pool, an isolation level) are not for it.
LIBPQ_OPTIONS = frozenset(option.keyword.decode() for option in Conninfo.get_defaults())

#: Seconds that a fetched message stays hidden from other workers. A worker killed in the middle of a job
#: gives its message back after this; the sweeper, which reads the job rows, usually acts first. It must
#: exceed the longest task, or that task would be handed out a second time while it runs.
VISIBILITY_TIMEOUT = 1800


def connection_string(database: dict[str, Any]) -> str:
    """Return a connection string, out of Django's connection settings, that survives the pgmq client.

    The client takes the string apart and puts five of its values together again, unquoted. So each value is
    quoted twice, and what else there is (sslmode and its like) rides along behind the last one; otherwise a
    folder with a space would break the string, and a demanded certificate check would silently be dropped.
    """
    extra = {key: value for key, value in database["OPTIONS"].items() if key in LIBPQ_OPTIONS}
    riders = make_conninfo(**extra)
    values = {
        "host": database["HOST"],
        "port": database["PORT"],
        "dbname": database["NAME"],
        "user": database["USER"],
        # The client fills in "postgres" for an empty password; sent only to a server that asks for one.
        "password": database["PASSWORD"],
    }
    quoted = {key: _quote(str(value)) for key, value in values.items() if value}
    quoted["password"] = f"{quoted.get('password', _quote('postgres'))} {riders}".strip()
    return make_conninfo(**quoted)


def _quote(value: str) -> str:
    """Quote one value as libpq reads it."""
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


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
        "pool_timeout": 2,
    }


#: Makes the queue of this name, which rings at each message, unless it is there; for the owner of the schema
#: `pgmq`.
MAKE_QUEUE = """
SELECT pgmq.create(name), pgmq.enable_notify_insert(name)
FROM (SELECT %s::text AS name) AS wanted
WHERE NOT EXISTS (
    SELECT FROM pg_trigger
    WHERE tgrelid = to_regclass('pgmq.q_' || lower(name)) AND tgname = 'trigger_notify_queue_insert_listeners'
)
"""


def close_connections() -> None:
    """Close every pooled broker connection of this process.

    Run at exit: the transport keeps a psycopg pool with daemon threads. Left to the interpreter's teardown
    the threads are frozen before the pool's finaliser joins them, five seconds each, up to 20 s per process.
    """
    pools.reset()
    close_clients()
