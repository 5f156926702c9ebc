"""What spreadsheet programs add to a list, and leave out of it, by themselves."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest

from articles.sources._lists.reading import read_list

PLAIN = "name,source_kind,country\nHarbour Times,publisher,NO\nÉcho du Port,news_agency,FR\n"
WANTED = [
    {"name": "Harbour Times", "source_kind": "publisher", "country": "NO"},
    {"name": "Écho du Port", "source_kind": "news_agency", "country": "FR"},
]


def given(data: str | bytes) -> list[dict[str, Any]]:
    """Return what the file's lines say; the file and its lines have no problems."""
    read = read_list(data.encode() if isinstance(data, str) else data)
    assert [problem.message for problem in read.problems] == []
    assert [line.problems for line in read.lines if line.problems] == []
    return [dict(line.given) for line in read.lines]


def trouble(data: str | bytes) -> str:
    """Return why the whole file is refused."""
    read = read_list(data.encode() if isinstance(data, str) else data)
    assert read.lines == ()
    return " ".join(problem.message for problem in read.problems)


def rows(text: str, change: str) -> str:
    """Return the text with something at the end of each of its lines."""
    return "".join(f"{line}{change}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        f"\ufeff{PLAIN}",
        f"\ufeff\ufeff{PLAIN}",
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.rstrip("\n"),
        PLAIN + "\x1a",
        PLAIN + "\x00" * 100,
        f"sep=,\n{PLAIN}",
        f'"sep=,"\r\n{PLAIN}',
        "SEP=;\n" + PLAIN.replace(",", ";"),
        "\ufeffsep=;\r\n" + PLAIN.replace(",", ";"),
        "sep=;;;\n" + PLAIN.replace(",", ";"),
        "sep=\t\n" + PLAIN.replace(",", "\t"),
        "sep=\\t\n" + PLAIN.replace(",", "\t"),
        "sep=^\n" + PLAIN.replace(",", "^"),
        "sep=;\n" + PLAIN,
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace(",", "|"),
        PLAIN.replace(",", ", "),
        PLAIN.replace("name,source_kind,country", '"name","source_kind","country"'),
        PLAIN.replace("Harbour Times", '"Harbour Times"').replace(",", ", "),
        rows(PLAIN, ","),
        rows(PLAIN, ",,,,"),
        rows(PLAIN.replace(",", ";"), ";;;"),
        rows(PLAIN, ",\u00a0"),
        PLAIN.replace(",", ",,"),
        "".join(f",{line}\n" for line in PLAIN.splitlines()),
        PLAIN + ",,\n,,\n\n",
        PLAIN + ",,\n" * 30_000,
        "\n\n" + PLAIN,
        ",,\n,,\n" + PLAIN,
        "Sources of the desk,,\n" + PLAIN,
        "Sources of the desk\nas of 1 March 2025\n\n" + PLAIN,
        "Sources;;\n" + PLAIN.replace(",", ";"),
        PLAIN.replace("name,source_kind,country", "Name,Source kind,Country"),
        PLAIN.replace("name,source_kind,country", "NAME,SOURCE_KIND,COUNTRY"),
        PLAIN.replace("name,source_kind,country", " name ,source\u00a0kind,country\u200b"),
        PLAIN.replace("name,source_kind,country", "Name *,Source-Kind:,Country (ISO)"),
        PLAIN.replace("name,source_kind,country", "name,sourceKind,'country"),
        PLAIN.replace("name,source_kind,country", '="name",="source_kind",="country"'),
        PLAIN.replace("name,source_kind,country", '"name\n",source_kind,"country "'),
        PLAIN.replace("Harbour Times", '="Harbour Times"'),
        PLAIN.replace("Harbour Times", '"=""Harbour Times"""'),
        PLAIN.replace(",NO", ",no").replace(",publisher", ",Publisher"),
        PLAIN.replace("news_agency", "News agency"),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.encode("utf-32"),
        PLAIN.encode("cp1252"),
        PLAIN.replace(",", ";").encode("cp1252"),
    ],
)
def test_a_list_is_read_whatever_a_spreadsheet_made_of_it(data: str | bytes) -> None:
    assert given(data) == WANTED


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize(
    "header",
    [
        "name{0}source_kind{0}description",
        '"name"{0}"source_kind"{0}"description"',
        "name{0}source_kind{0}Notes, remarks, and so on",
        "Outlet, agency{0}source_kind{0}description",
        "name{0}source_kind, one of ours{0}a, b, c, d",
    ],
)
def test_the_separator_is_recognised_whatever_stands_in_the_header(separator: str, header: str) -> None:
    text = header.format(separator) + "\n" + f'A, B{separator}publisher{separator}"x, y{separator} z"\n' * 3
    read = read_list(text.encode())
    assert len(read.headers) == 3
    assert {problem.code for problem in read.problems} <= {"columns"}


def test_a_comma_in_a_cell_doesn_t_make_commas_the_separator() -> None:
    text = "name;source_kind;description\nSmith, Holt and Berg;publisher;a, b, c, d, e\n"
    assert given(text)[0]["name"] == "Smith, Holt and Berg"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Libération", "cp1252"),
        ("Süddeutsche – Zeitung", "cp1252"),
        ("Aftenposten Ålesund", "latin-1"),
        ("São Paulo: edições", "cp1252"),
        ("El Niño “de hoy”", "cp1252"),
        ("Œuvre € 5", "cp1252"),
        ("Große Straße", "latin-1"),
    ],
)
def test_the_accents_of_windows_are_read_and_told(name: str, encoding: str) -> None:
    read = read_list(f'name,source_kind\n"{name}",publisher\n'.encode(encoding))
    assert read.lines[0].given["name"] == name
    assert "Windows-1252" in read.notes[0]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Рейтер", "cp1251"),
        ("Gazeta Łódź", "cp1250"),
        ("Dvořák", "cp1250"),
        ("Erdős", "cp1250"),
        ("Băsescu", "cp1250"),
        ("Yılmaz Ağa", "cp1254"),
        ("Το Βήμα", "cp1253"),
        ("Libération", "mac-roman"),
        ("読売新聞", "shift-jis"),
        ("경향신문", "euc-kr"),
        ("الأهرام", "cp1256"),
        ("Põhja", "cp1257"),
    ],
)
def test_an_encoding_that_can_t_be_told_is_not_guessed(name: str, encoding: str) -> None:
    assert "neither in UTF-8 nor surely" in trouble(f"name,source_kind\n{name},publisher\n".encode(encoding))


def test_a_file_that_is_partly_in_utf_8_is_not_read_as_another_encoding() -> None:
    broken = "name,source_kind\nLibération,publisher\n".encode() + "Libération,publisher\n".encode("cp1252")
    assert "neither in UTF-8 nor surely" in trouble(broken)


def _archive(*names: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_archive("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook (.xlsx)"),
        (_archive("mimetype", "content.xml"), "an OpenDocument file (.ods)"),
        (_archive("Index/Document.iwa"), "a Numbers workbook"),
        (_archive("word/document.xml"), "a Word document"),
        (_archive("sources.csv"), "an archive (.zip)"),
        (b"PK\x03\x04 broken", "a workbook or an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "an Excel workbook (.xls)"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1 text", "a formatted text"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"<html><table><tr><td>name", "a web page or XML"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook>', "a web page or XML"),
        (b",,,\n,,\n", "nothing but separators"),
        (b"sep=;\n", "nothing but separators"),
        (b"sep=;\nname;source_kind\n", "header and no line below it"),
    ],
)
def test_a_file_of_another_sort_is_called_by_its_name(data: bytes, said: str) -> None:
    assert said in trouble(data)


def test_excel_s_rows_without_their_empty_ends_are_whole() -> None:
    full = "".join(f"Source {number},military,KP\n" for number in range(15))
    short = "".join(f"Source {number},military\n" for number in range(15, 31))
    found = given(f"name,source_kind,country\n{full}{short}")
    assert [one["country"] for one in found] == ["KP"] * 15 + [""] * 16


def test_one_short_row_among_whole_ones_is_refused() -> None:
    full = "".join(f"Source {number},military,KP\n" for number in range(20))
    read = read_list(f"name,source_kind,country\n{full}Short,military\n{full}".encode())
    ((number, problems),) = [(line.number, line.problems) for line in read.lines if line.problems]
    assert (number, [problem.code for problem in problems]) == (22, ["cells"])


def test_lines_are_counted_as_a_spreadsheet_counts_rows() -> None:
    text = "sep=;\nOur sources;\n\nname;source_kind\nA;military\n;\nB;military\n"
    assert [line.number for line in read_list(text.encode()).lines] == [4, 6]


def test_what_was_passed_over_is_told() -> None:
    read = read_list(b"sep=;\nOur sources;;\nname;source_kind;\nA;military;\n")
    assert [note[:20] for note in read.notes] == [
        "The line “sep=” at t",
        "What stands above th",
        "An empty column with",
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("#REF!", "a spreadsheet's own error"),
        ("#NAME?", "a spreadsheet's own error"),
        ("#N/A", "a spreadsheet's own error"),
        ("########", "a spreadsheet's own error"),
        ("LibÃ©ration", "“Libération” seems to be meant"),
        ("â€œHarbourâ€\u009d Times", ""),
    ],
)
def test_what_a_program_spoilt_is_refused(cell: str, said: str) -> None:
    (line,) = read_list(f"name,source_kind\n{cell},publisher\n".encode()).lines
    assert said in " ".join(problem.message for problem in line.problems)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-03-01", "2025-03-01"),
        ("2025-3-1", "2025-03-01"),
        ("2025/03/01", "2025-03-01"),
        ("1.3.2025", "2025-03-01"),
        ("31/01/2025", "2025-01-31"),
        ("01/31/2025", "2025-01-31"),
        ("3/3/2025", "2025-03-03"),
        ("2025-03-01 00:00:00", "2025-03-01"),
    ],
)
def test_a_day_is_read_as_spreadsheets_write_it(cell: str, day: str) -> None:
    (one,) = given(f"name,source_kind,grade_from\nA,military,{cell}\n")
    assert str(one["grade_from"]) == day


@pytest.mark.parametrize("cell", ["01/03/2025", "5-3-2025", "13/13/2025", "1/3/25", "45717", "March 2025"])
def test_a_day_that_may_be_another_is_not_guessed(cell: str) -> None:
    (line,) = read_list(f"name,source_kind,grade_from\nA,military,{cell}\n".encode()).lines
    assert [problem.field for problem in line.problems] == ["grade_from"]
