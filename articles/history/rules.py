"""An entry of the ledger in words. Pure: contents and the names of records in, sentences out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices

from articles.annotations.types import AnnotationKind
from articles.claims.types import (
    AttributionDraft,
    Certainty,
    ClaimDraft,
    EvidenceDraft,
    FigureDraft,
    HopRole,
    Polarity,
    RelationDraft,
    ResponseDraft,
    VerdictDraft,
    VerificationStatus,
)
from articles.corpus.types import CreditRole, PubStatus
from articles.entities.types import EntityDraft
from articles.history.types import Difference, ToldChange
from articles.ledger.types import Snapshot
from articles.registers.types import Sameness
from articles.schema.rules import fields_of
from articles.schema.types import Day, Field, Moment, OneOf, Rank
from articles.sources.types import RatingDraft, SourceDraft, TieKind

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

type Names = Mapping[str, str]

# Longer values are cut: the ledger itself has them whole.
LONGEST_VALUE = 300

_DRAFTS: Mapping[str, type[DataclassInstance]] = {
    "attribution": AttributionDraft,
    "claim": ClaimDraft,
    "entity": EntityDraft,
    "evidence": EvidenceDraft,
    "figure": FigureDraft,
    "rating": RatingDraft,
    "relation": RelationDraft,
    "response": ResponseDraft,
    "source": SourceDraft,
    "verdict": VerdictDraft,
}
# Scales of what no draft describes: by the noun or the field that holds it, and its name.
_SCALES: Mapping[tuple[str, str], type[TextChoices]] = {
    ("annotation", "kind"): AnnotationKind,
    ("article", "pub_status"): PubStatus,
    ("claim", "status"): VerificationStatus,
    ("claim", "verification_status"): VerificationStatus,
    ("commitment", "certainty"): Certainty,
    ("commitment", "polarity"): Polarity,
    ("entity_judgement", "answer"): Sameness,
    ("hops", "role"): HopRole,
    ("info_sources", "role"): CreditRole,
    ("source_judgement", "answer"): Sameness,
    ("ties", "kind"): TieKind,
}
_NOUNS = {
    "correction": "note to readers",
    "anchor": "place of a mark",
    "annotation": "mark",
    "api_key": "API key",
    "appearance": "claim of a mark",
    "entity_judgement": "answer on two entities",
    "evidence": "piece of evidence",
    "mention": "entity of a mark",
    "rating": "grade",
    "revision": "text",
    "source_judgement": "answer on two sources",
}
_DONE = {
    "anchored": "found again",
    "created": "added",
    "identified": "linked with an entity",
    "resolved": "led to another record",
    "split": "split off",
    "status_changed": "given another status",
    "updated": "changed",
}
# The record that a row belongs to, where it is none itself: its kind, and the field that names it.
_BELONGS = {
    "attribution": ("annotation", "content"),
    "evidence": ("claim", "claim"),
    "figure": ("claim", "claim"),
    "rating": ("source", "source"),
    "relation": ("claim", "claim"),
    "response": ("claim", "claim"),
    "revision": ("article", "article"),
    "verdict": ("claim", "claim"),
}
# Links of marks, whose entries are about the mark itself.
_OF_MARKS = {"anchor", "appearance", "mention"}
# What names a row that has no register: an account, a key, a text.
_TITLES = ("name", "username", "headline", "format")


def told_change(
    verb: str, subject: str, sides: tuple[Snapshot | None, Snapshot | None], names: Names
) -> ToldChange:
    """Return an entry in words. `sides` are its contents before and after; `names` gives names by id."""
    noun, _, participle = verb.partition(".")
    before, after = sides
    owner = _owner(noun, subject, after or before or {})
    return ToldChange(
        done=done_words(participle),
        noun=noun_words(noun),
        record=_record(owner[1], after or before or {}, names),
        owner=owner,
        differences=tuple(_differences(noun, before or {}, after or {}, names)),
    )


def noun_words(noun: str) -> str:
    """Return what people call such a row."""
    return _NOUNS.get(noun, noun.replace("_", " "))


def done_words(participle: str) -> str:
    """Return what people call such a change."""
    return _DONE.get(participle, participle.replace("_", " "))


def _owner(noun: str, subject: str, content: Snapshot) -> tuple[str, str]:
    """Return the kind and the id of the record that a row belongs to."""
    if noun in _OF_MARKS:
        return "annotation", subject
    kind, field = _BELONGS.get(noun, (noun, ""))
    return (kind, str(content[field])) if content.get(field) else (noun, subject)


def _record(owner: str, content: Snapshot, names: Names) -> str:
    """Return the name of the record that an entry is about, or an empty text."""
    if "pair" in content:
        return " and ".join(names.get(str(id), str(id)) for id in content["pair"])
    titles = (str(content[title]) for title in _TITLES if content.get(title))
    return names.get(owner) or next(titles, "")


def _differences(noun: str, before: Snapshot, after: Snapshot, names: Names) -> Iterator[Difference]:
    """Yield what differs, in the order of the draft, then of the contents."""
    known = {field.name: field for field in fields_of(_DRAFTS[noun])} if noun in _DRAFTS else {}
    for key in dict.fromkeys((*known, *before, *after)):
        old, new = _narrowed(before.get(key), after.get(key))
        said = [_cut(_words(one, (noun, key), names, known.get(key))) for one in (old, new)]
        if old != new and any(said) and key not in _BELONGS.get(noun, ()):
            yield Difference(key, _label(key, known.get(key)), *said)


def _narrowed(old: Any, new: Any) -> tuple[Any, Any]:
    """Return of two lists, or of values under names, only what the other doesn't have."""
    if isinstance(old, list) and isinstance(new, list):
        gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
        return (gone, come) if gone or come else (old, new)
    if isinstance(old, dict) and isinstance(new, dict):
        before = {key: value for key, value in old.items() if value != new.get(key)}
        after = {key: value for key, value in new.items() if value != old.get(key)}
        return before, after
    return old, new


def _label(key: str, field: Field | None) -> str:
    """Return what a field is called, without its article."""
    label = field.kind.label if field and field.kind.label else key.replace("_", " ")
    return label.removeprefix("the ")


def _words(value: Any, place: tuple[str, str], names: Names, field: Field | None = None) -> str:
    """Return a value of a content in words. `place` is what holds it, and its key there."""
    if isinstance(value, list):
        return "; ".join(said for one in value if (said := _words(one, place, names)))
    if isinstance(value, dict):
        return _several(value, place[1], names)
    if value is None or (isinstance(value, str) and not value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _scaled(value, place, field) or names.get(str(value)) or _dated(value, field)


def _several(value: dict[str, Any], holder: str, names: Names) -> str:
    """Return values under names in one line: the marked words alone, where they are such."""
    if "exact" in value:
        return f"“{value['exact']}”"
    said = {key: _words(one, (holder, key), names) for key, one in value.items()}
    if holder in _LISTED:
        said = {key: words for key, words in said.items() if key not in _LISTED[holder]}
        return ", ".join(words for words in said.values() if words)
    return ", ".join(f"{key}: {words}" for key, words in said.items() if words)


# Values that say by themselves what they are; the fields of theirs that don't are left out.
_LISTED: Mapping[str, frozenset[str]] = {
    "aliases": frozenset({"script"}),
    "hops": frozenset({"position"}),
    "info_sources": frozenset({"uri"}),
    "roles": frozenset(),
    "ties": frozenset(),
}


def _scaled(value: Any, place: tuple[str, str], field: Field | None) -> str:
    """Return the words of a value on a scale, or an empty text."""
    if field and isinstance(field.kind, Rank) and isinstance(value, int) and 1 <= value <= field.kind.most:
        return f"{value}, {field.kind.words[value - 1].lower()}"
    scale = field.kind.values if field and isinstance(field.kind, OneOf) else _SCALES.get(place)
    return str(scale(value).label) if scale and value in scale.values else ""


def _dated(value: Any, field: Field | None) -> str:
    """Return a day or a time as people write it, and anything else as it is."""
    try:
        if field and isinstance(field.kind, Day):
            return f"{date.fromisoformat(value):%-d %B %Y}"
        if field and isinstance(field.kind, Moment):
            return f"{datetime.fromisoformat(value):%-d %B %Y, %H:%M %Z}"
    except (TypeError, ValueError):
        # Perhaps it was redacted.
        return str(value)
    return str(value)


def _cut(text: str) -> str:
    """Return a text of a length that a line can have."""
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1].rstrip()}…"
