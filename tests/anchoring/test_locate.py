"""Finding a quote again: at its true offsets, by its surroundings, or honestly not at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring.rules import describe, locate
from articles.anchoring.types import Located, Piece, Quote

STORY = (
    "Officials in the capital said on Monday that about 900 more soldiers had crossed the river. "
    "“We believe that a third of them are hurt,” the general staff said.\n\n"
    "The ministry said it could not confirm the number. The envoy’s office said nothing. "
    "👩\u200d🚀 وقالت الوزارة إن العدد غير مؤكد. Mu\u0308nster and München. The ministry said it could not "
    "confirm the date."
)

LETTERS = str.maketrans("0123456789abcdef", "etaoinshrdlucmfg")
ALPHABET = st.characters(exclude_categories=["Cs"]) | st.sampled_from("aab  \n“”\"'👩\u200d👧🇰🇵é\u0301مرحبا")
spans = st.text(ALPHABET, min_size=1, max_size=90).flatmap(
    lambda text: st.tuples(st.just(text), st.integers(0, len(text) - 1), st.integers(1, len(text)))
)


def words(text: str, located: Located) -> list[str]:
    return [text[piece.start : piece.end] for piece in located.pieces]


def made_up_words(count: int) -> str:
    """Text that repeats itself no more than news does, the same at every run."""
    hashes = (number * number * 2_654_435_761 % 2**32 for number in range(1, count + 1))
    return " ".join(f"{value % 16 ** (2 + value % 7):x}".translate(LETTERS) for value in hashes)


@given(spans)
def test_what_was_described_is_found_at_the_same_code_points(span: tuple[str, int, int]) -> None:
    text, start, end = span
    if start >= end:
        return
    described = describe(text, start, end)
    quote = Quote(described.exact, described.prefix, described.suffix)
    assert locate(text, quote, hint=start) == Located((Piece(start, end),), "anchored", 1.0)
    blind = locate(text, quote)
    if blind.status == "ambiguous":
        assert Piece(start, end) in blind.candidates
    else:
        assert (blind.status, words(text, blind)) == ("anchored", [described.exact])


@given(spans, st.text(ALPHABET, max_size=30))
def test_whatever_is_found_lies_inside_the_text(span: tuple[str, int, int], other: str) -> None:
    text, start, end = span
    located = locate(text, Quote(text[start:end] + other, other, other), hint=end)
    for piece in (*located.pieces, *located.candidates):
        assert 0 <= piece.start < piece.end <= len(text)
    assert 0 <= located.score <= 1
    assert bool(located.pieces) == (located.status in {"anchored", "moved", "altered"})


def test_offsets_after_emoji_and_arabic_are_code_points() -> None:
    located = locate(STORY, Quote("The ministry said it could not confirm the date"))
    assert located.pieces[0].start == STORY.index("The ministry said it could not confirm the date")
    assert words(STORY, locate(STORY, Quote("غير مؤكد"))) == ["غير مؤكد"]


@pytest.mark.parametrize(
    ("sought", "stands"),
    [
        ('"We believe that a third of them are hurt,"', "“We believe that a third of them are hurt,”"),
        ("The envoy's office", "The envoy’s office"),
        ("staff said. The ministry said it", "staff said.\n\nThe ministry said it"),
        ("about  900\nmore", "about 900 more"),
        ("  Officials in\tthe capital ", "Officials in the capital"),
        ("«We believe", "“We believe"),
        ("and Mu\u0308nchen", "and München"),
    ],
)
def test_spacing_and_quotation_marks_may_differ(sought: str, stands: str) -> None:
    located = locate(STORY, Quote(sought))
    assert (located.status, words(STORY, located)) == ("anchored", [stands])
    assert 0.9 < located.score < 1


UNSEEN = [
    ("Leader Kim\u200b Jong\u2060-un left.", "Kim Jong-un", "Kim\u200b Jong\u2060-un"),
    ("Das Bundes\u00adamt sagt", "Bundesamt", "Bundes\u00adamt"),
    ("one \u200b two three", "one two", "one \u200b two"),
    ("The \ufb01nal o\ufb03ce", "final office", "\ufb01nal o\ufb03ce"),
    ("\u202bقال\u202c الرجل", "قال الرجل", "قال\u202c الرجل"),
    ("I ❤\ufe0f you", "I  ❤", "I ❤\ufe0f"),
    ("1\u202f200 personnes", "1 200 personnes", "1\u202f200 personnes"),
    ("a non\u2011stop day", "non-stop day", "non\u2011stop day"),
    ("می\u200cخواهم بروم", "میخواهم بروم", "می\u200cخواهم بروم"),
    ("Leader Kim Jong-un left.", "Kim\u200b Jong\u2060-un", "Kim Jong-un"),
]


@pytest.mark.parametrize(("text", "sought", "stands"), UNSEEN)
def test_what_nobody_sees_or_types_makes_no_difference(text: str, sought: str, stands: str) -> None:
    found = locate(text, Quote(sought))
    assert found.status == "anchored"
    assert [text[piece.start : piece.end] for piece in found.pieces] == [stands]


@given(st.text("ab \u200b\u00ad\u2060\ufb03\u00a0\n“❤\ufe0f", max_size=30), st.data())
def test_places_stay_true_whatever_nobody_sees_stands_before_them(before: str, data: st.DataObject) -> None:
    text = f"{before}Maria{data.draw(st.sampled_from(['\u200b', '', '\u00ad']))} Holt said so."
    found = locate(text, Quote("Maria Holt"))
    assert [text[piece.start : piece.end].replace("\u200b", "") for piece in found.pieces] in (
        ["Maria Holt"],
        ["Maria\u00ad Holt"],
    )


def test_the_surroundings_choose_between_equal_words() -> None:
    third = locate(STORY, Quote("said", prefix="The envoy’s office ", suffix=" nothing"))
    assert third.status == "anchored"
    assert third.pieces[0].start == STORY.index("said nothing")
    after_edit = locate(STORY, Quote("said", prefix="The envoys' offices ", suffix=" nothing. X"))
    assert after_edit.pieces == third.pieces


def test_equal_places_are_ambiguous_and_listed() -> None:
    located = locate(STORY, Quote("The ministry said it could not confirm"))
    first = STORY.index("The ministry")
    second = STORY.index("The ministry", first + 1)
    assert (located.status, located.pieces) == ("ambiguous", ())
    assert [candidate.start for candidate in located.candidates] == [first, second]


def test_a_hint_settles_equals_only_when_it_is_clearly_nearer_to_one() -> None:
    text = "It fell. " * 2
    assert locate(text, Quote("It fell."), hint=9).pieces == (Piece(9, 17),)
    assert locate(text, Quote("It fell."), hint=1) == Located((Piece(0, 8),), "moved", 1.0)
    assert locate(text, Quote("It fell."), hint=4).status == "ambiguous"


def test_a_quote_elsewhere_than_its_hint_has_moved() -> None:
    assert locate(STORY, Quote("crossed the river"), hint=0).status == "moved"
    assert locate(STORY, Quote("crossed the river"), hint=STORY.index("crossed")).status == "anchored"


@pytest.mark.parametrize(
    ("sought", "stands"),
    [
        ("about 800 more soldiers have crossed the river", "about 900 more soldiers had crossed the river"),
        ("could not yet confirm the date", "could not confirm the date"),
        ("Monday that some 900 more soldiers", "Monday that about 900 more soldiers"),
        ("وقالت الوزارة أن العدد ليس مؤكدا", "وقالت الوزارة إن العدد غير مؤكد"),
    ],
)
def test_altered_words_are_found_whole(sought: str, stands: str) -> None:
    located = locate(STORY, Quote(sought))
    assert (located.status, words(STORY, located)) == ("altered", [stands])
    assert located.score < 1


@pytest.mark.parametrize(
    ("sought", "stands"),
    [
        (
            "THE MINISTRY SAID IT COULD NOT CONFIRM THE NUMBER",
            "The ministry said it could not confirm the number",
        ),
        ("the general staff said.\u00a0 the ministry", "the general staff said.\n\nThe ministry"),
        ("officials in the Capital", "Officials in the capital"),
    ],
)
def test_the_same_words_in_another_case_are_found(sought: str, stands: str) -> None:
    located = locate(STORY, Quote(sought))
    assert (located.status, words(STORY, located)) == ("anchored", [stands])
    assert located.score < 1


def test_dashes_and_ellipses_may_be_typed_otherwise() -> None:
    text = "Nobody came -- not even the mayor... The square was empty."
    located = locate(text, Quote("came — not even the mayor…"))
    assert words(text, located) == ["came -- not even the mayor..."]


def test_the_same_words_in_quite_other_surroundings_are_for_a_person() -> None:
    text = "The harbour stays closed. Tom Berg of the harbour board said that the ferry is to be sold."
    foreign = Quote(
        "the harbour board", prefix="Six of the nine members of ", suffix=" resigned in a row over pay"
    )
    assert locate(text, foreign).status == "altered"
    assert locate(text, Quote("the harbour board")).status == "anchored"
    assert locate(text, foreign, hint=text.index("the harbour board")).status == "anchored"
    whole = Quote(text[26:], prefix="Six of the nine members of ", suffix=" resigned in a row over pay")
    assert locate(text, whole).status == "anchored"


def test_altered_words_that_fit_twice_are_ambiguous_without_surroundings() -> None:
    text = "The army denied the report of losses. Rain fell all day over the hills. " * 2
    assert locate(text, Quote("The army denies the report of losses.")).status == "ambiguous"


def test_a_long_altered_passage_is_found_by_its_parts() -> None:
    text = made_up_words(3000)
    start = text.index(" ", 9000) + 1
    end = text.index(" ", start + 1500)
    located = locate(text, Quote("New lead: " + text[start:end].replace(" e", " the e")))
    assert located.status == "altered"
    assert abs(located.pieces[0].start - start) < 20
    assert located.pieces[0].end == end


@pytest.mark.parametrize(
    "quote",
    [
        Quote(""),
        Quote(" \t "),
        Quote("Parliament adopted the budget after a night of talks"),
        Quote("siad it"),
        Quote("said", prefix="qzx vvvv kkkk jjjj ", suffix=" zzzz qqqq xxxx"),
    ],
)
def test_what_is_gone_is_orphaned(quote: Quote) -> None:
    assert locate(STORY, quote) == Located((), "orphaned", 0.0)


def test_a_book_sized_text_is_searched_in_time() -> None:
    text = made_up_words(60_000)[:300_000]
    assert len(text) == 300_000
    passage = text[200_000:200_200].strip()
    for quote, status, bar in (
        (Quote(passage), "anchored", 0.2),
        (Quote(passage.replace(" ", "  ")), "anchored", 0.4),
        (Quote(passage.replace("e", "x", 9)), "altered", 4.0),
        (Quote("zq" * 400), "orphaned", 4.0),
    ):
        began = time.process_time()
        assert locate(text, quote).status == status
        assert time.process_time() - began < bar
