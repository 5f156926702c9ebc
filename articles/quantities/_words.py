"""Closed lists of English words, by what they do round a number."""

from __future__ import annotations

from articles.quantities._listed import listed

UNITS = {
    word: number
    for number, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
CARDINALS = UNITS | TENS
ORDINALS = {
    word: number
    for number, word in enumerate(
        listed("first second third fourth fifth sixth seventh eighth ninth tenth"), start=1
    )
}
_DENOMINATORS = {word: number for word, number in ORDINALS.items() if word not in {"first", "second"}}
FRACTIONS = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **_DENOMINATORS,
    **{f"{word}s": number for word, number in _DENOMINATORS.items()},
}
PLURALS = (
    {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100}
    | {
        f"{word}s": 1000**power
        for power, word in enumerate(["thousand", "million", "billion", "trillion"], start=1)
    }
    | {"lakhs": 10**5, "crores": 10**7}
)
"""Words that mean at least two of the number."""

ARTICLES = frozenset({"a", "an"})
OWNERS = frozenset(listed("the its his her their our your my these those this that each"))
MONTHS = {
    name: number
    for number, names in enumerate(
        listed(
            "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september"
            "|oct october|nov november|dec december",
            "|",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(listed("monday tuesday wednesday thursday friday saturday sunday"))
}

PREPOSITIONS = frozenset(
    listed(
        "in on at to for from by with without after before during near across between among amongst against "
        "under over inside outside around along into onto through throughout as than per since until till "
        "via within beyond above below beside besides behind despite like off toward towards up down out "
        "about upon aboard amid"
    )
)
LINKS = frozenset(
    listed(
        "who whom whose that which where when while because if although though but so yet unless whether "
        "including such not nor plus either neither too also already now then still just only even again "
        "together altogether overall alone each apiece annually daily weekly monthly yearly hourly this last "
        "next there here ago later earlier respectively worldwide nationwide today yesterday tomorrow away "
        "long high tall wide deep thick"
    )
)
VERBS = frozenset(
    listed(
        "is are was were be been being am has have had do does did will would can could may might must shall "
        "should said say says told tell sent send sends went go goes came come comes took take takes gave "
        "give gives made make makes got get gets left leave leaves lost lose loses died die dies fell fall "
        "falls rose rise rises grew held hold holds hit hits met meet fled flee flees fought fight began "
        "begin begins ran won remain remains remained face faces live lives lay lie lies became become "
        "becomes led lead leads saw see sees felt feel spent spend cost costs built build caught bought "
        "brought broke drove flew knew kept paid put read sold shot stood struck taught thought threw "
        "understood wrote worked voted needed believed dead hurt missing needs need want wants seem seems "
        "appear appears makes think believe"
    )
)
ENDS = PREPOSITIONS | LINKS | VERBS
"""Where the name of the thing counted ends."""

GROUPS = frozenset(
    listed(
        "people men women children troops police personnel persons forces crew staff cattle youth dead "
        "aircraft servicemen servicewomen policemen gunmen fishermen firemen congressmen lawmen media data "
        "crises"
    )
)
"""Plurals without an s at their end."""

RISES = frozenset(
    listed(
        "rise rises rose risen rising increase increases increased increasing up climb climbs climbed "
        "climbing grow grows grew grown growing growth gain gains gained gaining jump jumps jumped jumping "
        "surge surges surged surging soar soars soared soaring add adds added addition expand expanded "
        "expansion swell swelled hike hiked"
    )
)
FALLS = frozenset(
    listed(
        "fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decreasing "
        "down decline declines declined declining slide slid slip slips slipped plunge plunges plunged sink "
        "sank shrink shrank shrunk reduction reduce reduces reduced reducing cut cuts cutting lower lowered "
        "slump slumped tumble tumbled dip dipped contract contracted contraction loss shed"
    )
)
DIRECT = frozenset(
    listed(
        "rise rises rose risen rising increase increases increased increasing up fall falls fell fallen "
        "falling decrease decreases decreased decreasing down decline declines declined declining gain gains "
        "gained gaining add adds added"
    )
)
"""Verbs of change that need no “by” before the number."""

HIGHER = frozenset({"rise", "increase", "gain", "jump", "surge", "hike", "growth", "higher", "up", "upturn"})
LOWER = frozenset(
    {"fall", "drop", "decrease", "decline", "cut", "reduction", "lower", "down", "slump", "dip"}
)
"""Words behind a number that make it a change."""

LEADS = frozenset(listed("for of by with than some about only just and or but from to at in on"))
