"""A document that is made of characters and is no story is refused by the name of what it is."""

from __future__ import annotations

import json

import pytest

from articles.ingest.errors import NotText
from articles.ingest.rules import recognise_paste

NINJS_3 = {
    "uri": "urn:a",
    "standard": {"name": "ninjs", "version": "3.0"},
    "headlines": [{"value": "Pilots strike"}],
}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (json.dumps({"headline": "Pilots", "body_text": "x", "versioncreated": "2025"}), "ninjs"),
        (json.dumps(NINJS_3, indent=2), "ninjs .JSON. with the headline “Pilots strike”"),
        ('{"@context": "https://schema.org", "@type": "NewsArticle"}', "JSON-LD"),
        ('{"a": 1}', "a JSON document"),
        ('[{"a": 1}, {"a": 2}]', "a JSON list"),
        ('{"a": 1}\n{"a": 2}\n', "JSON lines"),
        ('{"headline": "Pilots", "body_te', "can’t be read to its end"),
        ("<!DOCTYPE html>\n<html><p>Pilots</p></html>", "an HTML page"),
        ("<p>Pilots</p>\n<p>called off</p>\n<p>their strike</p>", "HTML"),
        ('<?xml version="1.0"?>\n<newsItem xmlns="x"><a/></newsItem>', "NewsML-G2"),
        ('<?xml version="1.0"?><nitf><body/></nitf>', "NITF"),
        ('<?xml version="1.0"?><rss version="2.0"></rss>', "RSS"),
        ("<article-list><a>1</a></article-list>", "XML"),
        ("{\\rtf1\\ansi Pilots}", "RTF"),
        ("%PDF-1.7 ...", "PDF"),
        ("WEBVTT\n\n00:00.000 --> 00:02.000\nPilots", "subtitles"),
        ("1\n00:00:01,000 --> 00:00:02,000\nPilots", "subtitles"),
        ("Received: from a\nMIME-Version: 1.0\nSubject: Pilots\n\nPilots", "e-mail"),
    ],
)
def test_it_says_what_it_is(text: str, named: str) -> None:
    with pytest.raises(NotText, match=named) as refused:
        recognise_paste(text)
    assert [problem.field for problem in refused.value.problems] == ["text"]


@pytest.mark.parametrize(
    "text",
    [
        "[Editor’s note: this story was updated]\n\nPilots called off their strike.",
        "{sic} they said\n\nPilots called off their strike.",
        "<Pilots> called off their strike\n\nThey went back to work.",
        "[1]",
    ],
)
def test_a_story_that_begins_with_a_bracket_is_read(text: str) -> None:
    assert recognise_paste(text).blocks
