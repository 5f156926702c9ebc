"""Reading a desk's whole record through its API, and writing it into another desk through the same API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

# What each desk says of a row by itself: who entered it there, when, and how often it was changed.
BOOKKEEPING = {"created", "created_by", "modified", "modified_by", "version", "origin"}
# In an order in which nothing is named before it is there.
LISTS = (
    "entities", "sources", "ratings", "claims", "articles", "annotations", "attributions", "evidence",
    "responses",
    "figures", "verdicts", "relations",
)  # fmt: skip
# What follows from other rows, and is not sent.
DERIVED: dict[str, set[str]] = {
    "entities": {"tied_to", "tied_by", "merged_into", "canonical", "retired", "sources"},
    "sources": {"merged_into", "canonical", "reliability", "retired"},
    "claims": {"merged_into", "canonical", "verification_status", "appearance_count"},
    "articles": {"headline", "annotation_count", "text", "blocks", "published", "reading_url"},
    "annotations": {"anchor", "figure", "article"},
    "attributions": {"article", "claim"},
    "evidence": {"kind"},
}

type Row = dict[str, Any]
type Desk = dict[str, list[Row]]


class Asker(Protocol):
    """Whoever calls an API."""

    def get(self, path: str) -> Any:
        """Read; the answer has a `body`."""

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """Write; the answer has a `status` and a `body`."""

    def patch(self, path: str, body: Any, *, version: int) -> Any:
        """Change."""


def read_desk(asker: Asker) -> Desk:
    """Return every row of every list, articles with their text and blocks."""
    apart = dict.fromkeys(("entities", "sources", "claims"), "&merged=true")
    desk = {name: _all(asker, f"{name}/?page_size=1000{apart.get(name, '')}") for name in LISTS}
    for article in desk["articles"]:
        number = article["revision"]["number"]
        revision = asker.get(f"articles/{article['id']}/revisions/{number}/").body
        article |= {"text": revision["text"], "blocks": revision["blocks"]}
    return desk


def write_desk(asker: Asker, desk: Desk) -> None:
    """Make every row under its own id, and merge what was merged."""
    for name in LISTS:
        if name == "annotations":
            _write_annotations(asker, desk)
        else:
            for row in desk[name]:
                _create(asker, name, _sent(name, row))
        if name in {"entities", "sources"}:
            # Posts and ties name records that may come later in the list.
            for row in desk[name]:
                if linked := {key: row[key] for key in ("roles", "ties") if row.get(key)}:
                    answer = asker.patch(f"{name}/{row['id']}/", linked, version=1)
                    assert answer.status == 200, answer.body
    for name in ("entities", "sources", "claims"):
        for row in _innermost_first(desk[name]):
            version = asker.get(f"{name}/{row['id']}/").body["version"]
            path, into = f"{name}/{row['id']}/merge/", {"into": row["merged_into"]}
            answer = asker.post(path, into, If_Match=f'"{version}"')
            assert answer.status == 200, answer.body


def content_of(desk: Desk) -> dict[str, dict[str, Row]]:
    """Return what a desk says, by list and id, without its bookkeeping."""
    return {name: {row["id"]: _plain(row) for row in rows} for name, rows in desk.items()}


def _all(asker: Asker, path: str | None) -> list[Row]:
    """Follow the pages of a list to its end."""
    rows: list[Row] = []
    while path:
        page = asker.get(path).body
        rows += page["results"]
        path = page["next"]
    return rows


def _sent(name: str, row: Row) -> Row:
    """Return the create that makes a row."""
    kept = {key: value for key, value in row.items() if key not in BOOKKEEPING | DERIVED.get(name, set())}
    if name in {"entities", "sources"}:
        kept = {key: value for key, value in kept.items() if key not in {"roles", "ties"}}
    if name == "articles":
        blocks = [{"kind": b["kind"], "text": row["text"][b["start"] : b["end"]]} for b in row["blocks"]]
        kept |= {"revision": row["revision"]["id"], "blocks": blocks}
    return kept


def _write_annotations(asker: Asker, desk: Desk) -> None:
    """Make the annotations of each article at once."""
    for article in desk["articles"]:
        lines = [
            _sent("annotations", row) | {"pieces": [_piece(piece) for piece in row["anchor"]["pieces"]]}
            for row in desk["annotations"]
            if row["article"] == article["id"]
        ]
        if lines:
            _create(asker, "annotations/bulk", {"article": article["id"], "annotations": lines})


def _piece(piece: Row) -> Row:
    """Return where a piece lies and which words must stand there."""
    return {key: piece[key] for key in ("start", "end", "exact")}


def _create(asker: Asker, name: str, body: Row) -> None:
    """Make a row; whoever refuses it says why."""
    answer = asker.post(f"{name}/", body)
    assert answer.status == 201, (name, body, answer.body)


def _innermost_first(rows: Iterable[Row]) -> list[Row]:
    """Return the tombstones, those that others were merged into after these."""
    merged = {row["id"]: row for row in rows if row["merged_into"]}

    def depth(row: Row) -> int:
        above = merged.get(row["merged_into"])
        return 1 + depth(above) if above else 0

    return sorted(merged.values(), key=depth, reverse=True)


def _plain(row: Row) -> Row:
    """Leave out what each desk says by itself, also of a revision."""
    kept = {key: value for key, value in row.items() if key not in BOOKKEEPING}
    if isinstance(kept.get("revision"), dict):
        kept["revision"] = {key: value for key, value in kept["revision"].items() if key != "created"}
    return kept
