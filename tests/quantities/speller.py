"""Spelling numbers out, in a way of its own: not with the tables of what is tested."""

from __future__ import annotations

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen"
    " eighteen nineteen"
)
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
POWERS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def spelled(number: int, joint: str, hyphen: str) -> str:
    """Spell a whole number below 10^15, with "and" as the joint or without one."""
    words: list[str] = []
    rest = number
    for power, name in POWERS:
        if rest >= power:
            words.append(f"{below_thousand(rest // power, joint, hyphen)} {name}")
            rest %= power
    if rest or not words:
        if words and rest < 100 and joint:
            words.append(joint)
        words.append(below_thousand(rest, joint, hyphen))
    return " ".join(words)


def below_thousand(number: int, joint: str, hyphen: str) -> str:
    """Spell a number below a thousand."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return below_hundred(rest, hyphen)
    head = f"{SMALL.split(' ')[hundreds]} hundred"
    if not rest:
        return head
    return " ".join(word for word in (head, joint, below_hundred(rest, hyphen)) if word)


def below_hundred(number: int, hyphen: str) -> str:
    """Spell a number below a hundred."""
    if number < 20:
        return SMALL.split(" ")[number]
    tens, ones = divmod(number, 10)
    name = TENS.split(" ")[tens]
    return f"{name}{hyphen}{SMALL.split(' ')[ones]}" if ones else name
