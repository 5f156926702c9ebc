"""Phrases before and behind a number that say how it is meant."""

from __future__ import annotations

from articles.quantities._listed import listed
from articles.quantities.types import Modality

_BEFORE = {
    Modality.ABOUT: (
        "about|around|roughly|approximately|approx|circa|some|nearly|almost|close to|approaching|just about"
        "|in the region of|on the order of|in the order of|in the vicinity of|or so|c|ca"
    ),
    Modality.AT_LEAST: (
        "at least|more than|over|above|upwards of|upward of|in excess of|no fewer than|not fewer than|no "
        "less than"
        "|not less than|minimum of|at a minimum|exceeding|exceeded|exceeds|exceed|greater than|as few as|as "
        "little as"
        "|as low as|higher than|larger than|topped|topping|surpassed|surpassing|no lower than|north of"
        "|beyond|past"
    ),
    Modality.AT_MOST: (
        "at most|at the most|up to|as many as|as much as|no more than|not more than|fewer than|less "
        "than|under|below"
        "|maximum of|at maximum|not exceeding|as high as|lower than|not over|no higher than|no greater than"
        "|smaller than|shy of|just shy of|short of|just short of|south of|beneath"
    ),
    Modality.ESTIMATED: "estimated|believed|presumed|an estimate of|estimates of|estimate of",
}
_BEHIND = {
    Modality.ABOUT: "or so|or thereabouts|approximately|roughly|more or less|give or take",
    Modality.AT_LEAST: (
        "or more|at least|plus|or higher|or above|and over|or over|and up|and upwards|or upwards"
        "|and above|and more|or greater|or longer|or older"
    ),
    Modality.AT_MOST: "or less|or fewer|at most|at the most|or under|and under|or below|or lower|or younger",
}


def _spread(table: dict[Modality, str]) -> dict[tuple[str, ...], Modality]:
    return {tuple(words.split()): meaning for meaning, names in table.items() for words in names.split("|")}


BEFORE = _spread(_BEFORE)
BEHIND = _spread(_BEHIND)
LONGEST_PHRASE = max(map(len, BEFORE))

ON_TOP = frozenset({"another", "additional", "extra", "further"})
NEUTRAL = frozenset(
    listed(
        "a an the just only exactly precisely total of initial original well far slightly much full all "
        "these those"
        " their its his her our even possibly perhaps probably likely combined whopping record staggering "
        "mere anywhere"
        " first remaining somewhere between"
    )
)
"""Words that may stand between a number and what qualifies it."""

GUESSES = frozenset(
    listed(
        "estimated estimate estimates estimating believed thought assessed presumed feared reckoned assumed "
        "guessed"
    )
)
"""Anywhere in the words, they make a number without a nearer qualifier an estimate."""

RELATIVE = frozenset({"%", "percentage points", "points", "basis points"})
"""Units in which news gives changes."""

TOPICS = frozenset(
    listed(
        "concern concerns dispute disputes row rows fight debate debates talks argument worries fears anger "
        "outrage protest"
        " protests report reports story question questions control power feud deal battle dispute spat"
    )
)
"""Behind these, "over" and "about" are prepositions and say nothing of the number."""

MOVES = frozenset(listed("went go goes gone going shot shoot shoots inched crept"))
"""Behind these, "up to" is a direction and no bound."""

VAGUE = frozenset(
    listed("many most numerous countless some few multiple various scores plenty lots handful majority")
)
MULTIPLES = frozenset(
    listed(
        "double doubled doubling doubles twice triple tripled tripling thrice quadruple quadrupled twofold "
        "threefold"
        " fourfold fivefold tenfold halved halving"
    )
)
COMPARED = frozenset(
    (word,) for word in listed("as more higher larger bigger greater faster the that lower smaller")
)
"""Behind "times", these make a comparison of it."""

TELLS = frozenset(
    listed(
        "said says saying told reported claimed announced stated added warned wrote confirmed denied replied"
    )
)
"""A period right behind these says when somebody spoke, not when the number holds."""

SUBORDINATES = frozenset({"since", "after", "before", "when", "until", "because"})
"""A period in a clause that one of these opens is not when the number holds."""

LABELS = frozenset(
    listed(
        "flight article resolution page chapter section number no nos phase level category type version "
        "boeing airbus route"
        " highway interstate room channel volume step tier grade stage apollo windows paragraph rule clause "
        "proposition act"
        " line model mark platform gate figure table protocol order directive case covid group airbase bus "
        "tram exit"
        " division brigade regiment battalion formula area iphone android ios python"
    )
)
"""What has a number in its name."""

SINGLE_TIMES = frozenset(listed("second minute hour day week month year decade night h s hr"))
