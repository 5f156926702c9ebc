"""A page is rendered once for all who want it, and anew as soon as it would show anything else."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from annotator.reading import _kept, views
from annotator.reading._kept import SHELF, Crowded, Shelf
from articles.annotations.operations import delete_annotation
from articles.claims.models import Claim
from articles.claims.operations import merge_claim
from articles.corpus.models import Article
from articles.corpus.operations import metadata_of, unpublish_article, update_article
from articles.sources.models import Source
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import figure, response, verdict
from tests.factories.sources import source
from tests.reading.conftest import Published

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


@pytest.fixture
def renderings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were rendered, in their order."""
    rendered: list[str] = []
    render = views._rendered

    def counted(request: Any, id: Any, template: str) -> str:
        rendered.append(template)
        return render(request, id, template)

    monkeypatch.setattr(views, "_rendered", counted)
    return rendered


def test_what_is_read_again_is_not_rendered_again(
    reader: Client, published: Published, renderings: list[str]
) -> None:
    first = reader.get(published.address)
    again = reader.get(published.address)
    unchanged = reader.get(published.address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.content, again.headers["ETag"]) == (first.content, first.headers["ETag"])
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert renderings == ["reading/page.html"]


def test_who_takes_it_compressed_gets_the_same_page(
    reader: Client, published: Published, renderings: list[str]
) -> None:

    plain = reader.get(published.address)
    packed = reader.get(published.address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    held = reader.get(published.address, headers={"If-None-Match": packed.headers["ETag"]})
    assert held.status_code == 304
    assert renderings == ["reading/page.html"]


def _judged(published: Published) -> None:
    verdict(published.actor, claim=published.claim, status="false", reason="CHANGED")


def _answered(published: Published) -> None:
    response(published.actor, claim=published.claim, party=source(published.actor, name="CHANGED"))


def _renamed(published: Published) -> None:
    # As written by any other program: neither the row's version nor its time tells.
    Source.objects.filter(name="Joint Chiefs").update(name="CHANGED")


def _reworded(published: Published) -> None:
    Claim.objects.filter(id=published.claim.id).update(statement="CHANGED")


def _merged(published: Published) -> None:
    other = claim(published.actor, statement="CHANGED")
    annotation(published.actor, article=published.article, words="Seoul", kind="claim", claim=other.id)
    own = Claim.objects.get(id=published.claim.id)
    merge_claim(published.actor, id=own.id, version=own.version, into=other.id)


def _marked(published: Published) -> None:
    other = claim(published.actor, statement="CHANGED")
    annotation(
        published.actor, article=published.article, words="Neither Moscow", kind="claim", claim=other.id
    )


@pytest.mark.parametrize("change", [_judged, _answered, _renamed, _reworded, _merged, _marked])
def test_a_change_shows_on_the_very_next_read(
    reader: Client, published: Published, change: Callable[[Published], None]
) -> None:
    before = reader.get(published.address)
    assert "CHANGED" not in before.text
    change(published)
    after = reader.get(published.address, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "CHANGED" in after.text


def test_what_is_taken_back_is_gone_at_once_and_comes_back_as_it_was(
    reader: Client, published: Published
) -> None:
    first = reader.get(published.address)
    row = Article.objects.get(id=published.article.id)
    held = replace(metadata_of(row), pub_status="withheld")
    row = update_article(published.actor, id=row.id, version=row.version, metadata=held)
    gone = reader.get(published.address, headers={"If-None-Match": first.headers["ETag"]})
    assert (gone.status_code, published.article.headline in gone.text) == (404, False)
    update_article(
        published.actor,
        id=row.id,
        version=row.version,
        metadata=replace(metadata_of(row), pub_status="usable"),
    )
    assert reader.get(published.address).content == first.content
    unpublish_article(published.actor, id=row.id)
    assert reader.get(published.address).status_code == 404


def test_a_mark_that_is_deleted_leaves_the_page(reader: Client, published: Published) -> None:
    # In its note, and in the review of it.
    assert reader.get(published.address).text.count("North Korea sent") == 2
    delete_annotation(published.actor, id=published.mark.id, version=published.mark.version)
    assert "North Korea sent" not in reader.get(published.address).text


def test_another_article_that_is_withheld_or_whose_embargo_lapses_shows_at_once(
    reader: Client, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number of the same claim that stands in the other article."""
    now = timezone.now()
    until = now + HOUR
    metadata = replace(metadata_of(published.article), embargoed_until=until, uri="")
    other = article(published.actor, headline="Elsewhere", text="Some 777 of them.", metadata=metadata)
    mark = annotation(
        published.actor, article=other, words="Some 777 of them", kind="claim", claim=published.claim.id
    )
    number = annotation(published.actor, article=other, words="777", kind="figure")
    figure(
        published.actor, claim=published.claim, value=Decimal(777), counted="recruits", annotation=number.id
    )
    assert mark.id
    assert "recruits" not in reader.get(published.address).text
    monkeypatch.setattr(timezone, "now", lambda: until + HOUR)
    assert "recruits" in reader.get(published.address).text
    row = Article.objects.get(id=other.id)
    held = replace(metadata_of(row), pub_status="canceled")
    update_article(published.actor, id=row.id, version=row.version, metadata=held)
    assert "recruits" not in reader.get(published.address).text


# Asks sixty times at once, on the web server's own application and with its pool of connections.
SIXTY = """
import collections, io, os, sys, threading
import annotator.wsgi
from annotator.reading import views
from annotator.wsgi import application
from django.db import connection
name, address = sys.argv[1:]
connection.settings_dict["NAME"] = name
together, told, rendered, render = threading.Barrier(60), [], [], views._rendered

def counted(*given):
    rendered.append(1)
    return render(*given)

def ask():
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": address, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
    }
    together.wait()
    body = application(environ, lambda status, headers: told.append(status))
    told.append(b"".join(body))
    body.close()

views._rendered = counted
threads = [threading.Thread(target=ask) for _ in range(60)]
[one.start() for one in threads]
[one.join() for one in threads]
statuses = collections.Counter(one for one in told if isinstance(one, str))
print(dict(statuses), len({one for one in told if isinstance(one, bytes)}), len(rendered), flush=True)
os._exit(0)
"""


@pytest.mark.django_db(transaction=True)
def test_sixty_who_read_at_once_cost_one_rendering(published: Published) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "GALLEY_PROCESS"}
    told = subprocess.run(
        [sys.executable, "-c", SIXTY, str(connection.settings_dict["NAME"]), published.address],
        cwd=Path(__file__).resolve().parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert told.stdout == "{'200 OK': 60} 1 1\n"


@contextmanager
def slowly(shelf: Shelf, pages: int) -> Iterator[tuple[threading.Event, list[int], list[Any]]]:
    """Let readers want so many different pages that can't be finished."""
    free, at_once, peak, refused = threading.Event(), [0], [0], list[Any]()

    def render() -> str:
        at_once[0] += 1
        peak[0] = max(peak[0], at_once[0])
        free.wait(10)
        at_once[0] -= 1
        return "<p>"

    def read(number: int) -> None:
        try:
            shelf.page(number, render, lambda: None)
        except Crowded as error:
            refused.append(error)

    threads = [threading.Thread(target=read, args=[number]) for number in range(pages)]
    for one in threads:
        one.start()
    yield free, peak, refused
    for one in threads:
        one.join()


def test_different_pages_are_rendered_a_few_at_a_time_and_too_many_who_wait_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_kept, "MOST_WAITING", 3)
    with slowly(Shelf(), 10) as (free, peak, refused):
        while len(refused) < 10 - 3 - _kept.MOST_RENDERINGS:
            pass
        free.set()
    assert peak == [_kept.MOST_RENDERINGS]
    assert {error.wait > 0 for error in refused} == {True}


def test_a_rendering_that_fails_is_tried_anew() -> None:
    shelf = Shelf()
    with pytest.raises(ZeroDivisionError):
        shelf.page("a", lambda: str(1 // 0), lambda: None)
    assert shelf.page("a", lambda: "<p>", lambda: None).body == b"<p>"


def test_the_shelf_holds_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_kept, "MOST_BYTES", 60)
    shelf, made = Shelf(), list[str]()

    def read(name: str) -> None:
        shelf.page(name, lambda: made.append(name) or name, lambda: None)  # type: ignore[func-returns-value]

    for name in ("a", "b", "b", "c", "c", "a"):
        read(name)
    assert made == ["a", "b", "c", "a"]
