"""What outlets make of wire copy."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.likeness.stories import CHINESE


def local_lead(text: str) -> str:
    """Return the copy behind an opening and before an ending that the outlet wrote itself."""
    return (
        "Readers of this newspaper on their way to work were among those who heard the news first. We have asked "
        "the mayor's office what it means for our town, and will report tomorrow.\n\n"
        + text
        + "\n\nMore on this, with pictures from our own photographer, on page four of tomorrow's issue."
    )


def trimmed(text: str) -> str:
    """Return the copy cut from below to its upper half."""
    parts = text.split("\n\n")
    return "\n\n".join(parts[: (len(parts) + 1) // 2])


def house_style(text: str) -> str:
    """Return the copy as an outlet spells it: quotation marks, numbers, words of saying, no agency slug."""
    spelled = re.sub(r"^[A-Z][^()\n]*\(NWA\) - ", "", text)
    spelled = re.sub(r'"([^"]*)"', "“\\1”", spelled).replace("'", "’")
    for given, ours in (
        (" percent", " per cent"),
        (" a.m.", "am"),
        (" said on ", " announced on "),
        (", the company said", ", according to the company"),
        (" about ", " some "),
        ("can’t", "cannot"),
        ("didn’t", "did not"),
        (" two ", " 2 "),
        ("شخصا", "أشخاص"),
        ("星期二说", "周二表示"),
        ("均已", "已经全部"),
    ):
        spelled = spelled.replace(given, ours)
    return spelled


def run_together(text: str) -> str:
    """Return the copy with its short paragraphs run together by twos."""
    parts = text.split("\n\n")
    return "\n\n".join(" ".join(parts[at : at + 2]) for at in range(0, len(parts), 2))


def everything(text: str) -> str:
    """Return the copy trimmed, in house style, run together and under a lead of the outlet's own."""
    return local_lead(run_together(house_style(trimmed(text))))


def expanded(text: str) -> str:
    """Return the copy within a piece about three times as long."""
    words = _CHINESE if text == CHINESE else _WORDS
    return f"{_prose(words, 7)}\n\n{text}\n\n{_prose(words, 11)}"


TREATMENTS: tuple[Callable[[str], str], ...] = (
    local_lead,
    trimmed,
    house_style,
    run_together,
    everything,
    expanded,
)

_WORDS = (
    "harbour council winter budget teacher window granite paper lantern orchard river market signal carpet "
    "engine ladder sailor velvet planet kitchen bridge summer copper garden silver thunder cabin meadow"
)


_CHINESE = (
    "港口 议会 冬季 预算 教师 窗户 纸张 灯笼 果园 河流 市场 信号 地毯 引擎 梯子 水手 厨房 桥梁 夏天 花园"
)


def _prose(given: str, seed: int) -> str:
    """Return prose of these words that no other seed gives."""
    words, chosen, state = given.split(), [], seed
    for _ in range(240):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        chosen.append(words[(state >> 33) % len(words)])
    return " ".join(chosen).capitalize() + "."
