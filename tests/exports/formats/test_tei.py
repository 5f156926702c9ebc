"""TEI with stand-off annotation: well-formed, and its pointers lead to the words."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given, settings

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.tei import tei
from tests.exports.formats.made import fixed_record, made_record, mark
from tests.exports.formats.strategies import articles

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def pointed_at(record: ArticleRecord) -> list[str]:
    """Return the words that each annotation's pointers lead to, joined."""
    root = ET.fromstring(tei(record))  # noqa: S314 - our own file
    blocks = {block.get(ID): block.text or "" for block in root.iter(f"{TEI}ab")}
    found = []
    for one in root.iter(f"{TEI}annotation"):
        parts = re.findall(r"string-range\(#(\w+),(\d+),(\d+)\)", one.get("target", ""))
        found.append("|".join(blocks[id][int(at) : int(at) + int(length)] for id, at, length in parts))
    return found


def test_pointers_lead_to_the_words_of_marks() -> None:
    assert pointed_at(fixed_record()) == [
        "3,000",
        "Pyongyang",
        "troops|were sent",
        "state media",
        "said",
        "Kim",
        "Neither capital",
    ]


def test_ids_are_there_once_and_every_link_leads_to_one() -> None:
    root = ET.fromstring(tei(fixed_record()))  # noqa: S314 - our own file
    ids = [one.get(ID) for one in root.iter() if one.get(ID)]
    assert len(ids) == len(set(ids))
    links = [one.get("target", "").split() for one in root.iter(f"{TEI}link")]
    assert len(links) == 3
    assert {target.removeprefix("#") for targets in links for target in targets} <= set(ids)


def test_characters_that_xml_cannot_hold_are_replaced_one_by_one() -> None:
    text = "a\x0bb <c> & marked"
    assert pointed_at(made_record([text], [mark(text, 0, (10, 16))])) == ["marked"]


@settings(max_examples=60, deadline=None)
@given(articles())
def test_no_mark_loses_a_character(record: ArticleRecord) -> None:
    for words, one in zip(pointed_at(record), record.marks, strict=True):
        expected = "".join(piece["exact"] for piece in one["anchor"]["pieces"])
        assert words.replace("|", "") == expected.replace("\n\n", "").replace("\n", "")
