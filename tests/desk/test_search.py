"""The search page."""

import re
from urllib.parse import quote

from django.test import Client

from articles.corpus.types import ArticleMetadata
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.factories.users import editor as editor_actor


def found(page: Client, words: str, more: str = "") -> str:
    html = page.get(f"/search/?q={quote(words)}{more}").text
    return re.sub(r"\s+", " ", html)


def test_a_mark_leads_to_its_place_in_the_article(editor: Client) -> None:
    row = article(text="Seoul said drones had landed.")
    mark = annotation(article=row, words="drones had landed", kind="note", note="ask the ministry")
    html = found(editor, "ministry")
    assert f'href="/articles/{row.id}/?mark={mark.id}"' in html
    assert "ask the <mark>ministry</mark>" in html
    assert "1 result<" in html


def test_claims_and_sources_lead_to_their_pages_and_an_entity_to_the_back_office_alone(
    editor: Client, admin: Client
) -> None:
    said, who, being = (
        claim(statement="Harbour is shut."),
        source(name="Harbour Office"),
        entity(name="Harbour"),
    )
    html = found(editor, "harb")
    assert f'href="/claims/{said.id}/"' in html
    assert f'href="/sources/{who.id}/"' in html
    assert str(being.id) not in html
    assert f"/admin/articles_entities/entity/{being.id}/change/" in found(admin, "harb")


def test_markup_of_a_text_stays_text(editor: Client) -> None:
    article(text="<script>alert(1)</script> zebra")
    html = found(editor, "zebra")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>zebra</mark>" in html


def test_counts_narrow_the_search_and_let_go_again(editor: Client) -> None:
    article(text="Zebra in English", metadata=ArticleMetadata(language="en"))
    article(text="Zebra auf Deutsch", metadata=ArticleMetadata(language="de"))
    claim(statement="A zebra ran.")
    assert "?q=zebra&amp;language=de" in found(editor, "zebra")
    html = found(editor, "zebra", "&language=de&type=article")
    assert "1 result<" in html
    assert "?q=zebra&amp;type=article" in html


def test_pages_follow_and_a_bad_place_is_told(editor: Client) -> None:
    actor = editor_actor()
    for number in range(26):
        claim(actor, statement=f"Zebra number {number}.")
    html = found(editor, "zebra")
    following = re.search(r'rel="next" href="([^"]+)"', html)
    assert following
    assert editor.get(following[1].replace("&amp;", "&")).text.count("data-hit") == 1
    assert "Unknown cursor" in found(editor, "zebra", "&cursor=nonsense")


def test_nothing_typed_nothing_found_and_nothing_to_look_for(editor: Client) -> None:
    assert "Search everything" in editor.get("/search/").text
    assert "Nothing has “<bdi>okapi</bdi>”" in found(editor, "okapi")
    assert "Say what to look for" in found(editor, "-okapi")


def test_who_types_gets_the_results_alone(editor: Client) -> None:
    claim(statement="A zebra ran.")
    answer = editor.get("/search/?q=zeb", headers={"HX-Request": "true"})
    assert "<mark>zebra</mark>" in answer.text
    assert "<html" not in answer.text


def test_the_list_of_headlines_leads_to_the_search_of_everything(editor: Client) -> None:
    assert 'href="/search/?q=two%20words%2F"' in editor.get("/?q=two+words/").text


def test_strangers_are_sent_to_sign_in(client: Client) -> None:
    assert client.get("/search/?q=zebra").status_code == 302
