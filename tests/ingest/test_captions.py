"""Captions are read as the turns of those who speak, each with its time."""

from __future__ import annotations

import pytest

from articles.ingest.errors import Broken, IngestError, NoStory
from articles.ingest.rules import read_document
from articles.ingest.types import DocumentKind

VTT = """WEBVTT - Briefing at the harbour

NOTE made by hand

1
00:00:01.000 --> 00:00:04.000 align:start
<v Ada Lind>We sent three ships,

2
00:00:04.000 --> 00:00:06.500
<v Ada Lind>and <i>two</i> came back.

00:00:07.250 --> 00:00:09.000
<v.loud Reporter>Why only two?

01:00:10.000 --> 01:00:12.000
<v Ada Lind>Fog &amp; rain.
"""
SRT = "\ufeff1\r\n00:00:01,500 --> 00:00:04,000\r\nMR. LIND: We sent three ships,\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,500\r\nand two came back.\r\n\r\n3\r\n00:00:07,000 --> 00:00:09,000\r\nQUESTION: Why only two?\r\n"


def turns(text: str, kind: DocumentKind = "vtt") -> list[tuple[float | None, str, str]]:
    """Return time, speaker and words of each turn."""
    article = read_document(text.encode(), kind)
    return [(block.at, block.speaker, block.text) for block in article.blocks if block.kind == "paragraph"]


def test_voices_become_turns_with_their_time() -> None:
    assert turns(VTT) == [
        (1.0, "Ada Lind", "Ada Lind: We sent three ships, and two came back."),
        (7.25, "Reporter", "Reporter: Why only two?"),
        (3610.0, "Ada Lind", "Ada Lind: Fog & rain."),
    ]
    assert read_document(VTT.encode(), "vtt").headline == "Briefing at the harbour"


def test_names_before_a_colon_become_turns_too() -> None:
    assert turns(SRT, "srt") == [
        (1.5, "MR. LIND", "MR. LIND: We sent three ships, and two came back."),
        (7.0, "QUESTION", "QUESTION: Why only two?"),
    ]


def test_without_names_paragraphs_end_with_a_sentence_or_a_pause() -> None:
    said = (
        "on Monday, the quay is closed and nobody knows for how long, said the council, which met on Monday. "
    )
    cues = [
        f"00:{at // 60:02}:{at % 60:02}.000 --> 00:{at // 60:02}:{at % 60 + 1:02}.000\n{at} minutes later, {said}\n"
        for at in (1, 2, 3, 4, 5, 30)
    ]
    found = turns("WEBVTT\n\n" + "\n".join(cues))
    assert [at for at, _, _ in found] == [1.0, 4.0, 30.0]


def test_lines_that_roll_up_are_read_once() -> None:
    rolling = "WEBVTT\n\n00:01.000 --> 00:02.000\nWe sent three ships\n\n00:02.000 --> 00:03.000\nWe sent three ships\nand two came back.\n"
    assert [words for _, _, words in turns(rolling)] == ["We sent three ships and two came back."]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("WEBVTT\n\n", Broken),
        ("Nothing of the kind.", Broken),
        ("WEBVTT\n\n00:0x.000 --> 00:02.000\nHello", Broken),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>\n", NoStory),
    ],
)
def test_what_holds_no_words_is_refused(text: str, refusal: type[IngestError]) -> None:
    with pytest.raises(refusal):
        read_document(text.encode(), "vtt")
