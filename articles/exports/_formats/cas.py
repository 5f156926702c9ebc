"""UIMA CAS (OASIS UIMA 1.0) as XMI and JSON, written by dkpro-cassis: what INCEpTION and UIMA programs read.

In memory offsets are code points; cassis writes UTF-16 units, as Java counts. INCEpTION shows marks in two
layers of these names: a span layer for the pieces of marks, and a relation layer for what ties them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from articles.exports._formats.article_records import ArticleRecord, Line, doubt, made_by, name_of
from articles.exports._formats.tokens import sentences_of
from articles.exports._formats.xml_text import xml_text

if TYPE_CHECKING:
    import cassis

_STRING, _INTEGER, _ANNOTATION = "uima.cas.String", "uima.cas.Integer", "uima.tcas.Annotation"
_SEGMENT = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
_METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
MARK, TIE = "webanno.custom.Mark", "webanno.custom.Tie"


def _cassis() -> Any:
    """Return the library. It takes a second to load, and hardly any process writes CAS."""
    return import_module("cassis")


@cache
def _types() -> cassis.TypeSystem:
    """Return the types: sentences and tokens as DKPro Core names them, and our two layers."""
    types: cassis.TypeSystem = _cassis().TypeSystem()
    for name in ("Sentence", "Token"):
        types.create_type(f"{_SEGMENT}.{name}", _ANNOTATION)
    about = types.create_type(_METADATA, "uima.tcas.DocumentAnnotation")
    for name in ("documentTitle", "documentId", "documentUri"):
        types.create_feature(about, name, _STRING)
    mark = types.create_type(MARK, _ANNOTATION)
    for name in ("kind", "annotation", "record", "words", "note", "origin", "doubt"):
        types.create_feature(mark, name, _STRING)
    types.create_feature(mark, "piece", _INTEGER)
    tie = types.create_type(TIE, _ANNOTATION)
    types.create_feature(tie, "kind", _STRING)
    for end in ("Governor", "Dependent"):
        types.create_feature(tie, end, mark)
    return types


def type_system() -> bytes:
    """Return the types as INCEpTION and UIMA read them beside an XMI file."""
    written: str = _types().to_xml()
    return written.encode()


def cas_xmi(record: ArticleRecord) -> bytes:
    """Return one article as XMI."""
    written: str = _cas(record).to_xmi()
    return written.encode()


def cas_json(record: ArticleRecord) -> bytes:
    """Return one article as JSON, with its types."""
    mode = _cassis().typesystem.TypeSystemMode.MINIMAL
    written: str = _cas(record).to_json(type_system_mode=mode)
    return written.encode() + b"\n"


def _cas(record: ArticleRecord) -> cassis.Cas:
    """Return an article as cassis holds it."""
    cas: cassis.Cas = _cassis().Cas(
        _types(),
        sofa_string=xml_text(record.text),
        sofa_mime="text/plain",
        document_language=record.article["language"] or "x-unspecified",
    )
    make = {name: _types().get_type(name) for name in (_METADATA, MARK, TIE)}
    about = {
        "documentTitle": xml_text(record.article["headline"]),
        "documentId": record.article["id"],
        "documentUri": xml_text(record.article["uri"]),
    }
    cas.add(make[_METADATA](begin=0, end=len(record.text), **about))
    _segment(cas, record)
    first: dict[str, Any] = {}
    for mark in record.placed:
        for at, piece in enumerate(mark["anchor"]["pieces"]):
            found = make[MARK](begin=piece["start"], end=piece["end"], piece=at, **_features(record, mark))
            cas.add(found)
            first.setdefault(mark["id"], found)
    for kind, one, other in record.ties():
        ends = {"Governor": first[one], "Dependent": first[other]}
        # INCEpTION draws a relation where its dependent end is.
        cas.add(make[TIE](begin=first[other].begin, end=first[other].end, kind=kind, **ends))
    return cas


def _segment(cas: cassis.Cas, record: ArticleRecord) -> None:
    """Add the sentences and the tokens, which readers insist on."""
    sentence, token = (_types().get_type(f"{_SEGMENT}.{name}") for name in ("Sentence", "Token"))
    for tokens in sentences_of(record):
        cas.add(sentence(begin=tokens[0].start, end=tokens[-1].end))
        cas.add_all([token(begin=one.start, end=one.end) for one in tokens])


def _features(record: ArticleRecord, mark: Line) -> dict[str, str]:
    """Return what is said of a mark, but for what is empty."""
    row = record.named_by(mark)
    said = {
        "kind": mark["kind"],
        "annotation": mark["id"],
        "record": row["id"] if row else "",
        "words": name_of(row),
        "note": mark["note"],
        "origin": made_by(mark),
        "doubt": doubt(mark),
    }
    return {name: xml_text(words) for name, words in said.items() if words}
