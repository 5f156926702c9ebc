"""A desk behind nginx with a certificate of its own, which knows nothing but its PUBLIC_URL."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker

from annotator.accounts.models import User
from annotator.accounts.rules import Scope
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from articles.corpus.operations import publish_article
from tests.factories.api_keys import api_key
from tests.factories.articles import article as make_article
from tests.factories.users import user as make_user
from tests.journeys.conftest import CHROMIUM, FLAGS, visitor
from tests.journeys.entering import enter
from tests.journeys.keyboard import choose, open_desk, press, saved
from tests.journeys.nginx import NAME, Proxy
from tests.journeys.other_site import embedded
from tests.journeys.server import Server
from tests.journeys.story import COAST

# Milliseconds in which one sees what the other does; nginx would gather a stream for a minute.
SOON = 5_000
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def proxy(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Proxy]:
    """Start a desk and an nginx in front of it."""
    proxy = Proxy(tmp_path_factory.mktemp("nginx"))
    desk = Server(PUBLIC_URL=proxy.url, TRUSTED_PROXIES="127.0.0.1")
    try:
        with django_db_blocker.unblock():
            desk.start()
        proxy.start(desk.port)
        yield proxy
    finally:
        proxy.stop()
        desk.stop()


@pytest.fixture(scope="module")
def far(browser: Browser, proxy: Proxy) -> Iterator[Browser]:
    """A browser that finds the desk by its name and trusts its certificate."""
    started = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, *proxy.browser_flags()])
    yield started
    started.close()


@pytest.fixture
def page(far: Browser, proxy: Proxy, transactional_db: None) -> Iterator[Page]:
    """A fresh page, not signed in, at the public address."""
    with visitor(far, proxy) as fresh:
        yield fresh


@dataclass(frozen=True)
class Answer:
    """What a program was answered."""

    status: int
    headers: Message
    body: bytes


def ask(proxy: Proxy, path: str, **headers: str) -> Answer:
    """Ask as a program does, under the public name unless a header says otherwise."""
    connection = http.client.HTTPSConnection(NAME, proxy.port)
    connection.sock = proxy.connection()
    return _asked(connection, path, headers)


def _asked(connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> Answer:
    with closing(connection):
        connection.request("GET", path, headers={"Connection": "close", **headers})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def test_two_people_sign_in_and_one_hears_what_the_other_marks(
    page: Page, far: Browser, proxy: Proxy, editor: User, actor: Principal
) -> None:
    story = make_article(actor, text=COAST)
    make_user(username="ada", password=PASSWORD)
    enter(page, editor)
    open_desk(page, story)
    with visitor(far, proxy) as ada:
        ada.goto(f"/articles/{story.id}/")
        ada.get_by_label("User name").fill("ada")
        ada.get_by_label("Password").fill(PASSWORD)
        ada.get_by_role("button", name="Sign in").click()
        open_desk(ada, story)
        expect(page.locator("#presence button")).to_have_count(1)
        choose(page, "3,000")
        press(page, "#")
        saved(page)
        expect(ada.locator("#margin .card--figure")).to_contain_text("3,000", timeout=SOON)
        assert ada.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol") == "h2"
        # A form of the pages, which brings its token and its Origin.
        ada.locator("summary.menu__button").click()
        ada.get_by_role("button", name="Dark").click()
        expect(ada.locator("html")).to_have_attribute("data-theme", "dark")
        ada.locator("summary.menu__button").click()
        ada.get_by_role("button", name="Sign out").click()
        expect(ada.get_by_label("User name")).to_be_visible()
        assert_kept_by_this_host_alone(ada)
    assert Annotation.objects.get().created_by == editor


def assert_kept_by_this_host_alone(page: Page) -> None:
    """Look at the cookies as the browser keeps them."""
    cookies = page.context.cookies()
    names = {str(cookie.get("name")).rpartition("galley_")[2].partition("_")[0] for cookie in cookies}
    assert names >= {"csrf", "known", "theme"}
    for cookie in cookies:
        assert str(cookie.get("name")).startswith("__Host-galley_")
        assert (cookie.get("secure"), cookie.get("path"), cookie.get("domain")) == (True, "/", NAME)


def test_an_article_is_exported_and_links_of_the_api_can_be_followed(
    page: Page, proxy: Proxy, editor: User, actor: Principal
) -> None:
    story = make_article(actor, text=COAST)
    make_article(actor, text=COAST)
    enter(page, editor)
    page.goto(f"/articles/{story.id}/details/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Web Annotation").first.click()
    assert json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["type"] == "AnnotationPage"

    _, secret = api_key(scope=Scope.WRITE)
    key = {"Authorization": f"Bearer {secret}"}
    first = ask(proxy, "/api/v1/articles/?page_size=1", **key)
    following = json.loads(first.body)["next"]
    assert following.startswith(f"{proxy.url}/api/v1/articles/?")
    assert ask(proxy, following.removeprefix(proxy.url), **key).status == 200
    assert first.headers["Strict-Transport-Security"] == "max-age=31536000"
    wrong = ask(proxy, "/api/v1/articles/", Host="evil.example", **key)
    assert (wrong.status, wrong.headers["Content-Type"]) == (400, "application/problem+json")


def test_another_site_shows_it_by_the_markup_that_the_desk_offers(
    page: Page, other_site: ThreadingHTTPServer, editor: User, actor: Principal, proxy: Proxy
) -> None:
    story: Article = publish_article(actor, id=make_article(actor, headline="Ships leave", text=COAST).id)
    enter(page, editor)
    page.goto(f"/articles/{story.id}/details/")
    offered = page.locator("#main, main").first.inner_html()
    assert f"{proxy.url}/read/embed.js" in offered
    found = page.evaluate(
        "(url) => fetch(url).then((answer) => answer.json())", f"/oembed/?url={proxy.url}/read/{story.id}/"
    )
    script = f'<script src="{proxy.url}/read/embed.js" data-article="{story.id}" async></script>'
    for markup in (script, found["html"]):
        embedded(page, other_site, markup)
        expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text("Ships leave")


def test_plain_http_is_sent_to_tls_by_the_proxy_and_nothing_goes_in_circles(proxy: Proxy) -> None:
    plain = http.client.HTTPConnection("127.0.0.1", proxy.plain_port)
    answer = _asked(plain, "/sign-in/?a=b", {"Host": NAME})
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/sign-in/?a=b")
    assert ask(proxy, "/sign-in/").status == 200
