"""Which keys people may give to which command of the text desk.

The commands and their keys belong to the script (static/js/panels/keys/commands.js). They are repeated here,
because a page's own word can't be trusted; a test keeps the two the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from articles.foundation.errors import Problem

DEFAULT_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mark-claim": ("c", "1"),
        "mark-source": ("s", "2"),
        "mark-cue": ("q", "3"),
        "mark-entity": ("e", "4"),
        "mark-figure": ("#", "5"),
        "mark-note": ("n", "6"),
        "repeat": (".",),
        "same-words": (">", ":"),
        "add-piece": ("d",),
        "ends": ("m",),
        "link": ("l",),
        "open": ("Enter",),
        "delete": ("Delete", "Backspace"),
        "undo": ("u", "Ctrl+z"),
        "redo": ("Shift+u", "Ctrl+Shift+z"),
        "speaker": ("a",),
        "find": ("/",),
        "word-left": ("ArrowLeft",),
        "word-right": ("ArrowRight",),
        "sentence-back": ("k", "ArrowUp"),
        "sentence-on": ("j", "ArrowDown"),
        "name-on": ("w",),
        "name-back": ("Shift+w",),
        "extend-left": ("Shift+ArrowLeft",),
        "extend-right": ("Shift+ArrowRight",),
        "extend-back": ("Shift+k", "Shift+ArrowUp"),
        "extend-on": ("Shift+j", "Shift+ArrowDown"),
        "start-left": ("Alt+Shift+ArrowLeft",),
        "start-right": ("Alt+Shift+ArrowRight",),
        "grow": ("+", "="),
        "shrink": ("-",),
        "cycle": ("Tab",),
        "leave": ("Escape",),
        "go-claim": ("g c",),
        "go-source": ("g s",),
        "go-cue": ("g q",),
        "go-entity": ("g e",),
        "go-figure": ("g #",),
        "go-note": ("g n",),
        "go-open": ("g o",),
        "go-link": ("g l",),
        "go-top": ("g g",),
        "go-bottom": ("g b",),
        "record-responses": ("r r",),
        "record-figures": ("r f",),
        "record-evidence": ("r e",),
        "record-chain": ("r a",),
        "record-verdict": ("r v",),
        "record-topics": ("r t",),
        "record-relations": ("r c",),
        "record-history": ("r h",),
        "copy-link": ("y",),
        "list": ("o",),
        "filter-claim": ("f c",),
        "filter-source": ("f s",),
        "filter-cue": ("f q",),
        "filter-entity": ("f e",),
        "filter-figure": ("f #",),
        "filter-note": ("f n",),
        "markup": ("v",),
        "palette": ("Ctrl+k",),
        "help": ("?",),
        "letters": (),
    }
)
#: Leaving the article and letting go must always work the same way, so that nobody is caught.
FIXED = frozenset({"cycle", "leave"})
MOST_KEYS = 4

_STROKE = re.compile(r"(?P<held>(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?)(?P<key>.+)", re.DOTALL)
_NAMED = re.compile(
    "Arrow(?:Left|Right|Up|Down)|Enter|Delete|Backspace|Insert|Home|End|PageUp|PageDown|Space|F(?:[1-9]|1[0-2])"
)
# Copying, and keys that browsers never give to a page.
_TAKEN = frozenset(
    {f"Ctrl+{letter}" for letter in "acvxtwnq"} | {f"Ctrl+Shift+{letter}" for letter in "tnwq"} | {"Alt+F4"}
)
_SHOWN = 40


def keymap_problems(
    keys: Mapping[str, Sequence[str]], kept: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> list[Problem]:
    """Return what is wrong with a person's own keys, by command.

    A key that a person gave to a command stays with it, even if a later release gives it to a new command,
    which then has none.
    """
    # Before anything is compared with anything else: more than there are commands can't be right.
    if len(keys) > len(DEFAULT_KEYS):
        message = f"This lists {len(keys):,} commands; the desk has {len(DEFAULT_KEYS)}. Send only those."
        return [Problem("keys", message, "too_many")]
    found = [problem for id, strokes in keys.items() for problem in _own_problems(id, strokes)]
    return found or list(_alike(keys, kept))


def _own_problems(id: str, strokes: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with one command's keys, taken alone."""
    field = f"keys.{_short(id)}"
    if id not in DEFAULT_KEYS:
        yield Problem(field, "The desk has no command with this name. Leave it out.", "unknown")
    elif id in FIXED:
        yield Problem(field, "Tab and Escape can’t be changed. Leave this command out.", "fixed")
    elif len(strokes) > MOST_KEYS:
        yield Problem(
            field,
            f"A command can have at most {MOST_KEYS} keys; this one has {len(strokes)}. Leave some out.",
            "too_many",
        )
    else:
        for place, written in enumerate(strokes):
            message = (
                "This key is listed twice. Leave one out."
                if written in strokes[:place]
                else _trouble(written)
            )
            if message:
                yield Problem(f"{field}.{place}", message)


def _trouble(written: str) -> str:
    """Say why these can't be the keys of a command; nothing when they can."""
    strokes = written.split(" ")
    if len(strokes) > 2 or not all(_is_stroke(stroke) for stroke in strokes):  # noqa: PLR2004 - a pair
        return f"“{_short(written)}” is not a key. Write one such as “c”, “Shift+u”, “Ctrl+k”, “F2” or “g c”."
    if taken := [stroke for stroke in strokes if stroke in _TAKEN]:
        return f"{taken[0]} is used by the browser. Choose another."
    return ""


def _is_stroke(written: str) -> bool:
    """Tell whether this is one stroke, in the one way in which it is written."""
    found = _STROKE.fullmatch(written)
    if found is None:
        return False
    held, key = found["held"], found["key"]
    if len(key) > 1:
        return _NAMED.fullmatch(key) is not None
    if key.isalpha():
        return key == key.lower()
    # Any other character carries no Shift or Alt, which is only how some keyboards type it.
    return key.isprintable() and not key.isspace() and held in {"", "Ctrl+"}


def _alike(keys: Mapping[str, Sequence[str]], kept: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Yield each key that two commands have, or that hides a longer one."""
    holders: dict[str, str] = {}
    stay = {written for id, strokes in keys.items() for written in strokes if written in kept.get(id, ())}
    usual = {
        id: [written for written in strokes if not any(_clash(written, other) for other in stay)]
        for id, strokes in DEFAULT_KEYS.items()
    }
    for id, strokes in {**usual, **keys}.items():
        for written in strokes:
            other = holders.setdefault(written, id)
            if other != id:
                named = id if id in keys else other
                rival = other if named == id else id
                yield Problem(
                    f"keys.{named}", f"{written} is already the key for “{rival}”. Choose another.", "alike"
                )
    for written, id in holders.items():
        first, _, second = written.partition(" ")
        if second and first in holders:
            named, rival = (id, holders[first]) if id in keys else (holders[first], id)
            yield Problem(
                f"keys.{named}",
                f"{first} is the start of a key for “{rival}”, which then couldn’t be typed. Choose another.",
                "alike",
            )


def _clash(one: str, other: str) -> bool:
    """Tell whether the two are equal, or one begins with the other."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _short(text: str) -> str:
    """Return text of the caller's as an answer may show it."""
    return text[:_SHOWN]
