"""Another site, which shows what the desk has published."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import Page


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(getattr(self.server, "page").encode())  # noqa: B009

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[ThreadingHTTPServer]:
    """Yield a site at an address of its own; `page` is what it shows."""
    site = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=site.serve_forever, daemon=True).start()
    yield site
    site.shutdown()
    site.server_close()


def embedded(page: Page, site: ThreadingHTTPServer, markup: str) -> None:
    """Show a page of the other site with this markup in it."""
    site.page = f"<!doctype html><title>Other</title><h1>Other</h1>{markup}<p>End</p>"  # type: ignore[attr-defined] # read by the handler
    page.goto(f"http://127.0.0.1:{site.server_address[1]}/")
