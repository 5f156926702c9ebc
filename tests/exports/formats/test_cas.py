"""UIMA CAS, as dkpro-cassis reads it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import cassis
import pytest
from hypothesis import given, settings

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.cas import MARK, TIE, cas_json, cas_xmi, type_system
from tests.exports.formats.made import fixed_record, made_record, mark
from tests.exports.formats.strategies import articles


def read_xmi(record: ArticleRecord) -> Any:
    """Read XMI with its types."""
    return cassis.load_cas_from_xmi(
        BytesIO(cas_xmi(record)), typesystem=cassis.load_typesystem(BytesIO(type_system()))
    )


def read_json(record: ArticleRecord) -> Any:
    """Read JSON."""
    return cassis.load_cas_from_json(BytesIO(cas_json(record)))


@pytest.mark.parametrize("read", [read_xmi, read_json])
def test_marks_and_what_ties_them_are_read(read: Any) -> None:
    cas = read(fixed_record())
    found = {(one.kind, one.get_covered_text(), one.piece) for one in cas.select(MARK)}
    assert {("claim", "troops", 0), ("claim", "were sent", 1), ("source", "Kim", 0)} <= found
    ties = {
        (one.kind, one.Governor.get_covered_text(), one.Dependent.get_covered_text())
        for one in cas.select(TIE)
    }
    assert ties == {
        ("cue", "troops", "said"),
        ("originator", "troops", "Kim"),
        ("relay", "troops", "state media"),
        ("figure", "troops", "3,000"),
    }
    [named] = [one for one in cas.select(MARK) if one.kind == "entity"]
    assert (named.words, named.origin) == ("Pyongyang", "machine gazetteer 2")


def test_offsets_in_the_file_count_utf16_units() -> None:
    record = made_record(["🪖 Seoul"], [mark("🪖 Seoul", 0, (2, 7))])
    assert b'begin="3" end="8"' in cas_xmi(record)


def test_readers_get_sentences_and_tokens() -> None:
    cas = read_xmi(fixed_record())
    words = [
        one.get_covered_text()
        for one in cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token")
    ]
    assert words[:6] == ["🪖", "Seoul", "claims", "3,000", "more", "went"]


def test_characters_that_xml_cannot_hold_are_replaced_one_by_one() -> None:
    text = "a\x01b\ufffe marked"
    cas = read_xmi(made_record([text], [mark(text, 0, (5, 11))]))
    [found] = cas.select(MARK)
    assert cas.sofa_string == "a\ufffdb\ufffd marked"
    assert found.get_covered_text() == "marked"


@settings(max_examples=30, deadline=None)
@given(articles())
def test_every_piece_is_read_with_its_words(record: ArticleRecord) -> None:
    expected = sorted(piece["exact"] for one in record.placed for piece in one["anchor"]["pieces"])
    for cas in (read_xmi(record), read_json(record)):
        # JSON names only the types that occur.
        found = cas.select(MARK) if cas.typesystem.contains_type(MARK) else []
        assert sorted(one.get_covered_text() for one in found) == expected
