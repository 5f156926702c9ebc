"""Reads an article in IPTC's ninjs, 1.x to 3.x: the keys of all versions are told apart by nothing but their
spelling.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from articles.ingest._agencies import is_agency
from articles.ingest._bylines import byline
from articles.ingest._credits import credit_of
from articles.ingest._paste import recognise_paste
from articles.ingest._readers.markup import element_blocks, markup_blocks, xml_root
from articles.ingest._readers.moments import later_moment
from articles.ingest._readers.news_xml import nitf_body
from articles.ingest._readers.page_tree import decoded
from articles.ingest._readers.story import Story, one_line
from articles.ingest.errors import Broken, NoStory, TooLarge
from articles.ingest.types import MAX_BYTES, CreditRole, RecognisedArticle, RecognisedBlock, RecognisedCredit

_STATUSES = frozenset({"usable", "withheld", "canceled"})
_LEADS = frozenset({"lead", "standfirst", "dek", "ingress", "preamble", "deck", "drop-head"})
_ROLES: dict[str, CreditRole] = {
    "publisher": "publisher", "wire": "wire", "agency": "wire", "newsagency": "wire", "news agency": "wire",
    "picture": "picture", "photo": "picture", "photographer": "picture",
}  # fmt: skip
# The richest that holds only the story comes first.
_PREFERRED = ("html", "nitf", "plain", "")


def read_ninjs(data: bytes) -> RecognisedArticle:
    """Read one item. Raises `TooLarge`, `Broken` (with the field that can't be read), `NoStory`, and
    anchoring's `UnfitText`.
    """
    item = _item(data)
    story = Story(
        headline=_headline(item),
        slugline=_text(item, "slugline"),
        ed_note=_text(item, "ednote"),
        language=_text(item, "language").replace("_", "-"),
        uri=_text(item, "uri"),
        version=_text(item, "version"),
        located=_located(item),
        pub_status=_status(item),
        embargoed_until=_moment(item, "embargoeduntil", "embargoed"),
        published=_moment(item, "versioncreated", "firstcreated", "contentcreated"),
    )
    _sign(story, item)
    story.blocks = _without_headline(_body(item), story.headline)
    story.standfirst = _standfirst(item, story.blocks)
    if not story.blocks and story.pub_status == "canceled":
        # A kill notice needs no text: it withdraws the one that is here.
        return story.notice()
    if not story.blocks:
        raise NoStory(f"The ninjs item {_named(story)} has no body with text.", field="bodies")
    return story.article(nothing=f"The ninjs item {_named(story)} has no body with text.")


def _item(data: bytes) -> dict[str, object]:
    if len(data) > MAX_BYTES:
        raise TooLarge(f"The item has {len(data):,} bytes; it may have {MAX_BYTES:,}.", field="file")
    try:
        found = json.loads(decoded(data).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise Broken("The item is not JSON.", field="file") from error
    if not isinstance(found, dict):
        raise Broken("The item is no ninjs: a JSON object is needed.", field="file")
    return _folded(found)


def _folded(found: Mapping[str, object]) -> dict[str, object]:
    """Return an object with its keys as one: `versioncreated` for versionCreated and version_created."""
    return {key.replace("_", "").lower(): value for key, value in found.items()}


def _named(story: Story) -> str:
    return f"“{(story.uri or story.headline)[:100]}”"


def _text(item: Mapping[str, object], key: str) -> str:
    value = item.get(key)
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _objects(item: Mapping[str, object], key: str) -> Iterator[dict[str, object]]:
    """Give the objects of a list, their keys folded; a text is taken for its value."""
    found = item.get(key)
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict):
            yield _folded(one)
        elif isinstance(one, str):
            yield {"value": one, "name": one}


def _headline(item: Mapping[str, object]) -> str:
    several = sorted(_objects(item, "headlines"), key=lambda one: one.get("role") not in {"main", None})
    found = [_text(one, "value") for one in several] + [_text(item, "headline"), _text(item, "title")]
    return next(filter(None, found), "")


def _located(item: Mapping[str, object]) -> str:
    places = [_text(one, "name") for one in _objects(item, "located")]
    return ", ".join(filter(None, places))


def _status(item: Mapping[str, object]) -> str:
    status = (
        (_text(item, "pubstatus") or "usable").lower().rpartition(":")[2].replace("cancelled", "canceled")
    )
    if status not in _STATUSES:
        raise Broken(
            f"The item’s pubStatus “{status[:50]}” is none: use usable, withheld or canceled.",
            field="pubstatus",
        )
    return status


def _moment(item: Mapping[str, object], *keys: str) -> datetime | None:
    """Return the first of these times that the item gives. Raises `Broken` if it can't be read."""
    for key in keys:
        said = _text(item, key)
        if said:
            found = later_moment(said)
            if found is None:
                raise Broken(f"The item’s {key} “{said[:50]}” is no time that can be read.", field=key)
            return found
    return None


def _sign(story: Story, item: Mapping[str, object]) -> None:
    """Read who wrote it and whom it came by."""
    for one in _objects(item, "by"):
        said = _text(one, "name") or _text(one, "value")
        signed = byline(said) or byline(f"By {said}") if said else None
        if signed is not None:
            story.by.append(signed.names)
            story.credits += [credit_of(outlet) for outlet in signed.outlets]
        elif said:
            story.by.append(one_line(said))
    # So until 2.0, as a line of text.
    line = _text(item, "byline")
    if line and not story.by and (signed := byline(line) or byline(f"By {line}")) is not None:
        story.by.append(signed.names)
        story.credits += [credit_of(outlet) for outlet in signed.outlets]
    for one in _objects(item, "infosources"):
        name = _text(one, "name") or _text(one, "literal")
        role = _ROLES.get(_text(one, "role").lower())
        if name:
            story.credits.append(RecognisedCredit(name, role) if role else credit_of(name))
    for key in ("copyrightholder", "creditline", "provider"):
        holder = _text(item, key)
        if holder and (not story.credits or is_agency(holder)):
            story.credits.append(credit_of(holder))


def _body(item: Mapping[str, object]) -> list[RecognisedBlock]:
    """Return the blocks of the richest body that has any."""
    bodies = [(_kind(one), _text(one, "value")) for one in _objects(item, "bodies")]
    bodies += [
        (_kind({"contenttype": key}), _text(item, key)) for key in sorted(item) if key.startswith("body")
    ]
    for kind in _PREFERRED:
        for found, value in bodies:
            blocks = _blocks(kind, value) if found == kind and value else []
            if any(block.kind != "caption" for block in blocks):
                return blocks
    return []


def _kind(body: Mapping[str, object]) -> str:
    said = f"{body.get('contenttype', '')} {body.get('role', '')}".lower()
    if "vnd.iptc.nitf" in said or "application/nitf" in said:
        return "nitf"
    # "ttnitf" is an agency's own, and no XML.
    return "html" if "html" in said else "other" if "xml" in said or "json" in said else "plain"


def _blocks(kind: str, value: str) -> list[RecognisedBlock]:
    if kind == "html":
        return markup_blocks(value)
    if kind == "nitf":
        return element_blocks(nitf_body(xml_root(value.encode(), "NITF")))
    return (
        [block for block in recognise_paste(value).blocks if block.kind != "headline"]
        if value.strip()
        else []
    )


def _without_headline(blocks: list[RecognisedBlock], headline: str) -> list[RecognisedBlock]:
    """Leave out the headline where the body repeats it; a few words with an agency's name are its byline."""
    same = one_line(headline).casefold()
    kept = [block for at, block in enumerate(blocks) if at > 1 or one_line(block.text).casefold() != same]
    first = kept[0] if kept else None
    words = first.text.split() if first else []
    if first and len(words) <= 4 and any(map(is_agency, words)):  # noqa: PLR2004 - "Harbour TT"
        kept[0] = RecognisedBlock("byline", first.text)
    return kept


def _standfirst(item: Mapping[str, object], blocks: list[RecognisedBlock]) -> str:
    """Return the lead, unless the body has it too."""
    whole = one_line(" ".join(block.text for block in blocks))
    for one in _objects(item, "descriptions"):
        lead = one_line(_text(one, "value"))
        if lead and _text(one, "role").lower() in _LEADS and lead not in whole:
            return lead
    return ""
