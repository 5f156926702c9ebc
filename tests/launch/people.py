"""Somebody who works on a running desk over HTTP: a person with the printed link, a program with a key."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.architecture.sources import ROOT
from tests.launch.desks import RunningDesk, environment

FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Person:
    """A browser's cookies, without the browser."""

    def __init__(self, desk: RunningDesk) -> None:
        self._address = f"http://127.0.0.1:{desk.port}"
        self._browser = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, path: str, form: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Read a page, or send a form; return the last status and the page."""
        data = urlencode(form).encode() if form is not None else None
        request = Request(f"{self._address}{path}", data, {"Referer": f"{self._address}/"})
        try:
            with self._browser.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def sign_in(self, link: str) -> None:
        """Follow a one-time link, and press its button where it has one."""
        path = link.removeprefix(self._address)
        _, page = self.open(path)
        if found := FORM_TOKEN.search(page):
            self.open(path, {"csrfmiddlewaretoken": found[1]})


class Program:
    """Calls the API with a key of its own that may write."""

    def __init__(self, desk: RunningDesk, name: str) -> None:
        answer = subprocess.run(
            [sys.executable, "manage.py", "apikey", "create", name, "--scope", "write"],
            cwd=ROOT,
            env=environment(desk.data, desk.port),
            capture_output=True,
            text=True,
            check=True,
        )
        self._base = f"http://127.0.0.1:{desk.port}/api/v1/"
        self._headers = {
            "Authorization": f"Bearer {answer.stdout.strip()}",
            "Content-Type": "application/json",
        }

    def call(self, path: str, body: Any = None) -> Any:
        """Read, or create when there is a body; return the answer's JSON. An error answer raises."""
        data = json.dumps(body).encode() if body is not None else None
        request = Request(self._base + path, data, self._headers)
        with build_opener().open(request, timeout=60) as answer:
            return json.load(answer)
