"""Values of histories: what an entry of the ledger changed, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change did to one field: its name in a sentence, and what it said before and after, in words.

    Of a list or of values under names, only what was taken out and what was put in.
    """

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change in words: what was done (`added`, `merged`), to what kind of row, of which record, field by
    field.

    `owner` is the record that has the name, by its kind and its id as text: of a grade, the source.
    """

    done: str
    noun: str
    record: str
    owner: tuple[str, str]
    differences: tuple[Difference, ...]
