"""Where a request came from, for counting."""

from django.conf import settings
from django.http import HttpRequest

from annotator.web._addresses import is_somebody, line_of, read_address


def line_of_sender(request: HttpRequest) -> str | None:
    """Return the key under which the sender is counted, or None if senders can't be told apart.

    Many callers share the address of a proxy that isn't trusted: counting by it would lock all of them out.
    """
    address = read_address(request.META.get("REMOTE_ADDR", ""))
    if address is None or not is_somebody(address, settings.TRUSTED_PROXIES):
        return None
    return line_of(address)
