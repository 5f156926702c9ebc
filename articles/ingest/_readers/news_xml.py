"""Reads an article in NITF, or in NewsML-G2 with a body of NITF or XHTML."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from articles.ingest._bylines import byline
from articles.ingest._credits import credit_of
from articles.ingest._readers.markup import element_blocks, markup_blocks, name_of, xml_root
from articles.ingest._readers.moments import later_moment
from articles.ingest._readers.story import Story, one_line
from articles.ingest.errors import Broken, NoStory
from articles.ingest.types import RecognisedArticle

_STATUSES = frozenset({"usable", "withheld", "canceled"})


def read_news_xml(data: bytes) -> RecognisedArticle:
    """Read NITF or NewsML-G2; of a message, its first item with a text.

    Raises `TooLarge`, `Broken`, `NoStory`, and anchoring's `UnfitText`.
    """
    root = xml_root(data, "NITF or NewsML-G2")
    if name_of(root) == "nitf":
        return _nitf(root)
    items = [one for one in root.iter() if name_of(one) == "newsitem"]
    if not items:
        raise Broken(
            "The XML is neither NITF nor NewsML-G2: it has no <nitf> and no <newsItem>.", field="file"
        )
    with_text = [
        one for one in items if _first(one, "inlinexml") is not None or _first(one, "inlinedata") is not None
    ]
    if not with_text:
        raise NoStory("The NewsML-G2 document holds no item with a text of its own.", field="file")
    return _newsml(with_text[0])


def nitf_body(root: etree._Element) -> etree._Element:
    """Return the element of NITF that holds the text."""
    found = _first(root, "body.content")
    return root if found is None else found


def _nitf(root: etree._Element) -> RecognisedArticle:
    story = Story(
        headline=_words(root, "hl1") or _words(root, "hedline") or _words(root, "title"),
        located=_words(root, "location"),
        blocks=element_blocks(nitf_body(root)),
        uri=_attribute(root, "doc-id", "id-string"),
        version=_attribute(root, "du-key", "version"),
        published=_moment(_attribute(root, "date.issue", "norm") or _attribute(root, "story.date", "norm")),
        embargoed_until=_moment(_attribute(root, "date.release", "norm")),
        slugline=_attribute(root, "du-key", "key"),
    )
    _sign(story, _words(root, "byline"))
    for name in filter(None, (_words(root, "distributor"), _attribute(root, "doc.copyright", "holder"))):
        story.credits.append(credit_of(name))
    return story.article(nothing="The NITF document has no text in its body.content.")


def _newsml(item: etree._Element) -> RecognisedArticle:
    story = Story(
        headline=_words(item, "headline") or _words(item, "title"),
        slugline=_words(item, "slugline"),
        ed_note=_words(item, "ednote"),
        located=_words(_first(item, "located"), "name"),
        language=_attribute(item, "language", "tag"),
        uri=item.get("guid", ""),
        version=item.get("version", ""),
        pub_status=_status(item),
        published=_moment(_words(item, "versioncreated") or _words(item, "contentcreated")),
        embargoed_until=_moment(_words(item, "embargoed")),
    )
    _sign(story, _words(item, "by"))
    for one in item.iter():
        if name_of(one) in {"provider", "infosource", "creditline", "copyrightholder"}:
            name = _words(one, "name") or one_line(one.text or "") or one.get("literal", "")
            story.credits += [credit_of(name)] if name else []
    body, inline = _first(item, "inlinexml"), _first(item, "inlinedata")
    if body is not None:
        nitf = _first(body, "nitf")
        story.blocks = element_blocks(nitf_body(nitf) if nitf is not None else body)
        story.headline = story.headline or _words(body, "hl1")
    elif inline is not None:
        story.blocks = markup_blocks("".join(map(str, inline.itertext())))
    return story.article(nothing="The NewsML-G2 item has no text.")


def _first(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first element of this name, whatever its namespace."""
    return (
        next((one for one in element.iter() if name_of(one) == name), None) if element is not None else None
    )


def _words(element: etree._Element | None, name: str) -> str:
    found = _first(element, name)
    return one_line(" ".join(map(str, found.itertext()))) if found is not None else ""


def _attribute(element: etree._Element, name: str, attribute: str) -> str:
    found = _first(element, name)
    return found.get(attribute, "") if found is not None else ""


def _status(item: etree._Element) -> str:
    status = (_attribute(item, "pubstatus", "qcode") or "usable").rpartition(":")[2].lower()
    if status not in _STATUSES:
        raise Broken(
            f"The item’s pubStatus “{status[:50]}” is none: use usable, withheld or canceled.", field="file"
        )
    return status


def _moment(said: str) -> datetime | None:
    """Read a declared time. Raises `Broken` if it is none."""
    found = later_moment(said) if said else None
    if said and found is None:
        raise Broken(f"The time “{said[:50]}” can’t be read.", field="file")
    return found


def _sign(story: Story, said: str) -> None:
    signed = byline(said) or byline(f"By {said}") if said else None
    if signed is not None:
        story.by.append(signed.names)
        story.credits += [credit_of(outlet) for outlet in signed.outlets]
