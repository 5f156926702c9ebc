"""A line that names a source by an alias, or by nearly its name, is shown with that source, to choose."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from articles.registers.types import AliasDraft
from articles.sources.types import NEW, SKIP, ImportChoices, Outcome, PlannedLine, SourceDraft
from tests.sources.planning import plan, row

NEWS, TIMES, HOLT, MINISTRY = (UUID(int=number) for number in (20, 21, 22, 23))
BOOK = {
    NEWS: SourceDraft("Northern Central News Agency", "state_media", (AliasDraft("NCNA"),), "NO"),
    TIMES: SourceDraft("The Harbour Times", "publisher"),
    HOLT: SourceDraft("María Holt", "named_individual"),
    MINISTRY: SourceDraft("Ministry of Defence", "government_body"),
    UUID(int=24): SourceDraft("Channel 4", "publisher"),
    UUID(int=25): SourceDraft("AP", "news_agency"),
    UUID(int=26): SourceDraft("Iran", "government_body"),
    UUID(int=27): SourceDraft("Écho du Port", "publisher"),
}


def lines(*items: dict[str, Any], **choices: Any) -> tuple[PlannedLine, ...]:
    return plan(*items, book=BOOK, choices=ImportChoices(**choices)).lines


@pytest.mark.parametrize(
    ("item", "target"),
    [
        (row("NCNA", "state_media"), NEWS),
        (row("NCNA", "news_agency"), NEWS),
        (row("ncna", "state_media"), NEWS),
        (row("N.C.N.A.", "state_media"), NEWS),
        (row("Northern Central News Agency (NCNA)", "state_media"), NEWS),
        (row("NCNA – Northern Central News Agency", "state_media"), NEWS),
        (row("NCNA (state media)", "state_media"), NEWS),
        (row("Northern Central News agency", "state_media"), NEWS),
        (row("Northern Central", "state_media"), NEWS),
        (row("Nothern Central News Agency", "state_media"), NEWS),
        (row("Northern Central News Agency", "news_agency"), NEWS),
        (row("Something New", "state_media", aliases=["NCNA"]), NEWS),
        (row("Harbour Times", "publisher"), TIMES),
        (row("HARBOUR TIMES", "publisher"), TIMES),
        (row("Harbour Times, The", "publisher"), TIMES),
        (row("The Harbour Times Ltd.", "publisher"), TIMES),
        (row("Harbour-Times", "publisher"), TIMES),
        (row("Harbor Times", "publisher"), TIMES),
        (row("The Harbuor Times", "publisher"), TIMES),
        (row("Maria Holt", "named_individual"), HOLT),
        (row("Holt, María", "named_individual"), HOLT),
        (row("Ministry of Defense", "government_body"), MINISTRY),
        (row("A.P.", "news_agency"), UUID(int=25)),
    ],
)
def test_a_near_name_is_asked_about(item: dict[str, Any], target: UUID) -> None:
    (line,) = lines(item)
    assert (line.outcome, line.problems) == (Outcome.ASKED, ())
    assert [one.id for one in line.candidates] == [target]
    assert line.candidates[0].why


@pytest.mark.parametrize(
    "name",
    [
        "Channel 5",
        "Channel 40",
        "Iraq",
        "AFP",
        "Southern Central Bank",
        "Ministry of Transport",
        "The Times",
        "Maria Berg",
        "Ministry",
        "北京日报",
    ],
)
def test_another_name_is_new(name: str) -> None:
    (line,) = lines(row(name, "publisher"))
    assert line.outcome == Outcome.CREATED


@pytest.mark.parametrize(
    "name",
    ["E\u0301cho du Port", "Écho\u00a0du Port", "Écho  du Port ", "Écho\u200b du Port", "\ufeffÉcho du Port"],
)
def test_a_name_that_looks_the_same_is_the_same_and_changes_nothing(name: str) -> None:
    (line,) = lines(row(name, "publisher"))
    assert (line.outcome, line.matched_by, line.source) == (Outcome.UNCHANGED, "name", UUID(int=27))


def test_two_lines_whose_names_look_the_same_are_one_source() -> None:
    one, other = lines(row("Café du Port"), row("Cafe\u0301\u00a0du  Port"))
    assert (one.outcome, other.outcome) == (Outcome.CREATED, Outcome.REFUSED)
    assert "Line 1 is about the same source" in other.problems[0].message


def test_the_same_one_gets_what_the_line_says_and_the_line_s_name_besides_its_own() -> None:
    item = row("Northern Agency NCNA", "state_media", country="SE", aliases=["NCNA"])
    (line,) = lines(item, answers={1: str(NEWS)})
    assert (line.outcome, line.source, line.matched_by) == (Outcome.CHANGED, NEWS, "answer")
    assert line.draft is not None
    assert (line.draft.name, line.draft.country) == ("Northern Central News Agency", "SE")
    assert [alias.name for alias in line.draft.aliases] == ["NCNA", "Northern Agency NCNA"]


def test_the_same_one_by_its_alias_is_unchanged() -> None:
    (line,) = lines(row("NCNA", "state_media"), answers={1: str(NEWS)})
    assert line.outcome == Outcome.UNCHANGED


def test_another_one_is_made_and_a_line_is_left_out() -> None:
    made, left = lines(
        row("Harbor Times", "publisher"), row("NCNA", "state_media"), answers={1: NEW, 2: SKIP}
    )
    assert (made.outcome, left.outcome) == (Outcome.CREATED, Outcome.LEFT_OUT)
    assert made.candidates


@pytest.mark.parametrize("answer", ["", "yes", str(MINISTRY), str(UUID(int=99))])
def test_an_answer_that_names_no_candidate_is_none(answer: str) -> None:
    (line,) = lines(row("NCNA", "state_media"), answers={1: answer})
    assert line.outcome == Outcome.ASKED


def test_two_lines_can_not_both_be_the_same_one() -> None:
    found = lines(
        row("NCNA", "state_media"),
        row("Northern Central", "state_media"),
        answers={1: str(NEWS), 2: str(NEWS)},
    )
    assert [line.outcome for line in found] == [Outcome.UNCHANGED, Outcome.REFUSED]


def test_a_line_that_names_one_that_isn_t_imported_isn_t_either() -> None:
    role = [{"title": "Editor", "organization": "Harbor Times"}]
    asked, orphan, last = lines(
        row("Harbor Times", "publisher"),
        row("Tom Berg", "named_individual", roles=role),
        row("Ann Lee", "named_individual", roles=[{"title": "Aide", "organization": "Tom Berg"}]),
    )
    assert asked.outcome == Outcome.ASKED
    assert [line.outcome for line in (orphan, last)] == [Outcome.REFUSED] * 2
    assert "which line 1 would make" in orphan.problems[0].message
    found = lines(
        row("Harbor Times", "publisher"),
        row("Tom Berg", "named_individual", roles=role),
        answers={1: str(TIMES)},
    )
    assert found[1].draft is not None
    assert found[1].draft.roles[0].organization == TIMES


def test_a_missing_organization_is_offered_and_made() -> None:
    items = [
        row("Tom Berg", "named_individual", roles=[{"title": "Clerk", "organization": "Port Office"}]),
        row("Ann Lee", "named_individual", ties=[{"kind": "part_of", "other": "Port  Office"}]),
    ]
    offered = plan(*items, book=BOOK)
    assert [(one.name, one.lines, one.kind) for one in offered.missing] == [("Port Office", (1, 2), "")]
    assert [line.outcome for line in offered.lines] == [Outcome.REFUSED] * 2
    made = plan(*items, book=BOOK, choices=ImportChoices(made={"Port Office": "government_body"}))
    assert [(line.number, line.outcome) for line in made.lines] == [
        (-1, Outcome.CREATED),
        (1, Outcome.CREATED),
        (2, Outcome.CREATED),
    ]
    assert made.missing[0].kind == "government_body"


def test_a_missing_organization_that_is_nearly_there_is_named() -> None:
    role = [{"title": "Editor", "organization": "NCNA"}]
    (line,) = lines(row("Tom Berg", "named_individual", roles=role))
    assert f"Is “Northern Central News Agency [{NEWS}]” meant?" in line.problems[0].message
