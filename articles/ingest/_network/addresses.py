"""Pure: which addresses may be fetched from. Whatever isn't plainly public is refused."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from articles.ingest.errors import BadAddress

PORTS = {"http": 80, "https": 443}
_LONGEST = 2_000
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\\^`{|}<>\"\u2028\u2029]")
# Public by their number, and yet the inside of a provider's network, or a relay into others.
_INSIDE = tuple(
    map(IPv4Network, ("168.63.129.16/32", "192.88.99.0/24", "192.31.196.0/24", "192.52.193.0/24"))
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_RESERVED = tuple(
    map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "2620:4f:8000::/48"))
)
_SIX_TO_FOUR, _MAPPED = IPv6Network("2002::/16"), IPv6Network("::ffff:0:0/96")
_NAT64 = (IPv6Network("64:ff9b::/96"),)
# The second half of an address that wraps one of IPv4 (ISATAP).
_WRAPPED = (0x00005EFE, 0x02005EFE)


def checked_url(url: str) -> str:
    """Return a web address that may be fetched, as far as its letters tell, without its fragment.

    Its host's addresses are judged when they are known: see `is_public`. Raises `BadAddress`.
    """
    address = url.strip()
    if not address or len(address) > _LONGEST:
        raise BadAddress(f"Give a web address of at most {_LONGEST:,} characters.", field="url")
    if _UNFIT.search(address):
        raise BadAddress("The web address has spaces or characters that none may have.", field="url")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BadAddress("This is no web address that can be understood.", field="url") from error
    if parts.scheme not in PORTS:
        raise BadAddress("The web address must begin with http:// or https://.", field="url")
    if not host:
        raise BadAddress("The web address names no site.", field="url")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("The web address holds a name or a password. Leave them out.", field="url")
    if port not in {None, PORTS[parts.scheme]}:
        raise BadAddress(f"The web address names port {port}. Only 80 and 443 are fetched from.", field="url")
    return parts._replace(fragment="").geturl()


def is_public(address: str) -> bool:
    """Say whether an address of IPv4 or IPv6 lies in the open network, also the one that it may wrap."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    # A zone ("fe80::1%eth0") means this machine's own network.
    if "%" in address:
        return False
    return _is_public_4(found) if isinstance(found, IPv4Address) else _is_public_6(found)


def _is_public_4(address: IPv4Address) -> bool:
    open_to_all = address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )
    return open_to_all and not any(address in network for network in _INSIDE)


def _is_public_6(address: IPv6Address) -> bool:
    number = int(address)
    if address in _MAPPED or any(address in network for network in _NAT64):
        return _is_public_4(IPv4Address(number & 0xFFFFFFFF))
    if address in _SIX_TO_FOUR:
        return _is_public_4(IPv4Address(number >> 80 & 0xFFFFFFFF))
    if number >> 32 & 0xFFFFFFFF in _WRAPPED and not _is_public_4(IPv4Address(number & 0xFFFFFFFF)):
        return False
    reserved = any(address in network for network in _RESERVED)
    return address in _GLOBAL_UNICAST and address.is_global and not reserved
