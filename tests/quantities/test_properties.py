"""What holds for any text: no failure, no nonsense, no long wait; and every whole number reads back."""

from __future__ import annotations

import time
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.claims.rules.figure import figure_problems
from articles.claims.types import FigureDraft
from articles.quantities.rules import read_figure
from articles.quantities.types import LONGEST_TEXT, FigureType, Modality, NotParsed, Quantity
from tests.quantities.cases_languages import TEXTS_BY_LANGUAGE
from tests.quantities.expected import REFERENCE, figure
from tests.quantities.speller import spelled
from tests.quantities.test_tables import CASES, REFUSED

FOREIGN = [(text, 0) for texts in TEXTS_BY_LANGUAGE.values() for text in texts]
PARTS = st.sampled_from(
    [part for text, _ in (*CASES, *REFUSED, *FOREIGN) if len(text) < 200 for part in (text, *text.split())]
)
PHRASES = st.lists(PARTS, max_size=8).map(" ".join)
TEXTS = st.text(max_size=80) | PHRASES | st.text("0123456789.,-–%$€mkbn/°C +½¼ ()", max_size=40)
TAGS = st.sampled_from(["", "en", "en-IN", "xx", *TEXTS_BY_LANGUAGE])
GROUPED = [
    ("en", ","), ("de", "."), ("es", "."), ("it", "."), ("pt", "."), ("nl", "."), ("da", "."), ("tr", "."),
    ("id", "."),
    ("fr", "\u202f"), ("fr", " "), ("ru", " "), ("ru", "\u00a0"), ("pl", " "), ("sv", " "), ("no", " "),
    ("cs", " "),
    ("uk", " "), ("de-CH", "'"), ("fr-CH", "’"), ("es-MX", ","), ("he", ","), ("zh", ","), ("ja", ","),
    ("ko", ","),
    ("ar", "٬"), ("ar-EG", ","), ("hu", " "), ("fi", "\u2009"),
]  # fmt: skip
DATES = st.none() | st.dates()


def check(answer: Quantity | NotParsed) -> None:
    """Check what must hold for every answer: what the desk's records demand of a figure."""
    if isinstance(answer, NotParsed):
        assert answer.reason.endswith(".")
        return
    numbers = [answer.value, answer.lower, answer.upper, answer.out_of]
    given_numbers = [number for number in numbers if number is not None]
    if answer.value is not None:
        assert (answer.lower, answer.upper) == (None, None)
    elif (answer.lower, answer.upper) == (None, None):
        assert answer.as_of_start or answer.as_of_end
    if answer.lower is not None and answer.upper is not None:
        assert answer.lower <= answer.upper
    if answer.out_of is not None:
        assert max(given_numbers) == answer.out_of
    for number in given_numbers:
        exponent = number.normalize().as_tuple().exponent
        assert abs(number) < 10**18
        assert len(number.normalize().as_tuple().digits) <= 15
        assert isinstance(exponent, int)
        assert exponent >= -12
    check_words(answer)


def check_words(answer: Quantity) -> None:
    """Check the fields that are words and days."""
    assert len(answer.unit) <= 100
    assert len(answer.counted) <= 300
    assert answer.counted == " ".join(answer.counted.split())
    assert Modality(answer.modality) is not Modality.AT_LEAST or answer.lower is not None
    assert Modality(answer.modality) is not Modality.AT_MOST or answer.upper is not None
    assert FigureType(answer.figure_type)
    if answer.as_of_start and answer.as_of_end:
        assert answer.as_of_start <= answer.as_of_end


@given(TEXTS, DATES, TAGS)
@example("\ud800 12 \0", None, "")
@example("١٢٬٣٤٥٫٦", None, "ar")
@example("miles 40mm 2 boats per 12 roubles", None, "en")
@example("²³ ⅻ 〇 ① ፲", None, "ko")
@example("per 1,000 " + "very " * 30 + "old people 12", None, "en")
def test_any_text_gives_a_sound_answer(text: str, reference: date | None, language: str) -> None:
    check(read_figure(text, reference=reference, language=language))


@given(TEXTS, DATES, TAGS)
def test_what_is_read_with_a_number_can_be_recorded(text: str, reference: date | None, language: str) -> None:
    answer = read_figure(text, reference=reference, language=language)
    if isinstance(answer, Quantity) and answer.has_number:
        assert figure_problems(FigureDraft(uuid4(), **asdict(answer))) == []


@given(st.integers(min_value=1000, max_value=10**14), st.sampled_from(GROUPED))
def test_every_number_reads_back_as_its_language_groups_it(number: int, written: tuple[str, str]) -> None:
    language, mark = written
    assert read_figure(f"{number:,}".replace(",", mark), language=language) == figure(str(number))


@pytest.mark.parametrize("reference", [date.min, date(4, 2, 29), date.max])
def test_the_ends_of_the_calendar_do_no_harm(reference: date) -> None:
    for text in (
        "in the past 900 years",
        "yesterday",
        "last month",
        "in May",
        "since 2022",
        "after December",
        "on 29 February",
    ):
        check(read_figure(text, reference=reference))


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_every_number_with_commas_reads_back(number: int) -> None:
    assert read_figure(f"{number:,} people") == figure(str(number), counted="people")
    assert read_figure(f"{number:,}".replace(",", "\u202f") + " people") == figure(
        str(number), counted="people"
    )


@given(st.integers(min_value=0, max_value=10**15 - 1), st.booleans(), st.booleans())
@example(100, True, True)
@example(1_000_001, True, True)
@example(110_000, False, True)
def test_every_number_in_words_reads_back(number: int, with_and: bool, with_hyphen: bool) -> None:
    words = spelled(number, "and" if with_and else "", "-" if with_hyphen else " ")
    assert read_figure(f"{words} people") == figure(str(number), counted="people")


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=1, max_value=10**6))
def test_ranges_keep_their_order_or_are_refused(first: int, second: int) -> None:
    answer = read_figure(f"between {first:,} and {second:,} people")
    if second % 1000 == 0 and first < second / 1000 <= first * 20:
        # "Between 10 and 15,000": the first may be 10,000.
        assert isinstance(answer, NotParsed)
    elif first < second:
        assert answer == figure(low=str(first), high=str(second), counted="people")
    else:
        assert isinstance(answer, NotParsed)


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal("999.99"), places=2))
def test_decimals_scale_exactly(number: Decimal) -> None:
    answer = read_figure(f"${number}bn")
    assert isinstance(answer, Quantity)
    assert answer.value == number * 10**9
    assert answer.unit == "USD"


@pytest.mark.parametrize(
    "text",
    [
        "9" * LONGEST_TEXT,
        "9," * 1000,
        "1,000" * 400,
        "1,000 " * 333,
        "one hundred and " * 125,
        "half a " * 285,
        "of the " * 285,
        "more than " * 200,
        "between 1 and " * 140,
        "in January " * 180,
        "the end of " * 180,
        "the " * 500,
        "a" * LONGEST_TEXT,
        "-" * LONGEST_TEXT,
        "a-" * 1000,
        "one-" * 500,
        "$" * LONGEST_TEXT,
        "(" * LONGEST_TEXT,
        "." * LONGEST_TEXT,
        "a." * 1000,
        "12 people and " * 140,
        "12 " + "very " * 399,
        "rose by 12 of " * 140,
        "½" * LONGEST_TEXT,
        "1\xa0000" * 400,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    assert len(text) <= LONGEST_TEXT
    begun = time.process_time()
    check(read_figure(text, reference=REFERENCE))
    assert time.process_time() - begun < 2


def test_a_long_text_is_refused_at_once() -> None:
    text = "12 people " * 200_000
    begun = time.process_time()
    assert isinstance(read_figure(text), NotParsed)
    # Read, it would take many seconds.
    assert time.process_time() - begun < 0.2


def test_a_typical_phrase_takes_about_a_millisecond() -> None:
    def round_of_all() -> float:
        begun = time.process_time()
        for text, _ in CASES:
            read_figure(text, reference=REFERENCE)
        return (time.process_time() - begun) / len(CASES)

    assert min(round_of_all() for _ in range(5)) < 0.002


def test_a_reading_is_a_plain_value() -> None:
    answer = read_figure("about 220 units of artillery")
    assert isinstance(answer, Quantity)
    assert Quantity(**asdict(answer)) == answer
    assert hash(answer) == hash(read_figure("about 220 units of artillery"))
