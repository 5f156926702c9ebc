"""What must stay inside is told to no outsider, whatever is asked for: each address, filter, format, entry
and page.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote
from uuid import UUID

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern

from annotator.accounts.rules import EDITOR, Scope
from annotator.accounts.types import Principal
from annotator.rest.urls import urlpatterns
from articles.corpus.models import Article
from articles.exports.operations import run_export
from articles.exports.types import ExportFormat
from tests.disclosure.secrets import PLANTED, Story, story
from tests.exports.orders import unpacked
from tests.factories.annotations import annotation
from tests.factories.api_keys import api_key
from tests.factories.users import user
from tests.rest.caller import Answer, Caller
from tests.rest.test_hidden_articles import LISTS


@pytest.fixture(scope="module", autouse=True)
def told(shared_rows: None) -> Story:
    """The story with its secrets, for all these tests: they ask, and add at most what tells no more."""
    return story()


@pytest.fixture(scope="module")
def reader_key(told: Story) -> Caller:
    """A program that may read what is published."""
    key, secret = api_key(name="reader", scope=Scope.READ)
    return Caller(Principal.of_key(key), secret=secret)


@pytest.fixture(scope="module")
def editor(told: Story) -> Caller:
    """A person who edits, in their session."""
    person = user(username="ada", roles=(EDITOR,))
    return Caller(Principal.of_user(person), user=person)


def betrays(answer: Answer, known: Story, asked: str = "") -> bool:
    """Tell whether an answer holds anything of what was planted, or the id of a source that is kept back."""
    text = unpacked(answer.content).decode().casefold()
    # An answer may repeat what it was asked for: its own address.
    ids = [str(id) for id in known.kept_back if str(id) not in asked]
    return PLANTED.casefold() in text or any(id in text for id in ids)


def ids() -> Iterator[UUID]:
    """Yield the ids of everything there is."""
    for model in apps.get_models():
        if model.__module__.startswith("articles.") and model._meta.pk.get_internal_type() == "UUIDField":
            yield from model._default_manager.values_list("pk", flat=True)


def addresses() -> Iterator[str]:
    """Yield each address of the API once for each id, and each list."""
    every = list(dict.fromkeys(ids()))
    articles = set(Article.objects.values_list("id", flat=True))
    for pattern in urlpatterns:
        if not isinstance(pattern, URLPattern) or pattern.name == "nowhere":
            continue
        route = str(pattern.pattern).replace("<int:number>", "1").replace("<str:cursor>", "1-1")
        if "<id:id>" not in route:
            yield route
            continue
        for id in every:
            filled = route.replace("<id:id>", str(id))
            names = ExportFormat.values if id in articles else ExportFormat.values[:1]
            # Where there is no name, the first is as good as all.
            yield from dict.fromkeys(filled.replace("<str:name>", name) for name in names)


def test_no_address_of_the_api_tells_an_outsider(reader_key: Caller, told: Story) -> None:
    asked = list(dict.fromkeys(addresses()))
    assert len(asked) > 500
    assert [path for path in asked if betrays(reader_key.get(path), told, path)] == []


def test_the_newsroom_itself_is_told(editor: Caller, told: Story) -> None:
    answers = [
        editor.get(path).content.decode() for path in ("sources/", "attributions/", "articles/", "changes/")
    ]
    assert all(PLANTED in text for text in answers)
    assert editor.get(f"sources/{told.kept_back[0]}/").status == 200


@pytest.mark.parametrize("name", LISTS)
def test_no_filter_finds_by_what_it_may_not_tell(name: str, reader_key: Caller, told: Story) -> None:
    for field in LISTS[name].base_filters:
        for id in told.kept_back:
            answer = reader_key.get(f"{name}/?{field}={id}")
            assert answer.status == 400 or not answer.body["results"], (field, id)
        answer = reader_key.get(f"{name}/?{field}={quote(PLANTED)}")
        assert answer.status == 400 or not answer.body["results"], field


@pytest.mark.parametrize(
    "query",
    [
        "q=PLANTED+second",
        "external_id=wikidata:Q424242",
        "external_id=orcid:PLANTED-id",
        "country=SI",
        "graded_at_least=F",
    ],
)
def test_an_unnamed_source_is_not_found_by_what_could_name_it(
    query: str, reader_key: Caller, told: Story
) -> None:
    assert told.official.id not in {row["id"] for row in reader_key.get(f"sources/?{query}").body["results"]}
    assert reader_key.get(f"sources/?{query}").body["results"] == []


@pytest.mark.parametrize(
    "words",
    [
        "PLANTED",
        "plant*",
        "PLANTED informant",
        "alias",
        "cousin",
        "deputy",
        "lawyer",
        "photograph",
        "telephone",
    ],
)
def test_a_search_neither_finds_nor_counts_what_it_may_not_tell(
    words: str, reader_key: Caller, told: Story
) -> None:
    found = reader_key.get(f"search/?q={quote(words)}").body
    assert (found["total"], found["results"], found["facets"]["type"]) == (0, [], [])


def test_leaving_a_hidden_word_out_says_nothing_either(reader_key: Caller, told: Story) -> None:
    with_it, without = (reader_key.get(f"search/?q={words}") for words in ("soldiers", "soldiers+-PLANTED"))
    assert [row["id"] for row in with_it.body["results"]] == [row["id"] for row in without.body["results"]]
    assert with_it.body["total"] > 2
    answers = [
        reader_key.get(f"search/?q={words}") for words in ("soldiers", "official", "clerk", "agency", "Ana")
    ]
    assert [one for one in answers if betrays(one, told)] == []
    for id in told.kept_back:
        assert reader_key.get(f"search/?q=official&source={id}").body["results"] == []


def test_the_newsroom_finds_its_notes(editor: Caller, told: Story) -> None:
    found = editor.get("search/?q=planted").body
    assert {row["type"] for row in found["results"]} == {"article", "annotation", "source", "entity"}


def test_no_background_export_tells(reader_key: Caller, told: Story) -> None:
    for format in ExportFormat.values:
        job = reader_key.post("exports/", {"format": format}).body["id"]
        run_export(job)
        answer = reader_key.get(f"exports/{job}/download/")
        assert answer.status == 200
        assert not betrays(answer, told), format


def test_the_public_page_does_not_tell(told: Story) -> None:
    for address in (f"/read/{told.article.id}/", f"/read/{told.article.id}/embed/"):
        answer = Answer(Client().get(address))
        assert answer.status == 200
        assert not betrays(answer, told)
        text = answer.content.decode()
        assert "a senior official" in text
        assert "Ana Kovac" in text


def test_who_spoke_on_the_record_is_told(reader_key: Caller, told: Story) -> None:
    chain = reader_key.get(f"attributions/{told.on_record.id}/").body["hops"]
    assert chain[0]["sources"] == [str(told.minister.id)]
    assert reader_key.get(f"sources/{told.minister.id}/").body["name"] == "Ana Kovac"
    assert reader_key.get(f"annotations/{told.minister_mark.id}/").body["source"] == str(told.minister.id)
    assert [row["id"] for row in reader_key.get("sources/?q=Kovac").body["results"]] == [
        str(told.minister.id)
    ]


def test_on_background_only_who_passed_it_on_in_public_is_told(reader_key: Caller, told: Story) -> None:
    shape = reader_key.get(f"attributions/{told.attribution.id}/").body
    assert [hop["sources"] for hop in shape["hops"]] == [[], [str(told.agency.id)]]
    assert shape["hops"][0]["span"] == str(told.official_mark.id)
    assert (shape["anonymity_reason"], shape["approved_by"]) == ("", "")
    assert reader_key.get(f"annotations/{told.official_mark.id}/").body["source"] is None


def test_a_source_that_is_kept_back_is_not_there(reader_key: Caller, told: Story) -> None:
    for id in told.kept_back:
        assert reader_key.get(f"sources/{id}/").status == 404
    assert reader_key.get(f"sources/{told.official.id}/").status == 404


def test_what_would_come_together_in_a_merge_is_the_newsrooms_own(reader_key: Caller, told: Story) -> None:
    for path in (f"sources/{told.minister.id}/merge/?into={told.agency.id}", "sources/duplicates/"):
        assert reader_key.get(path).status == 403


def test_whose_link_let_somebody_in_is_not_told(reader_key: Caller, told: Story) -> None:
    person = user()
    person.let_in_by = f"sign-in link by {PLANTED}"
    annotation(Principal.of_user(person), article=told.article, words="Tuesday")
    entry = reader_key.get("changes/?page_size=1000").body["results"][-1]
    assert (entry["verb"], entry["agent"]) == ("annotation.created", "")
