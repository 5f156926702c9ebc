"""An article in ninjs is read with all that it says of itself, in the spelling of each version."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from articles.ingest.errors import Broken, IngestError, NoStory
from articles.ingest.rules import kind_of, read_document
from articles.ingest.types import RecognisedArticle
from tests.ingest.files.pages import STORY, paragraphs
from tests.ingest.reading import credits_of, kinds, texts

CAMEL = {
    "uri": "urn:holt:wire:1204",
    "standard": {"name": "ninjs", "version": "3.1"},
    "version": "3",
    "versionCreated": "2025-03-27T09:10:00+01:00",
    "pubStatus": "withheld",
    "embargoedUntil": "2035-03-28T05:00:00Z",
    "language": "en-GB",
    "slugline": "HOLT-QUAY",
    "edNote": "Adds the union’s figure",
    "by": "Nora Veld",
    "located": "Holt",
    "headlines": [{"role": "short", "value": "Quay shut"},
                  {"role": "main", "value": "Holt shuts its north quay"}],
    "descriptions": [{"role": "lead", "value": "Divers found cracks."}],
    "infoSources": [{"name": "Reuters", "role": "wire"}, {"name": "Holt Herald", "role": "publisher"}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "\n".join(STORY)},
        {"role": "main", "contentType": "text/html", "value": paragraphs()},
    ],
}  # fmt: skip
LOWER = {
    "uri": "urn:holt:wire:1204", "versioncreated": "2025-03-27T09:10:00+01:00", "pubstatus": "usable",
    "headline": "Holt shuts its north quay", "body_xhtml": f"<div>{paragraphs()}</div>",
    "copyrightholder": "dpa",
    "ednote": "For Friday", "byline": "ignored", "by": "Von Nora Veld, dpa", "located": "Holt",
}  # fmt: skip


def read(item: object) -> RecognisedArticle:
    return read_document(json.dumps(item).encode(), "ninjs")


def test_all_that_it_says_is_kept() -> None:
    article = read(CAMEL)
    assert article.headline == "Holt shuts its north quay"
    assert texts(article, "standfirst") == ["Divers found cracks."]
    assert texts(article, "paragraph") == list(STORY)
    assert article.version_created == datetime(2025, 3, 27, 8, 10, tzinfo=UTC)
    assert article.embargoed_until == datetime(2035, 3, 28, 5, tzinfo=UTC)
    assert (article.uri, article.version, article.pub_status) == ("urn:holt:wire:1204", "3", "withheld")
    assert (article.language, article.slugline, article.ed_note) == (
        "en-GB",
        "HOLT-QUAY",
        "Adds the union’s figure",
    )
    assert (article.by, article.located) == ("Nora Veld", "Holt")
    assert credits_of(article) == [("Reuters", "wire"), ("Holt Herald", "publisher")]


def test_the_keys_of_older_versions_say_the_same() -> None:
    article = read(LOWER)
    assert texts(article, "paragraph") == list(STORY)
    assert article.version_created == datetime(2025, 3, 27, 8, 10, tzinfo=UTC)
    assert (article.by, article.located, article.ed_note) == ("Nora Veld", "Holt", "For Friday")
    assert credits_of(article) == [("dpa", "wire")]


def test_a_body_that_repeats_the_headline_and_signs_is_read_without_them() -> None:
    markup = (
        "<h1>Holt shuts its north quay</h1><div><span>Harbour</span><span>TT</span></div>"
        f"<div class='text'>{paragraphs(STORY[:2])}<blockquote>A quay is not a quilt.</blockquote></div>"
        "<figure><img src='a'><figcaption>The quay.</figcaption></figure>"
    )
    item = CAMEL | {"bodies": [{"contentType": "text/html", "value": markup}], "descriptions": []}
    assert kinds(read(item)) == ["headline", "byline", "paragraph", "paragraph", "quote", "caption"]


def test_a_body_in_nitf_is_read_and_one_in_an_agencys_own_format_is_not() -> None:
    nitf = f"<nitf><body><body.head/><body.content>{paragraphs()}</body.content></body></nitf>"
    bodies = [
        {"role": "ttnitf", "contentType": "application/xml", "value": "<TTNITF><HEAD><BODY>"},
        {"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": nitf},
    ]
    assert texts(read(CAMEL | {"bodies": bodies}), "paragraph") == list(STORY)


@pytest.mark.parametrize(
    ("item", "refusal", "field"),
    [
        (CAMEL | {"bodies": []}, NoStory, "bodies"),
        ({"uri": "urn:a"}, NoStory, "bodies"),
        (CAMEL | {"versionCreated": "yesterday, more or less"}, Broken, "versioncreated"),
        (CAMEL | {"embargoedUntil": "2035-13-40"}, Broken, "embargoeduntil"),
        (CAMEL | {"pubStatus": "perhaps"}, Broken, "pubstatus"),
        ([CAMEL], Broken, "file"),
        (CAMEL | {"bodies": [{"contentType": "application/nitf+xml", "value": "<nitf>"}]}, Broken, "file"),
    ],
)
def test_an_item_that_cannot_be_read_names_its_field(
    item: object, refusal: type[IngestError], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        read(item)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_an_item_that_holds_nitf_is_ninjs_and_its_byline_is_read() -> None:
    item = {"uri": "urn:a", "title": "<nitf> of a kind", "headline": "Holt shuts its quay",
            "byline": "Nora Veld", "body_xhtml": paragraphs()}  # fmt: skip
    data = json.dumps(item).encode()
    assert kind_of(data, "item.json") == "ninjs"
    assert read(item).by == "Nora Veld"
