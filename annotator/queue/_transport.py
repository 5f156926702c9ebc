"""kombu's `pgmq://` transport, with its connections remembered so that they can be closed in time."""

from typing import Any
from weakref import WeakValueDictionary

from kombu.transport import pgmq

#: Every client of this process that somebody still holds. By id: clients compare by value and have no hash.
_open: WeakValueDictionary[int, Any] = WeakValueDictionary()


class Transport(pgmq.Transport):
    """The transport of the installed kombu; differs only in what `close_clients` needs."""

    def _create_pgmq_client(self) -> Any:
        client = super()._create_pgmq_client()
        _open[id(client)] = client
        return client


def close_clients() -> None:
    """Close the connection pools that are still open, those of connections that never came about included."""
    for client in list(_open.values()):
        client.close()
