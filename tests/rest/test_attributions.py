"""Saying who said it, through whom: attributions/ and attributions/{id}/."""

from __future__ import annotations

from typing import Any

import pytest

from articles.annotations.models import Annotation
from articles.claims.models import Attribution
from articles.corpus.models import Article
from articles.foundation.models import new_id
from articles.sources.models import Source
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.rest.caller import Caller


@pytest.fixture
def content(editor: Caller, story: Article) -> Annotation:
    """Return the words of a claim."""
    return annotation(
        editor.actor, article=story, kind="claim", words="3,000 more had gone", claim=claim(editor.actor).id
    )


@pytest.fixture
def leader(editor: Caller) -> Source:
    """Return who spoke."""
    return source(editor.actor, name="Kim Jong Un", source_kind="named_individual")


@pytest.fixture
def agency(editor: Caller) -> Source:
    """Return who relayed it."""
    return source(editor.actor, name="KCNA", source_kind="state_media")


@pytest.fixture
def plain(content: Annotation, leader: Source) -> dict[str, Any]:
    """Return the plainest create."""
    return {"content": str(content.id), "hops": [hop(0, "originator", leader)]}


def hop(position: int, role: str, *sources: Source, span: Annotation | None = None) -> dict[str, Any]:
    """Return one step of a chain."""
    words = str(span.id) if span else None
    return {"position": position, "role": role, "sources": [str(one.id) for one in sources], "span": words}


def test_a_leader_is_quoted_through_a_state_agency(
    editor: Caller, story: Article, content: Annotation, leader: Source, agency: Source
) -> None:
    cue = annotation(editor.actor, article=story, kind="cue", words="said")
    span = annotation(editor.actor, article=story, kind="source", words="Seoul")
    hops = [hop(0, "originator", leader, span=span), hop(1, "relay", agency)]
    sent = {
        "content": str(content.id),
        "cue": str(cue.id),
        "quote_type": "mixed",
        "cue_stance": "distancing",
        "commitment": {"certainty": "probable", "polarity": "negative", "tense": "future"},
        "said_on": "2025-03",
        "said_words": "in March",
        "attribution_terms": "background",
        "hops": hops,
    }
    answer = editor.post("attributions/", sent)
    assert answer.status == 201
    expected = sent | {"article": str(story.id), "claim": str(content.appearance.claim_id)}
    assert {name: answer.body[name] for name in expected} == expected


def test_what_is_left_out_has_its_plainest_value(editor: Caller, content: Annotation, leader: Source) -> None:
    body = editor.post(
        "attributions/", {"content": str(content.id), "hops": [hop(0, "originator", leader)]}
    ).body
    assert (body["quote_type"], body["cue_stance"], body["attribution_terms"]) == (
        "indirect",
        "neutral",
        "on_record",
    )
    assert body["commitment"] == {
        "certainty": "underspecified",
        "polarity": "positive",
        "tense": "unspecified",
    }


def test_a_part_of_the_commitment_is_changed_alone(
    editor: Caller, content: Annotation, leader: Source
) -> None:
    sent = {
        "content": str(content.id),
        "hops": [hop(0, "originator", leader)],
        "commitment": {"certainty": "certain"},
    }
    path = f"attributions/{editor.post('attributions/', sent).body['id']}/"
    answer = editor.patch(path, {"commitment": {"polarity": "negative"}}, version=1)
    assert answer.body["commitment"] == {
        "certainty": "certain",
        "polarity": "negative",
        "tense": "unspecified",
    }


def test_a_chain_is_replaced_as_a_whole(
    editor: Caller, content: Annotation, leader: Source, agency: Source
) -> None:
    sent = {"content": str(content.id), "hops": [hop(0, "originator", leader), hop(1, "relay", agency)]}
    path = f"attributions/{editor.post('attributions/', sent).body['id']}/"
    hops = [hop(0, "spokesperson", agency)]
    assert editor.patch(path, {"hops": hops}, version=1).body["hops"] == hops


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"content": str(new_id())}, 422, "content"),
        ({"cue": str(new_id())}, 422, "cue"),
        ({"quote_type": "shouted"}, 422, "quote_type"),
        ({"commitment": {"certainty": "sure"}}, 422, "commitment.certainty"),
        ({"hops": []}, 400, "hops"),
        ({"hops": [{"position": 0}]}, 400, "hops.0.role"),
        ({"hops": [{"position": 0, "role": "originator", "sources": ["x"]}]}, 400, "hops.0.sources.0"),
        ({"hops": [{"position": 0, "role": "originator"}]}, 422, "hops.0.sources"),
        (
            {"hops": [{"position": 0, "role": "originator", "sources": [str(new_id())]}]},
            422,
            "hops.0.sources",
        ),
        ({"hops": [{"position": 0, "role": "king", "span": str(new_id())}]}, 422, "hops.0.role"),
        ({"article": str(new_id())}, 400, "article"),
        ({"commitment": {"mood": "glum"}}, 400, "commitment.mood"),
    ],
)
def test_a_bad_attribution_is_refused_by_its_field(
    more: dict[str, Any], status: int, field: str, editor: Caller, plain: dict[str, Any]
) -> None:
    answer = editor.post("attributions/", plain | more)
    assert (answer.status, answer.fields[0]) == (status, field)
    assert not Attribution.objects.exists()


def test_words_of_another_article_are_refused(editor: Caller, content: Annotation, leader: Source) -> None:
    cue = annotation(editor.actor, article=article(editor.actor), kind="cue")
    sent = {"content": str(content.id), "hops": [hop(0, "originator", leader)], "cue": str(cue.id)}
    assert editor.post("attributions/", sent).fields == ["cue"]


def test_a_gap_and_a_loop_in_the_chain_are_named(
    editor: Caller, content: Annotation, leader: Source, agency: Source
) -> None:
    gap = [hop(0, "originator", leader), hop(2, "relay", agency)]
    loop = [hop(0, "originator", leader), hop(1, "relay", leader)]
    for hops, field in ((gap, "hops.1.position"), (loop, "hops.1.sources")):
        answer = editor.post("attributions/", {"content": str(content.id), "hops": hops})
        assert (answer.status, answer.fields) == (422, [field])


def test_a_deleted_attribution_is_gone_and_comes_back(
    editor: Caller, content: Annotation, leader: Source
) -> None:
    sent = {"content": str(content.id), "hops": [hop(0, "originator", leader)]}
    before = editor.post("attributions/", sent).body
    path = f"attributions/{before['id']}/"
    assert editor.delete(path, version=1).version == 2
    assert editor.get(path).status == 404
    assert editor.restore(path, version=1).body["current"]["version"] == 2
    back = editor.restore(path, version=2).body
    assert back == before | {"version": 3, "modified": back["modified"]}


def test_an_attribution_goes_and_comes_with_the_words_that_it_attributes(
    editor: Caller, content: Annotation, leader: Source
) -> None:
    sent = {"content": str(content.id), "hops": [hop(0, "originator", leader)]}
    path = f"attributions/{editor.post('attributions/', sent).body['id']}/"
    editor.delete(f"annotations/{content.id}/", version=1)
    assert editor.get(path).status == 404
    editor.restore(f"annotations/{content.id}/", version=2)
    assert editor.get(path).status == 200


def test_each_filter_keeps_what_it_names(
    editor: Caller, story: Article, content: Annotation, leader: Source, agency: Source
) -> None:
    sent = {"content": str(content.id), "hops": [hop(0, "originator", leader), hop(1, "relay", agency)]}
    made = editor.post("attributions/", sent).body["id"]
    for query in (
        f"article={story.id}",
        f"claim={content.appearance.claim_id}",
        f"content={content.id}",
        f"source={agency.id}",
        f"created_by={editor.actor.user_id}",
    ):
        assert [row["id"] for row in editor.get(f"attributions/?{query}").body["results"]] == [made], query
        name = query.partition("=")[0]
        assert editor.get(f"attributions/?{name}={new_id()}").body["results"] == [], name
