"""A web server on this machine that does to its visitors whatever a test asks for."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from articles.ingest._network.guard import Network

# An address of the open network, where the tests' names lie; the server stands on this machine.
PUBLIC = "93.184.215.14"

Answer = Callable[[socket.socket, str], None]


def answer(body: bytes = b"<h1>Quay</h1>", *, status: str = "200 OK", **headers: str) -> Answer:
    """Return an answer with a body; names of headers are written with underscores."""
    given = {"content-type": "text/html", "content-length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value)

    def send(visitor: socket.socket, _asked: str) -> None:
        visitor.sendall(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body)

    return send


@dataclass
class Server:
    """The server's port, what was asked of it, and how tests reach it under public names."""

    port: int
    asked: list[str] = field(default_factory=list)
    # Names and their addresses, one answer of the resolver after the other.
    names: dict[str, list[list[str]]] = field(default_factory=dict)

    def network(self) -> Network:
        """Return a network in which every name lies at the public address, which is this server's."""

        def addresses(host: str, port: int) -> list[str]:
            answers = self.names.get(host)
            if answers:
                return answers.pop(0) if len(answers) > 1 else answers[0]
            numbers = host.replace(".", "").replace(":", "").replace("x", "").strip("[]")
            is_name = not all(letter in "0123456789abcdef" for letter in numbers)
            if host.endswith(".example") or (is_name and host != "localhost"):
                return [PUBLIC]
            return [str(place[4][0]) for place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]

        return Network(
            addresses=addresses,
            elsewhere=lambda address, port: (
                ("127.0.0.1", self.port) if address == PUBLIC else (address, port)
            ),
            certificates=ssl.create_default_context,
        )


@contextmanager
def serving(answers: Mapping[str, Answer]) -> Iterator[Server]:
    """Serve these answers by their path until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(listener, answers, server), daemon=True)
        thread.start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def _serve(listener: socket.socket, answers: Mapping[str, Answer], server: Server) -> None:
    with suppress(OSError):
        while True:
            visitor, _ = listener.accept()
            threading.Thread(target=_answer, args=(visitor, answers, server), daemon=True).start()


def _answer(visitor: socket.socket, answers: Mapping[str, Answer], server: Server) -> None:
    with visitor, suppress(OSError):
        asked = b""
        while b"\r\n\r\n" not in asked and not asked.startswith(b"\x16") and (more := visitor.recv(4096)):
            asked += more
        # TLS is not spoken here.
        text = asked.decode("latin-1")
        server.asked.append(text)
        parts = text.split(" ", 2)
        if len(parts) > 1:
            answers.get(parts[1], answer(b"", status="404 Not Found"))(visitor, text)
