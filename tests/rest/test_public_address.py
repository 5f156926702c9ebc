"""Every absolute address that a desk answers with is that of PUBLIC_URL, whatever the request's Host says."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings

from annotator.env import PublicUrl
from annotator.rest.description import description
from annotator.sample.operations import load_sample
from annotator.sample.rules import sample_id
from articles.corpus.models import Article
from articles.corpus.operations import publish_article
from tests.factories.claims import claim
from tests.factories.users import editor as make_editor
from tests.rest.caller import Caller

PUBLIC = "https://desk.example.org"
# Ours are those that name a place in the desk; a story, a vocabulary and the sample's evidence name others.
OURS = re.compile(
    r"(https?:)?//([\w.:\[\]-]+)(?=/(?:api|read|oembed|enter|admin|articles|live)/|/?\"provider)"
)


@pytest.fixture(autouse=True)
def _reached_through_tls(settings: Settings) -> None:
    settings.PUBLIC_URL = PublicUrl("https", "desk.example.org")
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver", "desk.example.org"]


@pytest.fixture
def published(db: None) -> Article:
    """The sample desk's story, published."""
    load_sample()
    return publish_article(make_editor(), id=sample_id("article"))


def _origins(text: str) -> set[str]:
    return {f"{scheme or ''}//{host}" for scheme, host in OURS.findall(text)}


@pytest.mark.usefixtures("published")
def test_links_of_the_api(editor: Caller) -> None:
    lists = ("annotations", "attributions", "claims", "entities", "figures", "responses", "sources")
    paths = [*(f"{name}/?page_size=1" for name in lists), "articles/", f"articles/{sample_id('article')}/"]
    answers = {path: editor.get(path, Host="127.0.0.1:8000") for path in paths}
    assert {answer.status for answer in answers.values()} == {200}
    found = {path: _origins(answer.content.decode()) for path, answer in answers.items()}
    assert found == {path: {PUBLIC} for path in paths}


@pytest.mark.django_db(transaction=True)  # the feed shows what is committed
def test_links_of_the_feed_and_of_a_history(editor: Caller, story: Article) -> None:
    note = {"article": str(story.id), "kind": "note", "note": "Ask.", "pieces": [{"start": 0, "end": 5}]}
    mark = editor.post("annotations/", note).body
    editor.patch(f"annotations/{mark['id']}/", {"note": "Ask again."}, version=1)
    for path in ("changes/?page_size=1", f"annotations/{mark['id']}/history/?page_size=1"):
        assert editor.get(path, Host="127.0.0.1:8000").body["next"].startswith(f"{PUBLIC}/api/v1/")


def test_a_page_in_the_middle_links_both_ways_and_the_links_work(editor: Caller) -> None:
    for number in range(3):
        claim(statement=f"Claim {number}.")
    second = editor.get(editor.get("claims/?page_size=1").body["next"])
    assert second.body["next"].startswith(f"{PUBLIC}/api/v1/claims/?")
    assert second.body["previous"].startswith(f"{PUBLIC}/api/v1/claims/?")
    assert editor.get(second.body["previous"]).status == 200


def test_the_location_of_what_was_made(editor: Caller) -> None:
    made = editor.post("claims/", {"statement": "3,000 more went."})
    assert made.headers["Location"] == f"{PUBLIC}/api/v1/claims/{made.body['id']}/"


@pytest.mark.parametrize("path", ["read/{id}/", "read/{id}/embed/", "articles/{id}/details/"])
def test_embeds_links_and_what_is_said_to_other_sites(published: Article, editor: Caller, path: str) -> None:
    answer = editor.client.get(f"/{path.format(id=published.id)}", headers={"Host": "127.0.0.1:8000"})
    assert answer.status_code == 200
    assert _origins(answer.text.replace("https%3A//", "https://")) == {PUBLIC}


def test_oembed_knows_the_public_address_and_answers_with_it(published: Article) -> None:
    def asked(url: str) -> tuple[int, str]:
        answer = Client().get("/oembed/", {"url": url}, headers={"Host": "127.0.0.1:8000"})
        return answer.status_code, answer.text

    status, text = asked(f"{PUBLIC}/read/{published.id}/")
    assert status == 200
    assert f"{PUBLIC}/read/{published.id}/embed/" in text
    assert f'"provider_url": "{PUBLIC}/"' in text
    assert asked(f"http://127.0.0.1:8000/read/{published.id}/")[0] == 404


def test_the_description_names_no_server_without_a_public_address() -> None:
    assert "servers" not in description()
