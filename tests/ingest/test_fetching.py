"""Fetching reaches public sites alone, takes no more than it may, and ends in time."""

from __future__ import annotations

import gzip
import socket
import zlib
from itertools import repeat
from time import monotonic

import pytest

from articles.ingest._network.addresses import checked_url, is_public
from articles.ingest._network.fetching import fetch
from articles.ingest._network.guard import Network
from articles.ingest.errors import BadAddress, IngestError, Refused, TooLarge, TooSlow, Unreachable, WrongType
from articles.ingest.types import Fetched
from tests.ingest.hostile import PUBLIC, Answer, answer, serving

HERE = "http://holt.example/"


def fetched(behaviour: Answer, url: str = HERE, **options: object) -> Fetched:
    """Fetch from a server that behaves like this."""
    with serving({"/": behaviour, "/next": answer(b"<h1>Next</h1>")}) as server:
        return fetch(url, network=server.network(), **options)  # type: ignore[arg-type]


def test_a_page_is_fetched_with_what_the_server_says_of_it() -> None:
    got = fetched(answer(b"<h1>Quay</h1>", content_type="Text/HTML; charset=ISO-8859-1", etag='"a"'))
    assert (got.body, got.media_type, got.charset, got.status) == (
        b"<h1>Quay</h1>",
        "text/html",
        "iso-8859-1",
        200,
    )
    assert (got.url, got.headers["etag"]) == (HERE, '"a"')


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255",  # noqa: S104 - refused
        "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "192.0.2.1", "168.63.129.16", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b::169.254.169.254", "64:ff9b:1::1",
        "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:53aa:64c:0:0:80ff:fffe", "2001:db8::1", "::127.0.0.1",
        "2a00::5efe:7f00:1", "fec0::1", "not an address",
    ],
)  # fmt: skip
def test_no_address_inside_any_network_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        PUBLIC,
        "8.8.8.8",
        "2606:2800:220:1::1",
        "2a00:1450:4001::200e",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_addresses_of_the_open_network_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "", "holt.example", "ftp://holt.example/", "file:///etc/passwd", "gopher://holt.example/", "javascript:alert(1)",
        "data:text/html,a", "http://", "http:///a", "http://holt.example:22/", "https://holt.example:80/",
        "http://holt.example:0/", "http://holt.example:99999/", "http://user@holt.example/", "http://u:p@holt.example/",
        "http://holt.example\\@127.0.0.1/", "http://holt.example/a b", "http://holt.example/\r\nX: y", "http://[::1",
        "http://holt.example/" + "a" * 2_000,
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused_before_anything_is_asked(url: str) -> None:
    with pytest.raises(BadAddress):
        checked_url(url)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.0.0.1", "[::1]", "0",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "169.254.169.254", "[fe80::1]",
    ],
)  # fmt: skip
def test_this_machine_is_not_reached_in_any_notation(host: str) -> None:
    with serving({"/": answer()}) as server:
        with pytest.raises(BadAddress):
            fetch(f"http://{host}/", network=server.network())
        assert server.asked == []


@pytest.mark.parametrize("addresses", [["10.0.0.1"], [PUBLIC, "127.0.0.1"], ["::1"], []])
def test_a_name_that_lies_inside_a_network_is_refused(addresses: list[str]) -> None:
    with serving({"/": answer()}) as server:
        server.names["holt.example"] = [addresses]
        with pytest.raises(BadAddress, match="private network"):
            fetch(HERE, network=server.network())
        assert server.asked == []


def test_an_answer_of_the_resolver_that_changes_changes_nothing() -> None:
    """The address that was judged is connected to; the next connection is judged anew."""
    with serving({"/": answer(b"", status="302 Found", location="/next"), "/next": answer()}) as server:
        server.names["holt.example"] = [[PUBLIC], ["127.0.0.1"]]
        with pytest.raises(BadAddress, match="private network"):
            fetch(HERE, network=server.network())
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "//localhost/",
        "http://[::1]/",
        "file:///etc/passwd",
        "http://holt.example:6379/",
        "http://u:p@holt.example/",
    ],
)
def test_a_redirect_is_judged_as_the_first_address_was(location: str) -> None:
    with pytest.raises(BadAddress):
        fetched(answer(b"", status="301 Moved", location=location))


def test_redirects_are_followed_but_not_without_end() -> None:
    assert fetched(answer(b"", status="307 Elsewhere", location="next")).url == "http://holt.example/next"
    with pytest.raises(Refused, match="without end"):
        fetched(answer(b"", status="302 Found", location="/"))


def bomb(size: int) -> bytes:
    return gzip.compress(b"\0" * size)


@pytest.mark.parametrize(
    ("behaviour", "refusal"),
    [
        (answer(bomb(50_000_000), content_encoding="gzip"), TooLarge),
        (answer(zlib.compress(b"\0" * 50_000_000), content_encoding="deflate"), TooLarge),
        (answer(b"x", content_length="99999999999"), TooLarge),
        (answer(b"not packed", content_encoding="gzip"), Unreachable),
        (answer(b"x", content_encoding="br"), WrongType),
        (answer(bomb(10), content_encoding="gzip, gzip, gzip"), WrongType),
        (answer(b"\x89PNG", content_type="image/png"), WrongType),
        (answer(b"x", content_type="video/mp4"), WrongType),
        (answer(b"x", status="404 Not Found"), Refused),
        (answer(b"x", status="403 Forbidden"), Refused),
        (answer(b"x", status="503 Wait", retry_after="120"), Refused),
        (answer(b"x", content_length="500"), Unreachable),
        (lambda visitor, _asked: visitor.sendall(b"SSH-2.0-OpenSSH_9.7\r\n"), Unreachable),
        (lambda _visitor, _asked: None, Unreachable),
        (
            lambda visitor, _asked: visitor.sendall(b"HTTP/1.1 200 OK\r\n" + b"a: " + b"b" * 500_000),
            Unreachable,
        ),
    ],
)
def test_what_is_too_large_damaged_or_of_another_kind_is_refused(
    behaviour: Answer, refusal: type[IngestError]
) -> None:
    with pytest.raises(refusal) as refused:
        fetched(behaviour)
    assert [problem.field for problem in refused.value.problems] == ["url"]


def test_a_site_that_asks_for_patience_is_understood() -> None:
    with pytest.raises(Refused) as refused:
        fetched(answer(b"x", status="429 Slow down", retry_after="120"))
    assert (refused.value.status, refused.value.wait) == (429, 120)


def trickling(piece: bytes, first: bytes = b"") -> Answer:
    """Send pieces for ever, a few each second."""

    def send(visitor: socket.socket, _asked: str) -> None:
        visitor.sendall(first)
        visitor.settimeout(0.05)
        for _ in repeat(None):
            visitor.sendall(piece)
            try:
                if not visitor.recv(1):
                    return
            except TimeoutError:
                continue

    return send


HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n"


@pytest.mark.parametrize(
    "behaviour",
    [
        trickling(b"a: b\r\n", b"HTTP/1.1 200 OK\r\n"),
        trickling(b"<p>", HEAD),
        lambda visitor, _asked: visitor.recv(1),
    ],
    ids=["heads", "body", "silence"],
)
def test_a_server_that_never_ends_is_left(behaviour: Answer) -> None:
    begun = monotonic()
    with pytest.raises(TooSlow):
        fetched(behaviour, most_seconds=0.5)
    assert monotonic() - begun < 5


def test_an_endless_body_is_left_when_it_has_grown_too_large() -> None:
    with pytest.raises(TooLarge):
        fetched(trickling(b"x" * 1_000_000, HEAD), most_bytes=3_000_000)


def test_the_environment_names_no_proxy_and_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving({"/": answer()}) as server:
        assert fetch(HERE, network=server.network()).body == b"<h1>Quay</h1>"
        (asked,) = server.asked
    assert asked.startswith("GET / HTTP/1.1\r\n")
    assert "host: holt.example\r\n" in asked.lower()
    assert "authorization" not in asked.lower()
    assert "cookie" not in asked.lower()


def test_a_name_that_does_not_exist_and_a_certificate_of_nobody_are_told() -> None:
    def nowhere(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(Unreachable, match=r"no site with the name holt\.example"):
        fetch(HERE, network=Network(addresses=nowhere))
    with serving({"/": answer()}) as server, pytest.raises(Unreachable, match=r"certificate|reached"):
        fetch("https://holt.example/", network=server.network())


def test_what_has_not_changed_is_not_sent_again() -> None:
    def known(visitor: socket.socket, asked: str) -> None:
        held = 'if-none-match: "a"' in asked.lower()
        (answer(b"", status="304 Not Modified", etag='"a"') if held else answer())(visitor, asked)

    got = fetched(known, headers={"If-None-Match": '"a"'})
    assert (got.status, got.body) == (304, b"")
