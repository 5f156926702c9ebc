"""What open event streams cost those who work beside them, and how soon a stream tells."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing

from annotator.accounts.models import User
from annotator.accounts.operations import create_sign_in_link
from annotator.accounts.rules import EDITOR
from annotator.accounts.types import Principal
from articles.foundation.models import new_id
from benchmarks.desk import Desk
from benchmarks.figures import Figure, median_ms
from benchmarks.material import make_article

STREAMS = 200
# Of one person: as many as the desk lets them have.
OF_ONE = 8
TIMES = 300


def measure(desk: Desk, editor: User) -> Iterator[Figure]:
    """Create marks without streams and beside as many as a process keeps, then hear of some."""
    client = desk.client()
    actor = Principal.of_user(editor)
    worked, watched = make_article(actor, words=500, seed=6), make_article(actor, words=500, seed=7)
    bodies = {
        article: {"article": str(article.id), "kind": "note", "pieces": [{"start": 3, "end": 9}]}
        for article in (worked, watched)
    }
    cookies = [_sign_in(desk.port, one) for one in (editor, *_colleagues(STREAMS // OF_ONE - 1))]
    alone = median_ms(lambda: client.post("/api/v1/annotations/", bodies[worked]), times=TIMES)
    with ExitStack() as open_streams:
        ears = [
            open_streams.enter_context(closing(_listen(desk.port, cookie, f"{watched.id}")))
            for cookie in cookies
            for _ in range(OF_ONE)
        ]
        beside = median_ms(lambda: client.post("/api/v1/annotations/", bodies[worked]), times=TIMES)
        begun = time.perf_counter()
        client.post("/api/v1/annotations/", bodies[watched])
        for ear in ears:
            while not ear.readline().startswith(b"event: changes"):
                pass
        told = time.perf_counter() - begun
    yield Figure(
        f"create one annotation beside {STREAMS} open streams, times without", beside / alone, "x", 1.1
    )
    yield Figure(f"a change told to all of {STREAMS} streams", told * 1000, "ms", 1000)


def _colleagues(count: int) -> Iterator[User]:
    """Make people who listen too."""
    for _ in range(count):
        colleague = User(username=f"bench-{new_id()}", roles=[EDITOR])
        colleague.set_unusable_password()
        colleague.save(force_insert=True)
        yield colleague


def _sign_in(port: int, editor: User) -> str:
    """Return the cookies of a session."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    address = f"/enter/{create_sign_in_link(editor)}"
    client.request("GET", address)
    page = client.getresponse()
    cookie, form = (
        _cookies(page),
        re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode()),
    )
    sent = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    client.request("POST", address, f"csrfmiddlewaretoken={form[1] if form else ''}", sent)
    given = _cookies(client.getresponse())
    client.close()
    return given


def _cookies(answer: http.client.HTTPResponse) -> str:
    """Return the cookies that an answer sets, as a browser sends them back."""
    given = answer.headers.get_all("Set-Cookie") or []
    return "; ".join(cookie.partition(";")[0] for cookie in given)


def _listen(port: int, cookie: str, article: str) -> http.client.HTTPResponse:
    """Open a stream, and return it once it has begun."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    client.request("GET", f"/live/?article={article}", headers={"Cookie": cookie})
    answer = client.getresponse()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"A stream was answered {answer.status}: {answer.read(500)!r}")
    while not answer.readline().startswith(b"event: presence"):
        pass
    return answer
