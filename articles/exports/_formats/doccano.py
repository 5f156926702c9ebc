"""doccano's JSONL for sequence labelling with relations: one line for each article.

Offsets count code points. doccano has no discontinuous spans: each piece is a span of its own, and `split`
says which belong together. It drops overlapping spans unless the project allows them. `origins` names the
spans that no person made, and `doubts` those whose words may have changed.
"""

from __future__ import annotations

from itertools import count

import orjson

from articles.exports._formats.article_records import ArticleRecord, doubt, made_by


def doccano_line(record: ArticleRecord) -> bytes:
    """Return the line of an article. Ids are numbers within the line, as doccano wants them."""
    numbers = count(1)
    spans, split = [], []
    origins: dict[str, str] = {}
    doubts: dict[str, str] = {}
    first: dict[str, int] = {}
    for mark in record.placed:
        ids = []
        for piece in mark["anchor"]["pieces"]:
            ids.append(next(numbers))
            where = {"start_offset": piece["start"], "end_offset": piece["end"]}
            spans.append({"id": ids[-1], "label": mark["kind"], **where})
        first[mark["id"]] = ids[0]
        if made_by(mark):
            origins |= dict.fromkeys(map(str, ids), made_by(mark))
        if doubt(mark):
            doubts |= dict.fromkeys(map(str, ids), doubt(mark))
        if len(ids) > 1:
            split.append(ids)
    ties = [
        {"id": next(numbers), "from_id": first[one], "to_id": first[other], "type": kind}
        for kind, one, other in record.ties()
        if one in first and other in first
    ]
    line = {
        "id": record.article["id"],
        "text": record.text,
        "entities": spans,
        "relations": ties,
        "Comments": [mark["note"] for mark in record.placed if mark["note"]],
        "headline": record.article["headline"],
        "uri": record.article["uri"],
        "offset_unit": record.offset_unit,
        "split": split,
        "origins": origins,
        "doubts": doubts,
        "unplaced": [mark["id"] for mark in record.marks if mark["id"] not in first],
    }
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
