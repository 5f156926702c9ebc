"""Where a request came from, for whoever counts."""

from django.conf import settings
from django.http import HttpRequest

from annotator.web._addresses import is_somebody, line_of, read_address


def line_of_sender(request: HttpRequest) -> str | None:
    """Return what the sender's line is counted under, or None when it can't be told from others'.

    Many callers share the address of a proxy that isn't trusted to name them: who counted by it would lock
    all out.
    """
    address = read_address(request.META.get("REMOTE_ADDR", ""))
    if address is None or not is_somebody(address, settings.TRUSTED_PROXIES):
        return None
    return line_of(address)
