"""What is recorded beyond the marks: posts and ties, grades, answers, numbers, evidence, decisions,
relations.

Everything is named by the keys of _marks.py and _register.py.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from annotator.sample.rules import sample_id
from articles.claims.types import FigureDraft
from articles.quantities.rules import read_figure
from articles.quantities.types import NotParsed


@dataclass(frozen=True, slots=True)
class Post:
    """A role of a source at another one."""

    organization: str
    title: str
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie of a source to another one."""

    kind: str
    other: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade of a source, from a day on."""

    source: str
    grade: str
    valid_from: date
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """One party's answer on a claim, and the mark that holds it."""

    claim: str
    party: str
    answer: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence: a mark, a page, or a note."""

    key: str
    claim: str
    stance: str
    mark: str = ""
    url: str = ""
    retrieved: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A verdict, and the keys of its evidence."""

    key: str
    claim: str
    status: str
    reason: str
    decided: datetime
    rating: int | None = None
    alternate_name: str = ""
    evidence: tuple[str, ...] = ()


# Sources that others name come first; sources that aren't listed have neither posts nor ties.
LINKS: dict[str, tuple[Post | Bond, ...]] = {
    "staff": (Bond("part_of", "ministry"),),
    "assessment": (Bond("speaks_for", "staff"),),
    "reiss": (Post("staff", "spokesman"), Bond("speaks_for", "staff")),
    "holt": (Post("ministry", "minister of defence", date(2023, 6, 12)),),
    "korvia": (Bond("owns", "telegraph"),),
    "velin": (Post("korvia", "leader"),),
    "dunin": (Post("sarmatia", "ambassador to Arden", date(2022, 2, 1)), Bond("speaks_for", "sarmatia")),
}

# How entities are tied to others, those that others name first.
TIES: dict[str, tuple[tuple[str, str], ...]] = {
    "korvia": (("party_to", "accord"),),
    "sarmatia": (("party_to", "accord"), ("takes_part", "war")),
    "halmstead": (("located_in", "arden"),),
    "drava": (("located_in", "korvia"),),
    "belograd": (("located_in", "sarmatia"),),
}

# Sources that are entities too, by the entity's key.
IDENTITIES = {"staff": "staff", "velin": "velin", "holt": "holt"}

EDITOR = "Ruth Adeyemi"

GRADES = (
    Graded("staff", "C", date(2024, 1, 1), "Figures were revised twice in 2024, each time downwards."),
    Graded("telegraph", "D", date(2024, 1, 1), "Carries what it is given; reports of visits have held up."),
    Graded("open_map", "B", date(2024, 6, 1), "Every location checked so far was right."),
    Graded("open_map", "A", date(2025, 11, 1), "A year without a correction."),
    Graded("meridian", "A", date(2020, 1, 1), "The desk’s own wire."),
    Graded("utro", "C", date(2025, 3, 1), "Its front-line sources can’t be checked."),
)

# "Neither Drava nor Belograd has confirmed": two answers of one kind, told by one sentence.
RESPONSES = (
    Answered("fighting", "korvia", "not_confirmed", "si_drava"),
    Answered("fighting", "sarmatia", "not_confirmed", "si_belograd"),
    Answered("fighting", "dunin", "denied", "si_it", note="In July; spoke of “fairy tales”."),
)


def _counted(claim: str, mark: str, words: str, **more: str) -> tuple[str, FigureDraft]:
    """Return the mark that holds a number's words, and what they say where the mark alone doesn't: in words.

    Raises `TypeError` for words that can't be read.
    """
    read = read_figure(words, language="en")
    if isinstance(read, NotParsed):
        raise TypeError(read.reason)
    ids = sample_id("claim", claim), sample_id("annotation", mark)
    return mark, FigureDraft(*ids, **asdict(read) | more)


_AUTUMN = "from 1 September to 14 October 2025"

FIGURES = (
    _counted("troops", "h_figure", "2,500 more soldiers, on top of 9,000"),
    _counted("troops", "l_figure", f"about 2,500 more soldiers {_AUTUMN}"),
    _counted("troops", "e_figure", f"an estimated 2,500 more soldiers {_AUTUMN}"),
    _counted("losses", "lo_first", "about 9,000 Korvian troops"),
    _counted("losses", "lo_figure", "an estimated 3,000 of the 9,000 Korvian troops"),
    _counted("howitzers", "w_figure", "about 180 towed howitzers"),
    _counted("endurance", "r_figure", "30 hours", unit="hour"),
)

EVIDENCE = (
    Shown("barracks_pictures", "barracks", "for", mark="pi_claim", note="Two dates, eight weeks apart."),
    Shown(
        "barracks_map", "barracks", "for", url="https://open-map.example/lissa", retrieved=date(2025, 10, 14)
    ),
    Shown("fighting_denial", "fighting", "against", mark="si_it"),
    Shown("fighting_officer", "fighting", "for", mark="o_claim", note="Second-hand, by way of Utro."),
    Shown("training_barracks", "training", "for", note="New barracks would house about as many."),
)

VERDICTS = (
    Decided("barracks", "barracks", "verified", "The pictures’ place and dates were checked against an older "
        "set.",
            datetime(2025, 10, 14, 15, 0, tzinfo=UTC), 5, "True", ("barracks_pictures", "barracks_map")),
    # Superseded an hour later.
    Decided("fighting_open", "fighting", "in_progress", "Both governments were asked again.",
            datetime(2025, 10, 14, 14, 0, tzinfo=UTC)),
    Decided("fighting", "fighting", "disputed", "A denial and two silences stand against second-hand "
        "accounts.",
            datetime(2025, 10, 14, 15, 30, tzinfo=UTC), 3, "Half true",
            ("fighting_denial", "fighting_officer")),
)  # fmt: skip

# Claim, relation, earlier claim.
RELATIONS = (
    ("training", "updates", "troops"),
    ("range_right", "repeats", "troops"),
    ("without_names", "contradicts", "losses"),
)
