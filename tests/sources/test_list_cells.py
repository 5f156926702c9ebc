"""Cells of a list: several values in one, and nothing that a spreadsheet would run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.sources._lists.cells import as_meant, line_of, lines_of, neutralised, parts_of


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(begin: str) -> None:
    assert neutralised(f"{begin}HYPERLINK(1)") == f"'{begin}HYPERLINK(1)"


@given(st.text(alphabet="'=+-@\t\rab ", max_size=6))
def test_whatever_is_neutralised_is_read_back_as_it_was(cell: str) -> None:
    assert as_meant(neutralised(cell)) == cell


@pytest.mark.parametrize("cell", ["’Twas", "'quoted'", "''", "Reuters", ""])
def test_an_apostrophe_of_its_own_stays(cell: str) -> None:
    assert as_meant(cell) == cell


@given(st.lists(st.text(alphabet="ab|\\ \n\rns", max_size=5), min_size=1, max_size=4))
def test_parts_are_read_back_as_they_were(parts: list[str]) -> None:
    line = line_of(parts)
    found = parts_of(line)
    while parts and not parts[-1]:
        parts.pop()
    assert [part for part in found if part or parts] == parts
    assert len(list(lines_of(line))) == (1 if parts else 0)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("KCNA", ["KCNA"]),
        ("조선중앙통신 | ko | Hang", ["조선중앙통신", "ko", "Hang"]),
        ("KCNA |  | Latn", ["KCNA", "", "Latn"]),
        (r"A\|B|C", ["A|B", "C"]),
        ("KCNA |", ["KCNA", ""]),
        ("lone \\", ["lone \\"]),
        ("", [""]),
    ],
)
def test_a_bar_parts_what_a_line_holds(line: str, parts: list[str]) -> None:
    assert parts_of(line) == parts
