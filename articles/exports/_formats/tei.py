"""TEI P5 with stand-off annotation: the text by blocks, and beside it every mark, record and chain.

A mark points at its words with `string-range(#id,offset,length)` (TEI P5, chapter 17.2.5): offsets count code
points from the start of the block. A piece that goes over several blocks has a pointer for each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from articles.exports._formats.article_records import ArticleRecord, Line, doubt, gauge_values
from articles.exports._formats.xml_text import xml_text

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tei(record: ArticleRecord) -> bytes:
    """Return one article as a TEI document."""
    root = ET.Element("TEI", {"xmlns": _NAMESPACE})
    _header(root, record)
    text = ET.SubElement(root, "text", {_LANG: record.article["language"] or "und"})
    body = ET.SubElement(text, "body")
    for at, block in enumerate(record.revision["blocks"]):
        stretch = ET.SubElement(body, "ab", {_XML_ID: f"b{at}", "type": block["kind"]})
        stretch.text = record.text[block["start"] : block["end"]]
    beside = ET.SubElement(root, "standOff")
    _records(beside, record)
    _marks(beside, record)
    _chains(beside, record)
    for element in root.iter():
        element.text = element.text and xml_text(element.text)
        for name, value in element.attrib.items():
            element.set(name, xml_text(value))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _header(root: ET.Element, record: ArticleRecord) -> None:
    """Write what the document is, and where it comes from."""
    description = ET.SubElement(ET.SubElement(root, "teiHeader"), "fileDesc")
    titles = ET.SubElement(description, "titleStmt")
    ET.SubElement(titles, "title").text = record.article["headline"]
    if record.article["by"]:
        ET.SubElement(titles, "author").text = record.article["by"]
    published = ET.SubElement(description, "publicationStmt")
    ET.SubElement(published, "p").text = f"Article {record.article['id']}"
    origin = ET.SubElement(ET.SubElement(description, "sourceDesc"), "bibl")
    ET.SubElement(origin, "title").text = record.article["headline"]
    if record.article["uri"]:
        ET.SubElement(origin, "ref", {"target": record.article["uri"]})
    if record.article["version_created"]:
        ET.SubElement(origin, "date", {"when": record.article["version_created"]})
    for credit in record.article["info_sources"]:
        ET.SubElement(origin, "publisher", {"role": credit["role"]}).text = credit["name"]


def _records(beside: ET.Element, record: ArticleRecord) -> None:
    """Write the sources and entities that marks and chains name, and the claims."""
    listed = ET.SubElement(beside, "list", {"type": "records"})
    for row in record.named:
        kind = row.get("source_kind") or row["entity_kind"]
        item = ET.SubElement(listed, "item", {_XML_ID: _id(row["id"]), "type": row["type"], "subtype": kind})
        ET.SubElement(item, "name").text = row["name"]
        for alias in row["aliases"]:
            ET.SubElement(item, "name", {"type": "alias"}).text = alias["name"]
        for scheme, identifier in row["external_ids"].items():
            ET.SubElement(item, "idno", {"type": scheme}).text = identifier
    for claim in record.claims:
        gauge = claim["verification_status"]
        item = ET.SubElement(listed, "item", {_XML_ID: _id(claim["id"]), "type": "claim", "ana": f"#{gauge}"})
        ET.SubElement(item, "desc").text = claim["statement"]


def _marks(beside: ET.Element, record: ArticleRecord) -> None:
    """Write the marks, each with what it points at."""
    listed = ET.SubElement(beside, "listAnnotation")
    blocks = record.revision["blocks"]
    for mark in record.marks:
        named = record.named_by(mark)
        about = {_XML_ID: _id(mark["id"]), "type": mark["kind"], "subtype": mark["origin"]["type"]}
        if pointers := " ".join(_pointers(mark, blocks)):
            about["target"] = pointers
        if doubt(mark):
            about["ana"] = f"#{doubt(mark)}"
        if named:
            about["corresp"] = f"#{_id(named['id'])}"
        note = ET.SubElement(listed, "annotation", about)
        for tag in mark["tags"]:
            ET.SubElement(note, "note", {"type": "tag"}).text = tag
        if mark["note"]:
            ET.SubElement(note, "note").text = mark["note"]


def _pointers(mark: Line, blocks: Sequence[Line]) -> Iterator[str]:
    """Yield a pointer for each stretch of a block that a mark's pieces cover."""
    for piece in mark["anchor"]["pieces"]:
        at = max(0, bisect_right(blocks, piece["start"], key=lambda block: block["start"]) - 1)
        while at < len(blocks) and blocks[at]["start"] < piece["end"]:
            start, end = max(piece["start"], blocks[at]["start"]), min(piece["end"], blocks[at]["end"])
            if start < end:
                yield f"string-range(#b{at},{start - blocks[at]['start']},{end - start})"
            at += 1


def _chains(beside: ET.Element, record: ArticleRecord) -> None:
    """Write who said what: the marks of the claim, the cue and each hop's words, and the gauges."""
    group = ET.SubElement(beside, "linkGrp", {"type": "attribution"})
    for said in record.attributions:
        gauges = " ".join(f"#{value}" for value in gauge_values(said).values())
        targets = [said["content"], said["cue"], *(hop["span"] for hop in said["hops"])]
        link = ET.SubElement(group, "linkGrp", {_XML_ID: _id(said["id"]), "ana": gauges})
        if len(words := [f"#{_id(id)}" for id in targets if id]) > 1:
            ET.SubElement(link, "link", {"type": "words", "target": " ".join(words)})
        for hop in said["hops"]:
            rows = [record.records.of(id) for id in hop["sources"]]
            names = [f"#{_id(row['id'])}" for row in rows if row]
            if names:
                target = " ".join([f"#{_id(said['content'])}", *names])
                ET.SubElement(
                    link, "link", {"type": hop["role"], "n": str(hop["position"]), "target": target}
                )


def _id(id: str) -> str:
    """Return a row's id as XML allows it: a letter first."""
    return f"r-{id}"
