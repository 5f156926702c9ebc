"""What a site allows programs to fetch: its robots.txt (RFC 9309)."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from articles.ingest._network.fetching import AGENT, fetch
from articles.ingest._network.guard import Network
from articles.ingest.errors import IngestError, Refused

_NAME = AGENT.partition("/")[0]
# RFC 9309, section 2.5: at least 500 KiB are to be read.
_MOST_BYTES, _MOST_SECONDS = 512 * 1024, 10.0
# A page that says in HTML that there is nothing holds no rules.
_TYPES = ("text/plain", "text/html", "application/octet-stream")
_FEWEST_SECONDS, _MOST_DELAY = 1.0, 10.0
_SERVER_ERROR = 500


class Robots:
    """The rules of the sites that one poll asks, each read once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._known: dict[str, Protego | None] = {}

    def allow(self, url: str) -> bool:
        """Tell whether the site lets a program fetch this. One whose rules can't be had allows nothing."""
        rules = self._rules(url)
        return rules is not None and bool(rules.can_fetch(url, _NAME))

    def delay(self, url: str) -> float:
        """Return the seconds to leave between two requests, as the site asks: from one to ten."""
        rules = self._rules(url)
        asked = rules.crawl_delay(_NAME) if rules else None
        return min(max(asked or 0.0, _FEWEST_SECONDS), _MOST_DELAY)

    def _rules(self, url: str) -> Protego | None:
        parts = urlsplit(url)
        site = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if site not in self._known:
            self._known[site] = self._read(site)
        return self._known[site]

    def _read(self, address: str) -> Protego | None:
        """Read the rules. None, if the site can't say now; no rules, if it has none (section 2.3.1)."""
        try:
            got = fetch(
                address,
                network=self._network,
                types=_TYPES,
                most_bytes=_MOST_BYTES,
                most_seconds=_MOST_SECONDS,
            )
        except Refused as error:
            return None if not error.status or error.status >= _SERVER_ERROR else Protego.parse("")
        except IngestError:
            return None
        return Protego.parse(got.body.decode("utf-8", errors="replace"))
