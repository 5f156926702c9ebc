"""Characters that nobody sees, or that a wrong encoding left, are taken in as what they meant, and said."""

from __future__ import annotations

import pytest

from articles.ingest.rules import recognise_paste, repair_characters


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("\x93We are ready,\x94 she said\x85 then she left.", "“We are ready,” she said… then she left."),
        ("We are ready\x85 then she left", "We are ready… then she left"),
        ("Line one\x85Line two", "Line one\x85Line two"),
        ("L\x92armée", "L’armée"),
        ("â€œWe are ready,â€\x9d she said", "“We are ready,” she said"),
        ("â€œWe are ready,â€ she said", "“We are ready,” she said"),
        ("Ã¢â‚¬Å“We are readyÃ¢â‚¬Â\x9d", "“We are ready”"),
        ("Donâ€™t", "Don’t"),
        ("MÃ¼nchen", "München"),
        ("SEÃ‘OR", "SEÑOR"),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"),
        ("‚ÄúWe are ready,‚Äù he said", "“We are ready,” he said"),
        ("infor\x02\nmation", "information"),
        ("infor\ufffemation", "information"),
        ("well\x1eknown", "well-known"),
        ("one page\n\x0cthe next", "one page\nthe next"),
        ("one line\x0bthe next", "one line\nthe next"),
        ("Head\x00line", "Headline"),
        ("a \x1b[31mred\x1b[0m word", "a red word"),
        ("\uf0b7 a point", "• a point"),
        ("\x01\x02text\x03\x1a", "text"),
        (
            "Pilots &amp; ports &#8211; &quot;at last&quot;, she said&hellip;",
            'Pilots & ports – "at last", she said…',
        ),
        ("AT&T, R&D; and &unheard; of", "AT&T, R&D; and &unheard; of"),
        ("&amp;amp;", "&amp;"),
    ],
)
def test_it_is_put_right(given: str, right: str) -> None:
    text, said = repair_characters(given)
    assert text == right
    assert bool(said) == (given != right and "\x1b" not in given)


@pytest.mark.parametrize(
    "text",
    ["«LE CAFÉ»", "CAFÉ»", "AMANHÃ”", "São Paulo à noite", "“Ã©” is what a wrong encoding makes", "√2 ≥ 1", "Zażółć",  # noqa: E501
     "Kim\u200b Jong\u2060-un", "Bundes\u00adamt", "10\u202f000\xa0€", "می\u200cخواهم"],
)  # fmt: skip
def test_what_says_what_it_means_is_left_alone(text: str) -> None:
    assert repair_characters(text) == (text, ())


def test_the_page_can_say_what_was_changed() -> None:
    article = recognise_paste(
        "Pilots call off strike\n\nPilots ended\x00 a walkout\x0bon Friday, the union said."
    )
    assert article.changes == (
        "1 line break of Word (U+000B) was made a line’s end.",
        "1 character that nobody sees was left out: U+0000.",
    )
