"""Texts that make a regular expression slow, derived from its own parse tree, and the time that each takes.

A pattern that backtracks is slow on text that almost matches: what it repeats, many times over, behind what
leads there, and then something else. So every repeat gives a pump, with what leads there as the prefix.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

# The parse tree has no public door.
from re import _constants as sre
from re import _parser
from typing import Any

LENGTH = 20_000
"""Of the texts that count, in code points."""
LIMIT = 0.2
"""Seconds of CPU within which nobody asks how they grow."""

# What is slower may still be in proportion on a slow machine: four times the text then takes four times as
# long, and sixteen times if it grows with the square. No machine is slow enough for the last limit.
_MOST_GROWTH = 8
_PATIENCE = 5 * LIMIT

# What grows with the square and is too slow in full takes so much of the limit at these lengths already; what
# is quicker is cleared. Of the rest, so many, the slowest in front, are tried at the next length.
_LENGTHS = {400: 12, 4_000: 4}
# How often as long it takes where nobody need look further.
_SURELY_SLOW = 200
_MOST_ATTACKS = 400
_MOST_SAMPLES = 6
UNIVERSE = (
    " \t\n\r\x0b\x85\xa0\u1680\u2003\u2028\u202f\u3000aA0_éß中ا٣ⅷ.,:;!?…。-–—/|\\&+*'\"“”‘’«»()[]{}<>@#$%©"
    "\u0301\u200d\ufe0f\u00ad\ufeff🇰👩🏽\U000e0067가\x00"
)
SPOILERS = ("", "\x00", "a", " ", "\n!", ".")


@dataclass(frozen=True, slots=True)
class Attack:
    """A text of any length: a prefix, something repeated, and what comes after."""

    prefix: str
    pump: str
    spoiler: str = ""

    def text(self, length: int) -> str:
        """Return it with about so many code points."""
        room = max(0, length - len(self.prefix) - len(self.spoiler))
        return self.prefix + (self.pump * (room // len(self.pump) + 1))[:room] + self.spoiler


class TooSlow(Exception):
    """It was stopped."""


def attacks_on(pattern: re.Pattern[str]) -> list[Attack]:
    """Return the texts to try, the same ones every time."""
    parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    wholes = _samples(parsed)
    pumps = list(dict.fromkeys(_pumps(parsed, "")))
    letters = list(dict.fromkeys([pump for _, pump in pumps if len(pump) == 1] + list(UNIVERSE)))
    found = [Attack(prefix, pump, spoiler) for prefix, pump in pumps for spoiler in SPOILERS]
    found += [Attack("", prefix + pump * 40, spoiler) for prefix, pump in pumps for spoiler in SPOILERS[:2]]
    found += [Attack("", prefix + pump) for prefix, pump in pumps]
    found += [Attack("", letter, spoiler) for letter in letters for spoiler in SPOILERS[:3]]
    for whole in wholes:
        found += [
            Attack("", part) for part in (whole, whole[:-1], whole[1:], f" {whole}", f"{whole}\n") if part
        ]
    pairs = [one + other for one in letters[:12] for other in letters[:12] if one != other]
    found += [Attack("", pair, spoiler) for pair in pairs for spoiler in SPOILERS[:2]]
    found = list(dict.fromkeys(attack for attack in found if attack.pump))
    step = -(-len(found) // _MOST_ATTACKS)
    return list(islice(found, 0, None, step))


def _pumps(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    """Yield what each repeat of the pattern repeats, with what leads there."""
    for op, argument in parsed:
        inner = _inner(op, argument)
        for part in inner:
            yield from _pumps(part, before)
        if op in _REPEATS:
            yield from ((before, sample) for sample in _samples(argument[2]) if sample)
            low = argument[0]
            before += _samples(argument[2])[0] * min(max(low, 1), 50)
        else:
            before += _of_node(op, argument)[0]


_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}


def _inner(op: Any, argument: Any) -> list[Any]:
    """Return the sequences inside a node."""
    if op in _REPEATS:
        return [argument[2]]
    if op is sre.SUBPATTERN:
        return [argument[3]]
    if op is sre.BRANCH:
        return list(argument[1])
    if op is sre.ATOMIC_GROUP:
        return [argument]
    return [argument[1]] if op in {sre.ASSERT, sre.ASSERT_NOT} else []


def _samples(parsed: Any) -> list[str]:
    """Return a few texts that a sequence of nodes would match, but for its assertions."""
    found = [""]
    for op, argument in parsed:
        parts = _of_node(op, argument)
        count = max(len(found), len(parts))
        found = [found[i % len(found)] + parts[i % len(parts)] for i in range(min(count, 4 * _MOST_SAMPLES))]
    return list(dict.fromkeys(found))


def _of_node(op: Any, argument: Any) -> list[str]:
    """Return a few texts that one node would match."""
    if op is sre.LITERAL:
        return [chr(argument)]
    if op in {sre.NOT_LITERAL, sre.ANY, sre.IN}:
        return [letter for letter in _alphabet(op, argument) if _fits(op, argument, letter)] or ["a"]
    if op in _REPEATS:
        low, high, body = argument
        times = {max(low, 1), min(high, low + 2)} - {0} or {1}
        return [sample * count for count in sorted(times) for sample in _samples(body)]
    inner = _inner(op, argument)
    if op in {sre.ASSERT, sre.ASSERT_NOT} or not inner:
        return [""]
    return [sample for part in inner for sample in _samples(part)[:_MOST_SAMPLES]] or [""]


def _alphabet(op: Any, argument: Any) -> Sequence[str]:
    """Return letters that tell the parts of a class apart: what it names, and some of every sort."""
    named = [chr(code) for kind, code in argument if kind is sre.LITERAL] if op is sre.IN else []
    ranges = [chr(code[0]) for kind, code in argument if kind is sre.RANGE] if op is sre.IN else []
    return [*named, *ranges, *UNIVERSE]


def _fits(op: Any, argument: Any, letter: str) -> bool:
    """Tell whether a class holds a letter."""
    if op is sre.ANY:
        return letter != "\n"
    if op is sre.NOT_LITERAL:
        return bool(ord(letter) != argument)
    negated = argument[0][0] is sre.NEGATE
    return bool(negated != any(_holds(kind, value, letter) for kind, value in argument))


def _holds(kind: Any, value: Any, letter: str) -> bool:
    """Tell whether one item of a class holds a letter."""
    if kind is sre.LITERAL:
        return bool(ord(letter) == value)
    if kind is sre.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if kind is sre.CATEGORY:
        sort = {
            "SPACE": letter.isspace(),
            "DIGIT": letter.isdecimal(),
            "WORD": letter.isalnum() or letter == "_",
        }
        _, *negated, name = str(value).split("_")
        return sort[name] != bool(negated)
    return False


def slowest(run: Callable[[str], object], attacks: Sequence[Attack]) -> tuple[Attack, float] | None:
    """Return an attack that takes too long at full length, and its seconds, if there is one.

    All are tried on a short text, the suspicious on a longer one, and what is left in full, each stopped soon
    after the limit.
    """
    suspects = list(attacks)
    for length, most in _LENGTHS.items():
        suspicious = LIMIT * (length / LENGTH) ** 2
        timed = []
        for attack in suspects:
            took = seconds(run, attack.text(length))
            # A bad pattern fails here, and is not run on all the other texts first.
            if took > _SURELY_SLOW * suspicious and (in_full := _too_long(run, attack)):
                return attack, in_full
            if took >= suspicious:
                timed.append((took, attack))
        suspects = [attack for _, attack in sorted(timed, key=lambda one: -one[0])[:most]]
    for attack in suspects:
        if in_full := _too_long(run, attack):
            return attack, in_full
    return None


def _too_long(run: Callable[[str], object], attack: Attack) -> float | None:
    """Return the seconds at full length if they are more than the text's length explains."""
    took = _best(run, attack.text(LENGTH))
    if took <= LIMIT:
        return None
    if took <= _PATIENCE and took <= _MOST_GROWTH * _best(run, attack.text(LENGTH // 4)):
        return None
    return took


def _best(run: Callable[[str], object], text: str) -> float:
    """Return the seconds of the best of three runs, since other processes must not make a pattern slow; so
    slow that it is stopped they make none.
    """
    took = seconds(run, text)
    for _ in range(2):
        if took <= LIMIT / 4 or took == float("inf"):
            break
        took = min(took, seconds(run, text))
    return took


def seconds(run: Callable[[str], object], text: str) -> float:
    """Return the CPU time that it takes; what takes far too long is stopped and counts as for ever."""
    begun = time.thread_time()
    try:
        with _stopped_after(_PATIENCE):
            run(text)
    except TooSlow:
        return float("inf")
    return time.thread_time() - begun


@contextmanager
def _stopped_after(limit: float) -> Iterator[None]:
    """Interrupt what runs longer, in seconds of CPU; the engine of `re` looks for signals while it
    matches.
    """

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
