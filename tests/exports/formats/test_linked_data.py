"""schema.org and ninjs: what other systems read of an article and its claims."""

from __future__ import annotations

from typing import Any

import orjson

from articles.exports._formats.article_records import ArticleRecord, article_records
from articles.exports._formats.ninjs import ninjs
from articles.exports._formats.schemaorg import SchemaOrgWriter
from articles.exports.types import Envelope
from tests.exports.formats.made import fixed_record, made_record
from tests.exports.golden import golden


def graph(*records: ArticleRecord) -> list[dict[str, Any]]:
    """Return the nodes of a file."""
    writer = SchemaOrgWriter(Envelope("", "", "", ""))
    parts = [writer.head()]
    for record in records:
        parts += writer.write(record)
        writer.items += 1
    file = orjson.loads(b"".join([*parts, *writer.tail()]))
    assert file["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = file["@graph"]
    return nodes


def of_type(nodes: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """Return the nodes of a type."""
    return [node for node in nodes if node["@type"] == kind]


def changed(old: str, new: str) -> ArticleRecord:
    """Return the fixed article with some words of its lines changed."""
    written = golden("article.ndjson").decode()
    assert old in written
    [record] = article_records(written.replace(old, new).encode().splitlines())
    return record


def test_a_verdict_is_a_claim_review() -> None:
    [review] = of_type(graph(fixed_record()), "ClaimReview")
    assert review["claimReviewed"] == "Troops were sent."
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Half true",
        "ratingValue": 3,
        "worstRating": 1,
        "bestRating": 5,
    }
    assert review["author"]["name"] == "R. Adeyemi"
    [claim] = of_type(graph(fixed_record()), "Claim")
    assert review["itemReviewed"] == {"@id": claim["@id"]}
    [speaker] = claim["author"]
    assert [
        node["name"] for node in of_type(graph(fixed_record()), "Person") if node["@id"] == speaker["@id"]
    ] == ["Kim Jong Un"]


def test_a_claim_without_a_verdict_has_no_review() -> None:
    record = changed('"type":"verdict"', '"type":"withdrawn"')
    assert of_type(graph(record), "Claim")
    assert of_type(graph(record), "ClaimReview") == []


def test_a_long_claim_is_cut_between_words_for_its_review() -> None:
    record = changed("Troops were sent.", "Troops were sent again and again, " * 4)
    [review] = of_type(graph(record), "ClaimReview")
    assert review["claimReviewed"] == "Troops were sent again and again, Troops were sent again and again,…"


def test_only_quoted_words_are_a_quotation() -> None:
    assert of_type(graph(fixed_record()), "Quotation") == []
    [quotation] = of_type(graph(changed('"quote_type":"indirect"', '"quote_type":"direct"')), "Quotation")
    assert quotation["text"] == "troops … were sent"
    assert quotation["dateCreated"] == "2025-03-27"


def test_several_articles_are_one_graph() -> None:
    assert len(of_type(graph(made_record(["One"]), made_record(["Two"])), "NewsArticle")) == 2
    assert graph() == []


def test_ninjs_names_its_sources_and_what_it_mentions() -> None:
    item = orjson.loads(ninjs(fixed_record()))
    assert item["uri"] == "urn:uuid:01950000-0000-7000-8000-000000000002"
    assert item["pubStatus"] == "usable"
    assert item["bodies"][0]["value"] == fixed_record().text
    assert item["infoSources"] == [
        {
            "name": "KCNA",
            "role": "wire",
            "uri": "http://www.wikidata.org/entity/Q482532",
            "literal": "01950000-0000-7000-8000-000000000010",
        }
    ]
    assert [place["name"] for place in item["places"]] == ["Pyongyang"]
    assert item["altIds"] == [{"role": "address", "value": "https://news.example/troops"}]


def test_ninjs_leaves_out_what_an_article_does_not_say() -> None:
    item = orjson.loads(ninjs(made_record(["Only a headline"])))
    assert not {"by", "located", "slugline", "edNote", "embargoedUntil", "infoSources", "altIds"} & set(item)
