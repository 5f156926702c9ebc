"""Values of every register."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True, slots=True)
class AliasDraft:
    """A further name of a canonical record.

    `language` is a BCP 47 tag, `script` an ISO 15924 code, or empty.
    """

    name: str
    language: str = ""
    script: str = ""


class Sameness(models.TextChoices):
    """What somebody says about two records that may be the same."""

    SAME = "same", "The same"
    DIFFERENT = "different", "Different"
    UNSURE = "unsure", "Hard to say"
