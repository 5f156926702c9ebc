"""Files that are text are read whole; all others are refused by the name of what they are."""

from __future__ import annotations

import codecs
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.foundation.errors import Invalid
from articles.ingest.errors import EmptyInput, NotText, TooLarge, UnreadableEncoding
from articles.ingest.rules import decode_upload
from articles.ingest.types import MAX_BYTES

STORY = "“Ünïcode” 🪖 خبر 뉴스\r\nsecond line\n"


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        codecs.BOM_UTF8 + STORY.encode(),
        codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big"],
)
def test_text_is_read_whole_without_its_byte_order_mark(data: bytes) -> None:
    assert decode_upload(data) == STORY


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"%PDF-1.7\n...", "a PDF document"),
        (zipped("word/document.xml"), "a Word document"),
        (zipped("story.txt"), "a zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
        (b"\xff\xd8\xff\xe0JFIF", "a JPEG picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an old Word"),
        (b"{\\rtf1\\ansi Story}", "RTF"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        ("x".encode("utf-32"), "UTF-32"),
        (
            b"ab\x00\x01\x02\x03\x00\x01\x02\x03\x00\x01\x02\x03\x00",
            "13 of its 15 characters stand for nothing",
        ),
        (zipped("xl/workbook.xml"), "an Excel table"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a WebP picture"),
    ],
)
def test_a_file_that_is_not_text_is_named(data: bytes, named: str) -> None:
    with pytest.raises(NotText, match=named) as refusal:
        decode_upload(data)
    assert refusal.value.field == "file"


def test_a_file_of_words_that_is_no_story_says_what_it_is() -> None:
    ninjs = b'{"uri": "a", "headline": "Pilots call off strike", "body_text": "Pilots ...", "version": "1"}'
    with pytest.raises(NotText, match="an article in ninjs"):
        decode_upload(ninjs + b"\n")
    with pytest.raises(NotText, match="copy the words of the story"):
        decode_upload(b"<!DOCTYPE html>\n<html><body><p>Pilots</p></body></html>")


def test_utf_16_without_its_byte_order_mark_is_read() -> None:
    assert decode_upload("Pilots call off strike".encode("utf-16-le")) == "Pilots call off strike"
    assert decode_upload("Pilots call off strike".encode("utf-16-be")) == "Pilots call off strike"


@pytest.mark.parametrize(
    ("data", "position", "named"),
    [
        (b"Stra\xdfe", 4, "UTF-8: byte 4 \\(0xDF\\)"),
        (codecs.BOM_UTF8 + b"ab\xff", 5, "UTF-8: byte 5 \\(0xFF\\)"),
        (codecs.BOM_UTF16_LE + b"a\x00b", 4, "UTF-16: byte 4"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00", 4, "UTF-16: byte 4"),
    ],
)
def test_a_wrong_encoding_names_the_first_bad_byte(data: bytes, position: int, named: str) -> None:
    with pytest.raises(UnreadableEncoding, match=named) as refusal:
        decode_upload(data)
    assert refusal.value.position == position


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyInput, match="empty"):
        decode_upload(data)


def test_five_megabytes_are_refused_with_the_limit() -> None:
    assert len(decode_upload(b"a" * (MAX_BYTES - 1))) == MAX_BYTES - 1
    with pytest.raises(TooLarge, match="5,000,000"):
        decode_upload(b"a" * MAX_BYTES)


@given(st.binary(max_size=60))
def test_whatever_the_bytes_the_answer_is_text_or_a_clear_refusal(data: bytes) -> None:
    refusal: Invalid | None = None
    try:
        text = decode_upload(data)
    except Invalid as raised:
        text, refusal = "", raised
    if refusal is None:
        assert text.strip()
    else:
        assert refusal.message
        assert [problem.field for problem in refusal.problems] == ["file"]
