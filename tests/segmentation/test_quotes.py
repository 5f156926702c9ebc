"""Where quotations begin and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from articles.segmentation.rules import quotes
from tests.segmentation.texts import texts

#: Ten times what it takes: other programs share the machine that tests run on.
MOST_SECONDS = 5.0
CASES = [
    ("He said “no.” She said “yes”.", ["“no.”", "“yes”"]),
    ('He said "no." She said "yes".', ['"no."', '"yes"']),
    ("“He told me, ‘Go home,’” she said.", ["“He told me, ‘Go home,’”", "‘Go home,’"]),
    ("'He told me, \"Go\",' she said.", ["'He told me, \"Go\",'", '"Go"']),
    ("Seoul’s army said it’s over.", []),
    ("Seoul's army said it's over.", []),
    ("the soldiers’ food, the dogs' food", []),
    ("‘Seoul’s army left,’ he said.", ["‘Seoul’s army left,’"]),
    ("'Seoul's army left,' he said.", ["'Seoul's army left,'"]),
    ("In the ’90s “rock ’n’ roll” was new.", ["“rock ’n’ roll”"]),
    ("« Nous partons ! » dit-il.", ["« Nous partons ! »"]),
    ("«Мы идём», — сказал он.", ["«Мы идём»"]),
    ("„Ich bleibe“, sagte er.", ["„Ich bleibe“"]),
    ("„Ich bleibe”, sagte er.", ["„Ich bleibe”"]),
    ("Er sagte: »Ich bleibe.« Sie blieb.", ["»Ich bleibe.«"]),
    ("Han sade ”nej” och gick.", ["”nej”"]),
    ("「行く。『帰る』。」と述べた。", ["「行く。『帰る』。」", "『帰る』"]),
    ("他说：“我们会去。”韩国没有回应。", ["“我们会去。”"]),
    ("“We go. We win.” he said. “Now.”", ["“We go. We win.”", "“Now.”"]),
    ("“We go on, he said", ["“We go on, he said"]),
    ("He said: “We go on. ", ["“We go on."]),
    ("He is 6' 2\" tall and said so.", []),
    ("It is (“so-called”) over.", ["“so-called”"]),
    ("‘unclosed and “closed” here", ["“closed”"]),
    ("“”", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_table_of_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotes(text)] == expected


@pytest.mark.parametrize("scrap", ["“", "„", "‘a ", '"', "« ", "'a ", "”", "“a” ", "»a"])
def test_no_repetition_makes_it_slow(scrap: str) -> None:
    text = scrap * (200_000 // len(scrap)) + "x"
    begun = time.thread_time()
    quotes(text)
    assert time.thread_time() - begun < MOST_SECONDS


@given(texts)
def test_quotations_of_any_text_nest_and_lie_inside_it(text: str) -> None:
    found = quotes(text)
    assert found == quotes(text)
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert not text[start].isspace()
    for first, last in found:
        assert not any(first < start < last < end for start, end in found)
