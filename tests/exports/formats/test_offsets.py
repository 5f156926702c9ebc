"""Offsets in UTF-16 units, for readers that count those."""

from __future__ import annotations

import orjson
from hypothesis import given
from hypothesis import strategies as st

from articles.exports._formats.article_records import ArticleRecord, article_records
from articles.exports._formats.doccano import doccano_line
from articles.exports._formats.labelstudio import LabelStudioWriter
from articles.exports._formats.offsets import in_utf16, utf16_in
from articles.exports.types import Envelope
from tests.exports.golden import golden


def cut(text: str, start: int, end: int) -> str:
    """Return what a reader that counts UTF-16 units finds there."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@given(st.text(alphabet=st.sampled_from("aé\u0301🪖👩🏽‍🚒حह𝔘\n"), max_size=60), st.data())
def test_every_stretch_is_found_by_who_counts_utf16(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = utf16_in(text)
    assert cut(text, place(start), place(end)) == text[start:end]


def fixed() -> ArticleRecord:
    """Return the article of the golden file, which begins with an emoji, counted in UTF-16 units."""
    [record] = article_records(in_utf16(golden("article.ndjson").splitlines()))
    return record


def test_lines_say_the_unit_and_their_offsets_cut_the_words() -> None:
    record = fixed()
    for mark in record.marks:
        assert mark["anchor"]["offset_unit"] == "utf16"
        for piece in mark["anchor"]["pieces"]:
            assert cut(record.text, piece["start"], piece["end"]) == piece["exact"]
    assert record.revision["offset_unit"] == "utf16"
    blocks = record.revision["blocks"]
    assert "\n\n".join(cut(record.text, one["start"], one["end"]) for one in blocks) == record.text


def test_other_lines_stay_as_they_are() -> None:
    lines = golden("article.ndjson").splitlines(keepends=True)
    for before, after in zip(lines, in_utf16(lines), strict=True):
        if orjson.loads(before)["type"] not in {"revision", "annotation"}:
            assert before == after


def test_doccano_and_label_studio_say_the_unit() -> None:
    record = fixed()
    line = orjson.loads(doccano_line(record))
    assert line["offset_unit"] == "utf16"
    words = [cut(line["text"], one["start_offset"], one["end_offset"]) for one in line["entities"]]
    assert words == [piece["exact"] for one in record.placed for piece in one["anchor"]["pieces"]]
    writer = LabelStudioWriter(Envelope("", "", "", ""))
    [task] = orjson.loads(b"".join([writer.head(), *writer.write(record), *writer.tail()]))
    assert task["data"]["offset_unit"] == "utf16"
