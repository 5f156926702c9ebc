"""What two records that are merged have each, field by field, and the survivor's content after a choice.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from articles.foundation.errors import Problem
from articles.registers.rules import once
from articles.registers.types import AliasDraft, Taking
from articles.schema.rules import columns_of
from articles.schema.types import Field, OneOf, Text, Texts

if TYPE_CHECKING:
    from articles.registers.rules import Named


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two records differ: the survivor's value (`mine`) and the other's, in words.

    `is_text` says whether both can be kept, one below the other.
    """

    field: str
    mine: str
    theirs: str
    is_text: bool = False

    @property
    def words(self) -> str:
        """What people call the field."""
        return self.field.replace("_", " ").capitalize()

    @property
    def is_gain(self) -> bool:
        """Whether the survivor has nothing there: then the other's is what people will want."""
        return not self.mine


def differences(mine: Named, theirs: Named) -> list[Difference]:
    """Return the fields in which the other has something that the survivor hasn't."""
    found = []
    for field in columns_of(type(mine)):
        own, other = getattr(mine, field.name), getattr(theirs, field.name)
        if isinstance(field.kind, Texts):
            # What only one of the two has comes together anyway.
            both = own.keys() & other.keys()
            own, other = ({key: one[key] for key in one if key in both} for one in (own, other))
        if other and own != other:
            found.append(Difference(field.name, _words(field, own), _words(field, other), _is_long(field)))
    return found


def taking_problems(mine: Named, taking: Taking) -> list[Problem]:
    """Return what is wrong with a choice of fields."""
    known = {field.name: field for field in columns_of(type(mine))}
    listed = ", ".join(known)
    found = [
        Problem("take", f"There is no field “{name[:60]}” to take. There are: {listed}.", "unknown")
        for name in taking.take
        if name not in known
    ]
    texts = [name for name, field in known.items() if _is_long(field)]
    found += [
        Problem("join", f"“{name[:60]}” can't be joined. These can: {', '.join(texts)}.", "unknown")
        for name in taking.join
        if name not in texts
    ]
    twice = sorted(set(taking.take) & set(taking.join))
    found += [Problem("join", f"“{name}” is to be taken and joined. Choose one.", "twice") for name in twice]
    if taking.changes_something and taking.into_version is None:
        message = "Give the survivor's version that you have seen: taking a field changes it."
        found.append(Problem("into_version", message, "required"))
    return found


def after_taking[D: Named](mine: D, theirs: D, taking: Taking) -> D:
    """Return the survivor's content with the fields that are taken of the other. A name that gives way stays
    as a further one.
    """
    changed: dict[str, Any] = {name: getattr(theirs, name) for name in taking.take}
    for field in columns_of(type(mine)):
        if field.name in changed and isinstance(field.kind, Texts):
            changed[field.name] = {**getattr(mine, field.name), **changed[field.name]}
    for name in taking.join:
        changed[name] = "\n\n".join(_distinct(getattr(mine, name), getattr(theirs, name)))
    if "name" in changed:
        changed["aliases"] = once(changed["name"], (AliasDraft(mine.name), *mine.aliases))
    return replace(mine, **changed)


def _distinct(*texts: str) -> Iterable[str]:
    """Return the texts that aren't empty, each once."""
    return dict.fromkeys(text.strip() for text in texts if text.strip())


def _is_long(field: Field) -> bool:
    """Tell whether two values of the field can stand below each other."""
    return type(field.kind) is Text


def _words(field: Field, value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(field.kind, OneOf) and value in field.kind.values.values:
        return str(field.kind.values(value).label)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {one}" for key, one in value.items())
    return str(value)
