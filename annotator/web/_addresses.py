"""Where a request comes from: the sender's address, as far as that can be known.

Pure: no request, no settings. A header is trusted only as far as trusted proxies wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from annotator.env import Network

type Address = IPv4Address | IPv6Address

#: Headers that proxies write. None of them reaches anything after the first middleware.
FORWARDED_HEADERS = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_SERVER",
    "HTTP_X_FORWARDED_SSL",
    "HTTP_X_REAL_IP",
)
#: One person's line has a whole /64 of IPv6 to change addresses in.
ONE_LINE = 64


def read_address(text: str) -> Address | None:
    """Return the address that a text is, with a port or in brackets as some proxies write it, or None."""
    bare = text.strip().strip('"')
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    # A zone (fe80::1%eth0) means something on another machine only.
    if "%" in bare:
        return None
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def sender(peer: str, headers: Mapping[str, str], trusted: Sequence[Network]) -> Address | None:
    """Return who sent a request that came in from `peer`, a WSGI environment's headers being given.

    Each proxy adds, at the end, the address that the request came from. So the header is read from its end,
    past the trusted proxies, to the first address that isn't one of theirs; anything before that can't be
    trusted. If an entry is not an address, the proxy that wrote it is the last known sender. None when the
    peer has no address (a Unix socket).
    """
    known = read_address(peer)
    if known is None:
        return None
    for entry in _said(headers):
        if not _is_among(known, trusted):
            return known
        before = read_address(entry)
        if before is None:
            return known
        known = before
    return known


def is_somebody(address: Address | None, trusted: Sequence[Network]) -> bool:
    """Tell whether an address belongs to one caller, not to a proxy with many callers.

    A request from this machine came through a proxy here, or from somebody who could ask the database as
    well.
    """
    return address is not None and not address.is_loopback and not _is_among(address, trusted)


def line_of(address: Address) -> str:
    """Return the key under which a sender's requests are counted: an IPv4 address, or the network of an IPv6
    address.
    """
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Network((address, ONE_LINE), strict=False).network_address)


def _is_among(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks if network.version == address.version)


def _said(headers: Mapping[str, str]) -> Iterator[str]:
    """Yield what proxies wrote, the last first.

    `Forwarded` (RFC 7239) counts only without the other: a proxy that knows one of the two passes on what a
    client wrote in the other.
    """
    if "HTTP_X_FORWARDED_FOR" in headers:
        yield from reversed(headers["HTTP_X_FORWARDED_FOR"].split(","))
        return
    for element in reversed(headers.get("HTTP_FORWARDED", "").split(",")):
        pairs = [pair.partition("=") for pair in element.split(";")]
        # Without `for` it names nobody, and nothing before it can be trusted.
        yield next((value for name, _, value in pairs if name.strip().lower() == "for"), "")
