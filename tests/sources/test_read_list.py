"""Files that are lists of sources, and files that aren't: each trouble by name, with what helps."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from articles.registers.types import AliasDraft
from articles.sources._lists.lines import ListRole, ListTie
from articles.sources._lists.reading import MOST_BYTES, read_list
from articles.sources._lists.table import MOST_LINES

HEADER = "name,source_kind"
GOOD = f"{HEADER}\nReuters,news_agency\n"


def _trouble(data: bytes) -> str:
    read = read_list(data)
    assert read.lines == ()
    (problem,) = read.problems
    return problem.message


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_list_is_read_with_and_without_a_byte_order_mark(mark: bytes) -> None:
    (line,) = read_list(mark + GOOD.encode()).lines
    assert (line.number, dict(line.given)) == (2, {"name": "Reuters", "source_kind": "news_agency"})


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_sort_of_line_end_is_read(ends: str) -> None:
    lines = read_list(GOOD.replace("\n", ends).encode()).lines
    assert [line.given["name"] for line in lines] == ["Reuters"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty"),
        (b" \r\n ", "The file is empty"),
        (b"[]", "The file is empty"),
        (HEADER.encode(), "a header and no line below it"),
        (f"{HEADER}\nРейтер,publisher".encode("cp1251"), "2. line of text holds the byte D0, which Latin-1"),
        (b"\xef\xbb\xbf" + f"{HEADER}\n\nРейтер,publisher".encode("cp1251"), "3. line of text"),
        (b"PK\x03\x04 a workbook", "a workbook or an archive"),
        (b"name\nReuters", "The column “source_kind” is missing"),
        (b"name,source_kind,name\nA,military,B", "The column “name” is there twice"),
        (b"name,source_kind,contry\nA,military,B", "no column “contry”. Is “country” meant?"),
        (b"name,source_kind,zzz\nA,military,B", "no column “zzz”. There are: id, version, name"),
        (b"name,source_kind,\nA,military,x", "Column C has no name, but something stands in it"),
        (b'name,source_kind\nA,military\nB,"military', "Line 3 can't be split into cells"),
        (b"{}", "is not a list"),
        (b'[{"name": "A",}]', "This is not JSON"),
        (b'[{"name": "A", "name": "B"}]', "names “name” twice"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused_by_name(data: bytes, said: str) -> None:
    assert said in _trouble(data)


def test_a_huge_file_is_refused_with_the_limit() -> None:
    assert "at most 8 MB are allowed" in _trouble(b"x" * (MOST_BYTES + 1))


@pytest.mark.parametrize("start", ["[", ""])
def test_too_many_lines_are_refused_with_the_limit(start: str) -> None:
    rows = [{"name": "A", "source_kind": "military"}] * (MOST_LINES + 1)
    written = json.dumps(rows) if start else HEADER + "\nA,military" * len(rows)
    assert "more than 20,000 lines" in _trouble(written.encode())


def _csv(column: str, cell: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    quoted = '"' + cell.replace('"', '""') + '"'
    (line,) = read_list(f"{HEADER},{column}\nReuters,news_agency,{quoted}".encode()).lines
    return dict(line.given), [(problem.field, problem.message) for problem in line.problems]


def _json(column: str, value: Any) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    item = {"name": "Reuters", "source_kind": "news_agency", column: value}
    (line,) = read_list(json.dumps([item]).encode()).lines
    return dict(line.given), [(problem.field, problem.message) for problem in line.problems]


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (
            "aliases",
            "KCNA\n조선중앙통신 | ko | Hang",
            (AliasDraft("KCNA"), AliasDraft("조선중앙통신", "ko", "Hang")),
        ),
        ("external_ids", "wikidata: Q492944\nviaf: 1", {"wikidata": "Q492944", "viaf": "1"}),
        ("external_ids", r"a\:b: c:d", {"a:b": "c:d"}),
        ("roles", "CEO | Acme | 2020-01-01", (ListRole("CEO", "Acme", date(2020, 1, 1)),)),
        (
            "ties",
            "owns | Acme | | 2024-12-31 | by half",
            (ListTie("owns", "Acme", None, date(2024, 12, 31), "by half"),),
        ),
        ("grade_from", "2025-03-01", date(2025, 3, 1)),
        ("version", "3", 3),
        ("version", "", None),
        ("country", " KR ", "KR"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_its_column_says(column: str, cell: str, value: Any) -> None:
    given, problems = _csv(column, cell)
    assert (given[column], problems) == (value, [])


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("id", "12", "“12” is not an id"),
        ("version", "two", "is not a version"),
        ("aliases", "a | b | c | d", "more than name | language | script"),
        ("external_ids", "Q492944", "is not a scheme, a colon and an identifier"),
        ("external_ids", "viaf: 1\nviaf: 2", "is given twice"),
        ("roles", "CEO", "has no organization"),
        ("roles", "CEO | Acme | 1 March 2020", "“1 March 2020” is not a day"),
        ("roles", "CEO | Acme | 2020-02-30", "“2020-02-30” is not a day"),
        ("grade_from", "20250301", "is not a day"),
    ],
)
def test_a_bad_cell_is_named_by_its_column(column: str, cell: str, said: str) -> None:
    given, ((field, message),) = _csv(column, cell)
    assert column not in given
    assert field == column
    assert said in message


@pytest.mark.parametrize(
    ("column", "value", "read"),
    [
        (
            "aliases",
            ["KCNA", {"name": "조선중앙통신", "language": "ko"}],
            (AliasDraft("KCNA"), AliasDraft("조선중앙통신", "ko")),
        ),
        ("aliases", None, ()),
        ("country", None, ""),
        ("roles", [{"title": "CEO", "organization": "Acme", "end": None}], (ListRole("CEO", "Acme"),)),
        ("version", 3, 3),
    ],
)  # fmt: skip
def test_json_is_read_as_its_column_says(column: str, value: Any, read: Any) -> None:
    given, problems = _json(column, value)
    assert (given[column], problems) == (read, [])


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("country", 5, "This is a number"),
        ("country", True, "This is true or false"),
        ("aliases", "KCNA", "This is a text"),
        ("aliases", [5], "Its 1. entry should be an object with"),
        ("external_ids", [], "This is a list"),
        ("roles", [{"title": "CEO", "at": "Acme"}], "Its 1. entry should be an object with"),
        ("version", True, "This is true or false"),
    ],
)
def test_a_bad_value_in_json_is_named_by_its_column(column: str, value: Any, said: str) -> None:
    _, ((field, message),) = _json(column, value)
    assert field == column
    assert said in message


def test_items_of_json_are_refused_one_by_one() -> None:
    rows = [{"name": "A", "source_kind": "military"}, 5, {"name": "B"}, {"nmae": "C"}]
    read = read_list(json.dumps(rows).encode())
    assert read.unit == "item"
    said = [[problem.message[:34] for problem in line.problems] for line in read.lines]
    assert said == [
        [],
        ["This is not an object with the col"],
        ["This is missing. Write it, even fo"],
        ["There is no column “nmae”. Is “nam"],
    ]


@pytest.mark.parametrize(("row", "said"), [("A", "1 cell fewer"), ("A,military,x,y", "2 cells more")])
def test_a_line_of_another_length_than_the_header_is_refused(row: str, said: str) -> None:
    lines = read_list(f"{HEADER}\nB,military\n{row}\n".encode()).lines
    assert [len(line.problems) for line in lines] == [0, 1]
    assert said in lines[1].problems[0].message


def test_empty_lines_are_passed_over_and_counted() -> None:
    lines = read_list(f"{HEADER}\n\n,\nB,military\n".encode()).lines
    assert [line.number for line in lines] == [4]
