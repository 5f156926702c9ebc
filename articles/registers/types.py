"""Values of every register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, override
from uuid import UUID

from django.db import models

_MOST_PASSED = 1_000_000


@dataclass(frozen=True, slots=True)
class AliasDraft:
    """A further name of a canonical record.

    `language` is a BCP 47 tag, `script` an ISO 15924 code, or empty.
    """

    name: str
    language: str = ""
    script: str = ""


@dataclass(frozen=True, slots=True)
class Taking:
    """What a survivor takes of the record that is merged into it: fields instead of its own, and texts that
    are put below its own. Both change it, so its version must be the one that was seen.
    """

    take: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    into_version: int | None = None

    @property
    def changes_something(self) -> bool:
        """Whether anything is taken."""
        return bool(self.take or self.join)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of two records that may be the same.

    `names` are folded, the shown one first. `kind` is in words; kinds of one `family` are easily confused.
    """

    names: tuple[str, ...]
    kind: str
    family: str
    external_ids: Mapping[str, str]
    country: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How likely two records are the same, from 0 to 1; whether that is worth asking; and what speaks against
    it, each as a kind and a detail.
    """

    likelihood: float
    is_likely: bool
    against: tuple[tuple[str, str], ...]


class Sameness(models.TextChoices):
    """What somebody says about two records that may be the same."""

    SAME = "same", "The same"
    DIFFERENT = "different", "Different"
    UNSURE = "unsure", "Hard to say"


@dataclass(frozen=True, slots=True)
class PairPlace:
    """Where a list of pairs goes on: among those of the records behind `after`, behind the `passed`
    likeliest. Written as "ID:passed"; the first place as ":0".
    """

    after: UUID | None = None
    passed: int = 0

    @override
    def __str__(self) -> str:
        return f"{self.after or ''}:{self.passed}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the place that a text names. Raises `ValueError`."""
        after, _, passed = text.partition(":")
        number = int(passed)
        if not 0 <= number < _MOST_PASSED:
            raise ValueError(f"{number} is no number of pairs")
        return cls(UUID(after) if after else None, number)


FIRST_PAIRS = PairPlace()
