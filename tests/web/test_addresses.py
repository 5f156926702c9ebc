"""A header about where a request comes from is believed only as far as trusted proxies wrote it."""

from ipaddress import ip_network

import pytest

from annotator.web._addresses import is_somebody, line_of, read_address, sender

HERE = (ip_network("127.0.0.1/32"),)
CHAIN = (ip_network("127.0.0.1/32"), ip_network("10.0.3.0/24"), ip_network("2001:db8:1::/48"))


def _sender(peer: str, headers: dict[str, str], trusted: tuple[object, ...] = HERE) -> str:
    return str(sender(peer, headers, trusted))  # type: ignore[arg-type] # networks of either kind


@pytest.mark.parametrize("peer", ["127.0.0.1", "203.0.113.9", "10.0.3.7"])
def test_nobody_s_word_is_taken_by_default(peer: str) -> None:
    said = {"HTTP_X_FORWARDED_FOR": "198.51.100.1", "HTTP_FORWARDED": "for=198.51.100.1"}
    assert _sender(peer, said, ()) == peer


def test_whoever_is_no_trusted_proxy_is_not_believed() -> None:
    assert _sender("203.0.113.9", {"HTTP_X_FORWARDED_FOR": "198.51.100.1"}) == "203.0.113.9"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("1.2.3.4, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1, 198.51.100.1", "198.51.100.1"),
        ("nonsense, 198.51.100.1", "198.51.100.1"),
        ("198.51.100.1:5123", "198.51.100.1"),
        ("[2001:db8::7]:5123", "2001:db8::7"),
        ("2001:db8::7", "2001:db8::7"),
        ("::ffff:198.51.100.1", "198.51.100.1"),
        # Whatever is no address was written by nobody who could be believed: the proxy is the last that is
        # known.
        ("198.51.100.1, nonsense", "127.0.0.1"),
        ("198.51.100.1, unknown", "127.0.0.1"),
        ("198.51.100.1,", "127.0.0.1"),
        ("", "127.0.0.1"),
        ("fe80::1%eth0", "127.0.0.1"),
        ("198.51.100.1\r\nX: y", "127.0.0.1"),
        ("198.51.100.01", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
    ],
)
def test_of_x_forwarded_for_the_last_address_counts_that_is_no_proxy_of_ours(said: str, found: str) -> None:
    assert _sender("127.0.0.1", {"HTTP_X_FORWARDED_FOR": said}) == found


def test_a_chain_of_trusted_proxies_is_followed_to_its_end() -> None:
    said = {"HTTP_X_FORWARDED_FOR": "6.6.6.6, 198.51.100.1, 2001:db8:1::2, 10.0.3.9"}
    assert _sender("127.0.0.1", said, CHAIN) == "198.51.100.1"
    assert _sender("127.0.0.1", said, HERE) == "10.0.3.9"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("for=198.51.100.1", "198.51.100.1"),
        ('by=10.0.0.1;For="[2001:db8::7]:4711";proto=https', "2001:db8::7"),
        ("for=6.6.6.6, for=198.51.100.1", "198.51.100.1"),
        ("for=198.51.100.1, for=_hidden", "127.0.0.1"),
        ("for=198.51.100.1, proto=https", "127.0.0.1"),
        ("nonsense", "127.0.0.1"),
    ],
)
def test_forwarded_is_read_the_same_way(said: str, found: str) -> None:
    assert _sender("127.0.0.1", {"HTTP_FORWARDED": said}) == found


def test_a_client_s_forwarded_says_nothing_beside_what_the_proxy_wrote() -> None:
    said = {"HTTP_X_FORWARDED_FOR": "198.51.100.1", "HTTP_FORWARDED": "for=6.6.6.6"}
    assert _sender("127.0.0.1", said) == "198.51.100.1"


def test_a_peer_without_an_address_stays_unknown() -> None:
    assert _sender("", {"HTTP_X_FORWARDED_FOR": "198.51.100.1"}) == "None"


@pytest.mark.parametrize(
    ("address", "somebody"),
    [("127.0.0.1", False), ("::1", False), ("10.0.3.9", False), ("198.51.100.1", True)],
)
def test_an_address_that_many_share_is_nobody_s(address: str, somebody: bool) -> None:
    assert is_somebody(read_address(address), CHAIN) is somebody


def test_one_line_s_ipv6_addresses_count_together() -> None:
    lines = {line_of(found) for text in ("2001:db8::1", "2001:db8::ffff:1") if (found := read_address(text))}
    assert lines == {"2001:db8::"}
