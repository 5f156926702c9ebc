"""What is too large is refused by its length, before anything is read or kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.door.conftest import Call, session_of
from tests.factories.users import user as make_user
from tests.journeys.server import Server

pytestmark = pytest.mark.django_db(transaction=True)

GIGABYTE = 1024 * 1024 * 1024


def kept_by(server: Server) -> list[str]:
    """Return the files without a name that the server's processes hold open, and those of its temporary
    folder.
    """
    held = []
    for process in server.processes():
        for link in Path(f"/proc/{process}/fd").iterdir():
            try:
                target = str(link.readlink())
            except FileNotFoundError:
                continue
            if target.endswith("(deleted)") and link.stat().st_size:
                held.append(target)
    return held


@pytest.mark.parametrize(
    ("path", "length"),
    [
        ("/sign-in/", 5 * GIGABYTE),
        ("/sign-in/", 65_537),
        ("/articles/new/", 65_537),
        ("/admin/", GIGABYTE),
        ("/read/x/", GIGABYTE),
        ("/nowhere/", 10**18),
    ],
)
def test_what_strangers_send_is_refused_before_any_of_it_is_read(
    call: Call, server: Server, path: str, length: int
) -> None:
    visitor = call()
    visitor.send("POST", path, f"Content-Length: {length}", "Content-Type: multipart/form-data; boundary=x")
    answer = visitor.answer()

    assert answer.status == 413
    assert (
        answer.body
        == b"The body is too large. Here, or without a session or a key, at most 64 kB are accepted.\n"
    )
    assert visitor.until_end() == b""
    assert kept_by(server) == []


def test_programs_learn_it_as_problem_details(call: Call, key: str) -> None:
    visitor = call()
    visitor.send("POST", "/api/v1/articles/", key, f"Content-Length: {13 * 1024 * 1024}")
    answer = visitor.answer()

    assert (answer.status, answer.headers["content-type"]) == (413, "application/problem+json")
    assert "at most 12 MB" in answer.detail


def test_a_session_opens_pages_for_large_forms_but_not_the_sign_in(call: Call) -> None:
    cookie = session_of(make_user())
    body = b"x=" + b"a" * 1_000_000
    form = (f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded")
    page = call()
    page.send("POST", "/articles/new/", cookie, *form, body=body)
    # It was read: the form lacks its token.
    assert page.answer().status == 403
    door = call()
    door.send("POST", "/sign-in/", cookie, *form)
    assert door.answer().status == 413


@pytest.mark.parametrize("more", [(), ("Content-Length: 5",)])
def test_a_body_of_unknown_length_is_refused(call: Call, key: str, more: tuple[str, ...]) -> None:
    for path, kind in (
        ("/api/v1/articles/", "application/problem+json"),
        ("/sign-in/", "text/plain; charset=utf-8"),
    ):
        visitor = call()
        visitor.send("POST", path, key, *more, "Transfer-Encoding: chunked", body=b"2\r\n{}\r\n0\r\n\r\n")
        answer = visitor.answer()
        assert (answer.status, answer.headers["content-type"]) == (411, kind)
        assert b"Content-Length" in answer.body


def test_a_large_body_arrives_whole(call: Call, key: str) -> None:
    text = "Ärger in Åland. " * 40_000
    body = b'{"text": "' + text.encode() + b'"}'
    visitor = call()
    visitor.send(
        "POST", "/api/v1/articles/", key, f"Content-Length: {len(body)}", "Content-Type: application/json"
    )
    for start in range(0, len(body), 50_000):
        visitor.socket.sendall(body[start : start + 50_000])
    answer = visitor.answer()

    assert answer.status == 201
    assert "Ärger in Åland. Ärger".encode() in answer.body
