"""Reads captions, WebVTT and SubRip, as a transcript: the turns of speakers, each with its time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.ingest._labels import speaker_of
from articles.ingest._readers.page_tree import decoded
from articles.ingest._readers.story import Story, tidy
from articles.ingest.errors import Broken, TooLarge
from articles.ingest.types import MAX_BYTES, RecognisedArticle, RecognisedBlock

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^ \t>]{0,100})?[ \t]+([^>]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>|\{\\[^{}]{0,50}\}|<\d[\d:.]{0,20}>")
_NEW_SPEAKER = re.compile(r"(?:>{2,3}|-(?=\s?\S))\s?")
_ENDS = re.compile(r"[.!?…。！？۔؟][\"'”’»)\]]*$")
_LONGEST_SPEAKER, _LONG_ENOUGH, _PAUSE = 60, 350, 4.0
_MOST_CUES = 100_000
_TITLE = re.compile(r"WEBVTT[ \t]+(?:[-–—:][ \t]*)?(\S[^\n]{0,300})")
_NOTED = re.compile(r"NOTE[ \t]{1,9}(?:title|headline)[ \t]{0,9}:?[ \t]{0,9}(\S[^\n]{0,300})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    """Words in a row by one speaker, `start` to `end` in seconds; `anew` if somebody unnamed begins."""

    start: float
    end: float
    speaker: str
    words: str
    anew: bool = False


def read_captions(data: bytes) -> RecognisedArticle:
    """Read WebVTT or SRT. Each turn begins with its speaker's name, as in a transcript, if one is given.

    Raises `TooLarge`, `Broken` (no cue, a time that can't be read), `NoStory`, and anchoring's `UnfitText`.
    """
    if len(data) >= MAX_BYTES:
        raise TooLarge(
            f"The captions have {len(data):,} bytes; they must stay under {MAX_BYTES:,}.", field="file"
        )
    text = decoded(data).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    said = [one for cue in _cues(text) for one in cue]
    if not said and "-->" not in text:
        raise Broken(
            "The file holds no captions: no line says from when to when something is heard.", field="file"
        )
    titled = _TITLE.match(text) or _NOTED.search(text[:4_000])
    story = Story(headline=titled[1] if titled else "", blocks=[_block(one) for one in _turns(said)])
    return story.article(nothing="The captions hold no words.")


def _cues(text: str) -> Iterator[list[_Said]]:
    """Give what is said in each cue, without lines that only roll up from the cue before."""
    before: list[str] = []
    for number, (start, end, lines) in enumerate(_timed(text)):
        if number >= _MOST_CUES:
            raise TooLarge(f"The file has more than {_MOST_CUES:,} captions.", field="file")
        fresh = [line for line in lines if _bare(line) not in before]
        before = [_bare(line) for line in lines]
        yield list(_said(start, end, fresh))


def _timed(text: str) -> Iterator[tuple[float, float, list[str]]]:
    """Give the times and lines of each cue."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        timing = _TIMING.match(lines[at])
        at += 1
        if timing is None:
            if "-->" in lines[at - 1] and not lines[at - 1].lstrip().startswith("NOTE"):
                raise Broken(f"Line {at} of the captions has a time that can’t be read.", field="file")
            continue
        words = []
        while at < len(lines) and lines[at].strip() and "-->" not in lines[at]:
            words.append(lines[at])
            at += 1
        # SRT without blank lines: the number of the next caption is none of this one's words.
        if at < len(lines) and "-->" in lines[at] and words and words[-1].strip().isdigit():
            words.pop()
        yield _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:]), words


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction}")


def _bare(line: str) -> str:
    return tidy(html.unescape(_TAG.sub("", line)))


def _said(start: float, end: float, lines: list[str]) -> Iterator[_Said]:
    """Give what each voice of a cue says."""
    speaker, anew = "", False
    words: list[str] = []
    for line in lines:
        voice = _VOICE.search(line)
        bare = _bare(line)
        begun = _NEW_SPEAKER.match(bare)
        rest = bare[begun.end() :] if begun else bare
        label = speaker_of(rest)
        if (voice or begun or label) and words:
            yield _Said(start, end, speaker, " ".join(words), anew)
            words, speaker = [], ""
        if voice or begun or label:
            speaker, anew = tidy(html.unescape(voice[1])) if voice else label, True
            rest = rest[len(label) + 1 :].strip() if label and rest[len(label) :].startswith(":") else rest
        words += [rest] if rest else []
    if words:
        yield _Said(start, end, speaker[:_LONGEST_SPEAKER], " ".join(words), anew)


def _turns(said: list[_Said]) -> Iterator[_Said]:
    """Join what one speaker says; where nobody is named, end a paragraph at a sentence or a pause."""
    turn: _Said | None = None
    named = any(one.speaker for one in said)
    for one in said:
        if turn is not None and _goes_on(turn, one, named=named):
            turn = replace(turn, end=one.end, words=f"{turn.words} {one.words}")
            continue
        if turn is not None:
            yield turn
        turn = one
    if turn is not None:
        yield turn


def _goes_on(turn: _Said, one: _Said, *, named: bool) -> bool:
    """Say whether words go on with a turn."""
    if one.speaker:
        return one.speaker == turn.speaker
    if one.anew:
        return False
    if named:
        return True
    full = len(turn.words) >= _LONG_ENOUGH or one.start - turn.end > _PAUSE
    return not (full and _ENDS.search(turn.words))


def _block(turn: _Said) -> RecognisedBlock:
    words = f"{turn.speaker}: {turn.words}" if turn.speaker else turn.words
    return RecognisedBlock("paragraph", words, turn.speaker, at=round(turn.start, 3))
