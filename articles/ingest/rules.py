"""The door of ingest: pure functions from what was given to what it seems to be."""

from __future__ import annotations

from articles.ingest._bylines import names_in
from articles.ingest._characters import repair_characters
from articles.ingest._decode import decode_upload
from articles.ingest._metadata import draft_of, metadata_of
from articles.ingest._network.addresses import checked_url
from articles.ingest._paste import recognise_paste
from articles.ingest._reading import kind_of, known_kind, read_document, read_feed
from articles.ingest._zones import place_zone, zone_named, zones

__all__ = [
    "checked_url",
    "decode_upload",
    "draft_of",
    "kind_of",
    "known_kind",
    "metadata_of",
    "names_in",
    "place_zone",
    "read_document",
    "read_feed",
    "recognise_paste",
    "repair_characters",
    "zone_named",
    "zones",
]
