"""The formats, and what each of them needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.brat import annotation_conf, brat_files
from articles.exports._formats.by_article import FileForEach, Files, OneAfterAnother
from articles.exports._formats.cas import cas_json, cas_xmi, type_system
from articles.exports._formats.conll import conll2003, conllu
from articles.exports._formats.csv_tables import csv_tables
from articles.exports._formats.doccano import doccano_line
from articles.exports._formats.html import annotated_html
from articles.exports._formats.labelstudio import LabelStudioWriter
from articles.exports._formats.markdown import markdown
from articles.exports._formats.ndjson import NdjsonWriter
from articles.exports._formats.ninjs import ninjs
from articles.exports._formats.parquet_tables import parquet_tables
from articles.exports._formats.schemaorg import SchemaOrgWriter
from articles.exports._formats.spacy import spacy_docbin
from articles.exports._formats.tei import tei
from articles.exports._formats.webannotation import WebAnnotationWriter
from articles.exports._formats.writer import Writer
from articles.exports._reading import Known, with_records_apart, with_records_each, with_records_inside
from articles.exports.types import Bundle, Envelope, ExportFormat
from articles.foundation.types import Actor

_ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what its files are called, how articles are read for it, and what writes it.

    An interrupted file of a format that isn't resumable is begun anew. `of_one` is how a single article is
    written, where that differs: as the file itself instead of an archive of files.
    """

    media_type: str
    extension: str
    writer: Callable[[Envelope], Writer]
    read: Callable[[Actor, Sequence[UUID], Known], Bundle] = with_records_each
    resumable: bool = True
    of_one: Format | None = None
    # Whether its offsets can count something else: not where they cut the text, or the format says what they
    # count.
    any_offsets: bool = False


def _joined(media_type: str, extension: str, made: Callable[[ArticleRecord], bytes]) -> Format:
    """Return a format of lines, where one article follows the other."""
    return Format(media_type, extension, partial(OneAfterAnother, made=made))


def _for_each(media_type: str, extension: str, made: Callable[[ArticleRecord], bytes]) -> Format:
    """Return a format of one file for each article, of which many come in an archive."""
    many = _archive(lambda record, name: [(f"{name}.{extension}", made(record))])
    return replace(many, of_one=_joined(media_type, extension, made))


def _archive(made: Callable[[ArticleRecord, str], Files], common: Callable[[], Files] = tuple) -> Format:
    """Return a format of several files, some of which are there once."""
    writer = partial(FileForEach, made=made, common=common)
    return Format(_ZIP, "zip", writer, resumable=False)


FORMATS: dict[str, Format] = {
    ExportFormat.WEBANNOTATION: Format(
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        "jsonld",
        WebAnnotationWriter,
        with_records_inside,
        any_offsets=True,
    ),
    ExportFormat.NDJSON: Format(
        "application/x-ndjson", "ndjson", NdjsonWriter, with_records_apart, any_offsets=True
    ),
    ExportFormat.CSV: Format(_ZIP, "csv.zip", csv_tables, resumable=False),
    ExportFormat.PARQUET: Format(_ZIP, "parquet.zip", parquet_tables, resumable=False),
    ExportFormat.SCHEMAORG: Format("application/ld+json", "jsonld", SchemaOrgWriter),
    ExportFormat.NINJS: _for_each("application/json", "json", ninjs),
    ExportFormat.BRAT: _archive(brat_files, lambda: [("annotation.conf", annotation_conf())]),
    ExportFormat.DOCCANO: replace(_joined("application/x-ndjson", "jsonl", doccano_line), any_offsets=True),
    ExportFormat.LABELSTUDIO: Format("application/json", "json", LabelStudioWriter, any_offsets=True),
    ExportFormat.SPACY: _for_each("application/octet-stream", "spacy", spacy_docbin),
    ExportFormat.CONLL2003: _joined("text/plain; charset=utf-8", "conll", conll2003),
    ExportFormat.CONLLU: _joined("text/plain; charset=utf-8", "conllu", conllu),
    ExportFormat.CAS_XMI: _archive(
        lambda record, name: [(f"{name}.xmi", cas_xmi(record))],
        lambda: [("TypeSystem.xml", type_system())],
    ),
    ExportFormat.CAS_JSON: _for_each("application/json", "json", cas_json),
    ExportFormat.TEI: _for_each("application/tei+xml", "xml", tei),
    ExportFormat.HTML: _for_each("text/html; charset=utf-8", "html", annotated_html),
    ExportFormat.MARKDOWN: _for_each("text/markdown; charset=utf-8", "md", markdown),
}
