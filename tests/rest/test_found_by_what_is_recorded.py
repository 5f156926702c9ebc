"""Finding attributions, claims, annotations and articles by what is recorded of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from articles.annotations.models import Annotation
from articles.claims.models import Attribution
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from articles.disclosure.models import tell
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.rest.caller import Caller

GAUGES = {
    "quote_type": ("mixed", "direct"),
    "cue_stance": ("distancing", "endorsing"),
    "certainty": ("possible", "certain"),
    "tense": ("future", "past"),
    "attribution_terms": ("on_record", "background"),
}


@pytest.fixture
def content(editor: Caller, story: Article) -> Annotation:
    """Return the words of a claim."""
    said = claim(editor.actor, topics=("troops", "Sarmatia"))
    return annotation(
        editor.actor, article=story, kind="claim", words="3,000 more had gone", claim=said.id, tags=("check",)
    )


def attribute(editor: Caller, content: Annotation, **more: Any) -> str:
    """Say that a body made the claim."""
    speaker = source(editor.actor, name="General Staff", source_kind="military")
    sent = {
        "content": str(content.id),
        "hops": [{"position": 0, "role": "originator", "sources": [str(speaker.id)]}],
        "quote_type": "mixed",
        "cue_stance": "distancing",
        "commitment": {"certainty": "possible", "tense": "future"},
        "said_on": "2025-03-27",
        "said_words": "on Thursday",
    }
    answer = editor.post("attributions/", sent | more)
    assert answer.status == 201, answer.body
    made: str = answer.body["id"]
    return made


def found(caller: Caller, path: str) -> list[str]:
    """Return the ids that a list answers with."""
    answer = caller.get(path)
    assert answer.status == 200, answer.body
    return [row["id"] for row in answer.body["results"]]


@pytest.mark.parametrize("name", GAUGES)
def test_attributions_and_claims_are_found_by_each_gauge(
    name: str, editor: Caller, content: Annotation
) -> None:
    made, (here, elsewhere) = attribute(editor, content), GAUGES[name]
    assert found(editor, f"attributions/?{name}={here}") == [made]
    assert found(editor, f"attributions/?{name}={elsewhere}") == []
    assert found(editor, f"claims/?{name}={here}") == [str(content.appearance.claim_id)]
    assert found(editor, f"claims/?{name}={elsewhere}") == []
    assert editor.get(f"attributions/?{name}=x").fields == editor.get(f"claims/?{name}=x").fields == [name]


def test_several_gauges_are_those_of_one_attribution(editor: Caller, content: Annotation) -> None:
    attribute(editor, content)
    attribute(editor, content, cue_stance="neutral", commitment={"certainty": "certain", "tense": "past"})
    assert found(editor, "claims/?cue_stance=distancing&tense=future") == [str(content.appearance.claim_id)]
    assert found(editor, "claims/?cue_stance=distancing&tense=past") == []


@pytest.mark.parametrize(
    ("said", "by", "not_by"),
    [
        ("2025-03-27", ("2025-03-27", "2025-03", "2025"), ("2025-03-28", "2025-04", "2024")),
        ("2025-03", ("2025-03", "2025"), ("2025-03-27", "2025-02")),
        ("2025-03-27?", ("2025-03-27", "2025"), ()),
        ("1953~", ("1953",), ("1954",)),
    ],
)
def test_what_was_said_is_found_by_its_day_its_month_and_its_year(
    said: str, by: tuple[str, ...], not_by: tuple[str, ...], editor: Caller, content: Annotation
) -> None:
    made = attribute(editor, content, said_on=said)
    assert all(found(editor, f"attributions/?said_on={one}") == [made] for one in by)
    assert all(found(editor, f"attributions/?said_on={one}") == [] for one in not_by)


@pytest.mark.parametrize("value", ["on Thursday", "2025-3", "2025-13", "2025-03-27?", "%25", "199X"])
def test_a_day_that_is_none_is_refused_by_name(value: str, editor: Caller) -> None:
    assert editor.get(f"attributions/?said_on={value}").fields == ["said_on"]


@pytest.mark.parametrize("said_on", ["Thursday", "2025-02-30", "2025/2026"])
def test_a_day_of_saying_that_is_none_is_refused(said_on: str, editor: Caller, content: Annotation) -> None:
    speaker = source(editor.actor, name="General Staff", source_kind="military")
    hops = [{"position": 0, "role": "originator", "sources": [str(speaker.id)]}]
    answer = editor.post("attributions/", {"content": str(content.id), "hops": hops, "said_on": said_on})
    assert (answer.status, answer.fields) == (422, ["said_on"])


def test_a_read_key_neither_sees_nor_finds_when_a_confidential_source_spoke(
    editor: Caller, reader_key: Caller, content: Annotation
) -> None:
    path = f"attributions/{attribute(editor, content)}/"
    shown = reader_key.get(path).body
    assert (shown["said_on"], shown["said_words"]) == ("2025-03-27", "on Thursday")
    assert len(found(reader_key, "attributions/?said_on=2025-03-27")) == 1
    editor.patch(path, {"attribution_terms": "background"}, version=1)
    hidden = reader_key.get(path).body
    assert (hidden["said_on"], hidden["said_words"]) == ("", "")
    assert found(reader_key, "attributions/?said_on=2025-03-27") == []
    assert len(found(editor, "attributions/?said_on=2025-03-27")) == 1
    # Nor in what the ledger and the files tell of it, today or before.
    for name in ("ndjson", "webannotation"):
        file = reader_key.get(f"articles/{content.article_id}/export/{name}/").content
        assert b"on Thursday" not in file
        assert b'"said_on":"2' not in file
    entries = list(Entry.objects.filter(verb__startswith="attribution."))
    told = [side for one in tell(reader_key.actor, entries) for side in (one.before, one.after) if side]
    assert {side["said_on"] for side in told} == {side["said_words"] for side in told} == {""}
    kept = [side for one in tell(editor.actor, entries) for side in (one.before, one.after) if side]
    assert {side["said_on"] for side in kept} == {"2025-03-27"}


def test_claims_and_articles_are_found_by_topic_and_annotations_and_articles_by_tag(
    editor: Caller, story: Article, content: Annotation
) -> None:
    assert found(editor, "claims/?topic=troops") == [str(content.appearance.claim_id)]
    assert found(editor, "articles/?topic=Sarmatia") == [str(story.id)]
    assert found(editor, "annotations/?tag=check") == [str(content.id)]
    assert found(editor, "articles/?tag=check") == [str(story.id)]
    for path in ("claims/?topic=troop", "articles/?topic=TROOPS", "annotations/?tag=c", "articles/?tag=x"):
        assert found(editor, path) == []


def test_an_article_is_found_by_its_credit_and_by_the_credits_source_and_its_twin(
    editor: Caller, admin: Caller
) -> None:
    wire, twin = (source(editor.actor, name=name, source_kind="news_agency") for name in ("HTA", "Harbour"))
    credits_ = (InfoSourceDraft("Harbour Times Agency", "wire", wire.id),)
    row = article(
        editor.actor,
        metadata=ArticleMetadata(version_created=datetime(2025, 3, 27, tzinfo=UTC), info_sources=credits_),
    )
    admin.post(f"sources/{wire.id}/merge/", {"into": str(twin.id)}, If_Match='"1"')
    # By the name that stands in the credit, by any name of its source, and by the source itself.
    for value in ("Harbour Times Agency", "harbour times agency", "HTA", "Harbour", wire.id, twin.id):
        assert found(editor, f"articles/?credit={value}") == [str(row.id)]
    for value in ("Harbo", row.id):
        assert found(editor, f"articles/?credit={value}") == []


def test_a_read_key_finds_nothing_by_what_a_withheld_article_holds(
    editor: Caller, reader_key: Caller, withheld: Article
) -> None:
    said = claim(editor.actor, topics=("troops",))
    mark = annotation(
        editor.actor, article=withheld, kind="claim", words="3,000", claim=said.id, tags=("check",)
    )
    attribute(editor, mark)
    for path in (
        "attributions/?tense=future", "attributions/?said_on=2025", "claims/?tense=future",
        "claims/?topic=troops", "annotations/?tag=check", "articles/?topic=troops", "articles/?tag=check",
    ):  # fmt: skip
        assert found(reader_key, path) == [], path
        assert len(found(editor, path)) == 1, path


def test_words_for_a_day_are_read_by_the_articles_date(editor: Caller) -> None:
    written = ArticleMetadata(version_created=datetime(2025, 3, 28, tzinfo=UTC))
    row = article(editor.actor, metadata=written)
    sent = {"text": "on Thursday", "article": str(row.id)}
    assert editor.post("attributions/read/", sent).body == {"parsed": True, "said_on": "2025-03-27"}
    unread = editor.post("attributions/read/", sent | {"text": "over the weekend"}).body
    assert unread["parsed"] is False
    assert unread["reason"].endswith("by hand.")
    assert not Attribution.objects.exists()
