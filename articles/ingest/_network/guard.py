"""Connections that go to public addresses alone, and end by a deadline."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Any

import httpcore

from articles.ingest._network.addresses import is_public
from articles.ingest.errors import BadAddress, TooSlow

_PER_READ = 10.0


def _system_addresses(host: str, port: int) -> list[str]:
    """Ask the system's resolver for the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


@dataclass(frozen=True, slots=True)
class Network:
    """How hosts are resolved, and which addresses may be reached. Only tests give another than `OPEN`.

    `elsewhere` tells where a public address really lies: nowhere else, but in tests.
    """

    addresses: Callable[[str, int], list[str]] = _system_addresses
    permits: Callable[[str], bool] = is_public
    elsewhere: Callable[[str, int], tuple[str, int]] = lambda address, port: (address, port)
    certificates: Callable[[], ssl.SSLContext] = ssl.create_default_context


OPEN = Network()


class Guard(httpcore.NetworkBackend):
    """Opens connections: the address that was judged is the one that is used, so that no answer of a
    resolver can come between.
    """

    def __init__(self, network: Network, deadline: float) -> None:
        self.network, self.deadline, self.inner = network, deadline, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host. Raises `BadAddress`, `TooSlow`, and httpcore's errors."""
        try:
            addresses = self.network.addresses(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"There is no site with the name {host}.") from error
        if not addresses or not all(map(self.network.permits, addresses)):
            raise BadAddress(
                f"{host} lies in a private network: Galley fetches from public sites alone.", field="url"
            )
        failure: Exception = httpcore.ConnectError("It has no address.")
        for address in addresses:
            real, at = self.network.elsewhere(address, port)
            try:
                stream = self.inner.connect_tcp(
                    real, at, timeout=_left(self.deadline, timeout), local_address=local_address,
                    socket_options=socket_options,
                )  # fmt: skip
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self.deadline)
        raise failure

    def connect_unix_socket(self, *_args: Any, **_options: Any) -> httpcore.NetworkStream:
        """Refuse: no site lies in this machine."""
        raise BadAddress("Only web addresses can be fetched.", field="url")


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends by the deadline, however slowly the other side trickles."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self.inner, self.deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.inner.read(max_bytes, _left(self.deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, _left(self.deadline, timeout))

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self.inner.start_tls(ssl_context, server_hostname, _left(self.deadline, timeout))
        return _Stream(inner, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.inner.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    """Return how long one step may take, in seconds. Raises `TooSlow`."""
    left = deadline - monotonic()
    if left <= 0:
        raise TooSlow("The site took too long to answer. Try again later.", field="url")
    return min(left, timeout or _PER_READ)
