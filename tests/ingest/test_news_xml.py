"""NITF and NewsML-G2 are read, and XML that is meant to harm is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from articles.ingest.errors import Broken, IngestError, NoStory
from articles.ingest.rules import read_document
from articles.ingest.types import RecognisedArticle
from tests.ingest.files.pages import STORY, paragraphs
from tests.ingest.reading import credits_of, texts

NITF = f"""<?xml version="1.0" encoding="utf-8"?>
<nitf><head><docdata><doc-id id-string="holt-1204"/><date.issue norm="20250327T091000+0100"/><du-key key="HOLT-QUAY" version="2"/>
</docdata></head><body><body.head><hedline><hl1>Holt shuts its north quay</hl1></hedline><byline>By Nora Veld</byline>
<distributor>Reuters</distributor><dateline><location>Holt</location></dateline></body.head>
<body.content>{paragraphs()}</body.content></body></nitf>"""
NEWSML = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:holt:pic" version="1">
<contentMeta><headline>A picture</headline></contentMeta></newsItem>
<newsItem guid="urn:holt:1204" version="4"><itemMeta><pubStatus qcode="stat:canceled"/><versionCreated>2025-03-27T09:10:00+01:00</versionCreated>
<provider><name>Reuters</name></provider><embargoed>2035-01-01T00:00:00Z</embargoed></itemMeta><contentMeta><headline>Holt shuts its north quay</headline><by>Nora Veld</by>
<language tag="en"/><slugline>HOLT-QUAY</slugline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
{paragraphs()}</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""
BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><nitf><body><body.content><p>&c;</p></body.content></body></nitf>'


def read(text: str) -> RecognisedArticle:
    return read_document(text.encode(), "newsml")


def test_nitf_is_read_with_what_it_says_of_itself() -> None:
    article = read(NITF)
    assert (article.headline, article.by, article.located) == (
        "Holt shuts its north quay",
        "Nora Veld",
        "Holt",
    )
    assert (article.uri, article.version, article.slugline) == ("holt-1204", "2", "HOLT-QUAY")
    assert article.version_created == datetime(2025, 3, 27, 8, 10, tzinfo=UTC)
    assert credits_of(article) == [("Reuters", "wire")]
    assert texts(article, "paragraph") == list(STORY)


def test_of_a_message_in_newsml_the_item_with_a_text_is_read() -> None:
    article = read(NEWSML)
    assert (article.headline, article.by, article.language) == (
        "Holt shuts its north quay",
        "Nora Veld",
        "en",
    )
    assert (article.uri, article.version, article.pub_status) == ("urn:holt:1204", "4", "canceled")
    assert article.embargoed_until == datetime(2035, 1, 1, tzinfo=UTC)
    assert credits_of(article) == [("Reuters", "wire")]
    assert texts(article, "paragraph") == list(STORY)


@pytest.mark.parametrize(
    ("text", "refusal", "said"),
    [
        (BOMB, Broken, "entities"),
        ("no XML at all", Broken, "not the XML"),
        ("<nitf><body>", Broken, "line 1"),
        ("<a/>", Broken, "neither NITF nor NewsML"),
        ("<nitf><body><body.content/></body></nitf>", NoStory, "no text"),
        ('<newsItem guid="a"/>', NoStory, "no item with a text"),
        (NITF.replace("20250327T091000+0100", "27th or so"), Broken, "27th or so"),
        (NEWSML.replace("stat:canceled", "stat:lost"), Broken, "lost"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, refusal: type[IngestError], said: str) -> None:
    with pytest.raises(refusal, match=said):
        read(text)
