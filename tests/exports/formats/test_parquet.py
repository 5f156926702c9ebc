"""Parquet tables, as Arrow reads them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import orjson
import pyarrow as pa
from hypothesis import given, settings
from pyarrow.parquet import ParquetFile, read_table

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.parquet_tables import parquet_tables
from articles.exports._formats.tables import TABLES, header
from articles.exports.types import Envelope
from tests.exports.formats.made import fixed_record, made_record, mark
from tests.exports.formats.strategies import articles
from tests.exports.formats.test_csv import TABLE_OF
from tests.exports.golden import golden


def tables(*records: ArticleRecord) -> dict[str, pa.Table]:
    """Return the tables."""
    writer = parquet_tables(Envelope("", "", "", ""))
    parts = [writer.head()]
    for record in records:
        parts += writer.write(record)
    archive = ZipFile(BytesIO(b"".join([*parts, *writer.tail()])))
    assert archive.testzip() is None
    assert {one.compress_type for one in archive.infolist()} == {ZIP_STORED}
    return {
        name.removesuffix(".parquet"): read_table(BytesIO(archive.read(name))) for name in archive.namelist()
    }


def groups(records: list[ArticleRecord]) -> list[int]:
    """Return how many rows the groups of the articles' table have."""
    writer = parquet_tables(Envelope("", "", "", ""))
    parts = [writer.head()]
    for record in records:
        parts += writer.write(record)
    archive = ZipFile(BytesIO(b"".join([*parts, *writer.tail()])))
    about = ParquetFile(BytesIO(archive.read("articles.parquet"))).metadata
    return [about.row_group(at).num_rows for at in range(about.num_row_groups)]


def test_every_table_is_there_with_its_columns_also_without_rows() -> None:
    found = tables()
    assert {name: table.column_names for name, table in found.items()} == {
        name: header(name) for name in TABLES
    }
    assert {table.num_rows for table in found.values()} == {0}


def test_values_have_their_types() -> None:
    found = tables(fixed_record())
    [article] = found["articles"].to_pylist()
    assert article["created"] == datetime(2025, 3, 27, 9, 30, 5, 125_000, tzinfo=UTC)
    assert (article["version"], article["revision_number"]) == (1, 1)
    assert article["embargoed_until"] is None
    lines = [orjson.loads(line) for line in golden("article.ndjson").splitlines()]
    figures = [line for line in lines if line["type"] == "figure"]
    for name in ("value", "lower", "upper", "base"):
        numbers = [None if line[name] is None else Decimal(str(line[name])) for line in figures]
        assert found["figures"][name].to_pylist() == numbers
    assert found["claims"].schema.field("credibility").type == pa.int64()
    assert found["annotations"].schema.field("anchor_score").type == pa.float64()
    assert found["sources"].schema.field("retired").type == pa.timestamp("us", "UTC")


def test_lists_and_objects_keep_all_that_their_lines_say() -> None:
    text = "Quay shut"
    places = [{"start": 0, "end": 4}, {"start": 5, "end": 9}]
    unsure = mark(text, 0, (0, 4), tags=["quay", "🪖"])
    unsure["anchor"] |= {"reasons": ["words", "place"], "candidates": places}
    found = tables(fixed_record(), made_record([text], [unsure]))
    lines = [orjson.loads(line) for line in golden("article.ndjson").splitlines()]
    for kind, table in TABLE_OF.items():
        rows = {row["id"]: row for row in found[table].to_pylist()}
        for line in (line for line in lines if line["type"] == kind):
            for name, value in line.items():
                if isinstance(value, list) and name in found[table].column_names:
                    assert rows[line["id"]][name] == value, (table, name)
    ids = {line["id"]: line["external_ids"] for line in lines if "external_ids" in line}
    for table in ("sources", "entities"):
        for row in found[table].to_pylist():
            assert dict(row["external_ids"]) == ids[row["id"]]
    row = found["annotations"].to_pylist()[-1]
    assert (row["tags"], row["anchor_reasons"]) == (["quay", "🪖"], ["words", "place"])
    assert row["anchor_candidates"] == places


def test_a_table_has_groups_of_rows_and_long_ones_have_smaller_groups() -> None:
    short, long = [made_record(["Quay shut"])] * 40, [made_record(["Quay shut" * 200_000])] * 40
    assert groups(short) == [40]
    sizes = groups(long)
    assert max(sizes) * 1_800_000 <= 32 << 20
    assert sum(sizes) == 40


def test_an_empty_text_is_empty_and_what_is_not_known_is_null() -> None:
    [row] = tables(made_record(["Quay shut"]))["articles"].to_pylist()
    assert (row["slugline"], row["version_created"], row["text"]) == ("", None, "Quay shut")


def test_records_that_several_articles_name_come_once() -> None:
    one, two = fixed_record(), made_record(["Other"], [mark("Other", 0, (0, 5))])
    found = tables(one, two, one)
    for name in ("sources", "entities", "claims"):
        ids = found[name]["id"].to_pylist()
        assert len(ids) == len(set(ids)) > 0
    assert found["articles"].num_rows == 3


@settings(max_examples=10, deadline=None)
@given(articles())
def test_every_piece_keeps_its_words(record: ArticleRecord) -> None:
    found = tables(record)
    rows = found["pieces"].to_pylist()
    pieces = [piece for one in record.marks for piece in one["anchor"]["pieces"]]
    assert [(row["start"], row["end"], row["exact"]) for row in rows] == [
        (piece["start"], piece["end"], piece["exact"]) for piece in pieces
    ]
    assert found["articles"]["text"].to_pylist() == [record.text]
