"""What holds for every canonical record: usable names, known identifiers, one spelling of each name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from django.db.models import TextChoices

from articles.foundation.errors import Problem
from articles.foundation.models import NAME_LENGTH
from articles.foundation.types import AliasDraft

# Wikidata's items: the letter Q and a number without leading zeros (wikidata.org, "Help:Items").
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
# Half of a surrogate pair, as an escape in JSON can make it: no text in UTF-8 can hold one.
_SURROGATE = re.compile("[\ud800-\udfff]")
LANGUAGE_LENGTH = 35
MOST_ALIASES = 200
MOST_EXTERNAL_IDS = 50


# Letters and symbols that are drawn as nothing: Hangul's fillers and the empty Braille cell.
_UNDRAWN = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Separators, controls, formats (zero-width, direction), halves of pairs, and marks, which need a letter to stand on.
_INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Mn", "Mc", "Me"})


def is_blank(text: str) -> bool:
    """Tell whether nothing of the text can be seen."""
    return not any(c not in _UNDRAWN and unicodedata.category(c) not in _INVISIBLE for c in text)


def text_problem(text: str, *, field: str, most: int, required: bool = False) -> Problem | None:
    """Return what is wrong with a line or note that people type.

    It may be empty, too long (in code points), or hold a character that no database can keep.
    """
    if "\x00" in text:
        return Problem(field, "It holds a NUL character, which no text can keep. Remove it.", "nul")
    if _SURROGATE.search(text):
        message = "It holds half of a surrogate pair, which no text can keep. Send whole characters."
        return Problem(field, message, "surrogate")
    if required and is_blank(text):
        return Problem(field, "It is empty. Type at least one letter.", "blank")
    if len(text) > most:
        return Problem(
            field, f"It has {len(text):,} characters; at most {most:,} fit. Shorten it.", "too_long"
        )
    return None


def choice_problems(field: str, value: str, choices: type[TextChoices]) -> list[Problem]:
    """Return a problem if the value is not one of the choices."""
    if value in choices.values:
        return []
    return [Problem(field, f"Unknown value. Choose one of: {', '.join(choices.values)}.")]


def deleted_problem(noun: str, version: int, *, field: str) -> Problem:
    """Return what is wrong with repeating a create whose row was deleted since."""
    message = (
        f"This {noun} was made by the same create before, and deleted since, at version {version}. "
        "Restore it, or make a new one under a new id."
    )
    return Problem(field, message, "deleted")


def language_problem(tag: str, *, field: str) -> Problem | None:
    """Return what is wrong with a BCP 47 tag; an empty one says that the language isn't known."""
    if not tag or (_LANGUAGE.fullmatch(tag) and len(tag) <= LANGUAGE_LENGTH):
        return None
    return Problem(field, "Not a language tag. Write one such as “en”, “ko” or “zh-Hant”.")


def record_problems(
    name: str, aliases: Sequence[AliasDraft], external_ids: Mapping[str, str]
) -> list[Problem]:
    """Return everything that is wrong with a record's names and external ids, by field."""
    found = [
        text_problem(name, field="name", most=NAME_LENGTH, required=True),
        _too_many("aliases", len(aliases), MOST_ALIASES),
        _too_many("external_ids", len(external_ids), MOST_EXTERNAL_IDS),
    ]
    for index, alias in enumerate(aliases):
        where = f"aliases.{index}"
        found.append(text_problem(alias.name, field=f"{where}.name", most=NAME_LENGTH, required=True))
        found.append(language_problem(alias.language, field=f"{where}.language"))
        if alias.script and not _SCRIPT.fullmatch(alias.script):
            found.append(Problem(f"{where}.script", "Not a script code. Write one such as “Hang” or “Cyrl”."))
    for scheme, value in external_ids.items():
        where = f"external_ids.{scheme}"
        found.append(text_problem(value, field=where, most=NAME_LENGTH, required=True))
        found.append(text_problem(scheme, field=where, most=50, required=True))
        if scheme == "wikidata" and not _WIKIDATA.fullmatch(value):
            found.append(Problem(where, "Not a Wikidata id. Write the item's id, such as “Q9684”."))
    return [problem for problem in found if problem]


def _too_many(field: str, count: int, most: int) -> Problem | None:
    """Return a problem if there are more of something than a record can bear."""
    if count <= most:
        return None
    return Problem(field, f"There are {count:,}; at most {most:,} fit. Leave some out.", "too_many")
