"""An entry of the ledger in words."""

from __future__ import annotations

from typing import Any

import pytest

from articles.history.rules import LONGEST_VALUE, told_change

OWNER, PAPER = "01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"
NAMES = {OWNER: "Dock Holdings", PAPER: "Harbour Times"}


def said(
    verb: str, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> list[tuple[str, str, str]]:
    """Return what differs: label, before, after."""
    told = told_change(verb, PAPER, (before, after), NAMES)
    return [(one.label, one.before, one.after) for one in told.differences]


@pytest.mark.parametrize(
    ("verb", "before", "after", "words"),
    [
        ("source.updated", {"name": "HT"}, {"name": "Harbour Times"}, ("name", "HT", "Harbour Times")),
        ("source.updated", {"country": "NO"}, {"country": ""}, ("country", "NO", "")),
        (
            "source.updated",
            {"source_kind": "news_agency"},
            {"source_kind": "state_media"},
            ("source kind", "News agency", "State media"),
        ),
        (
            "source.updated",
            {"aliases": [{"name": "HT", "language": "", "script": ""}]},
            {
                "aliases": [
                    {"name": "HT", "language": "", "script": ""},
                    {"name": "하버", "language": "ko", "script": "Hang"},
                ]
            },
            ("aliases", "", "하버, ko"),
        ),
        (
            "source.updated",
            {"ties": [{"kind": "owns", "other": OWNER, "start": None, "end": None, "note": ""}]},
            {"ties": []},
            ("ties", "Owns, Dock Holdings", ""),
        ),
        (
            "source.updated",
            {"roles": []},
            {"roles": [{"organization": OWNER, "title": "Editor", "start": "2021-05-01", "end": None}]},
            ("roles", "", "Dock Holdings, Editor, 2021-05-01"),
        ),
        (
            "source.updated",
            {"external_ids": {"wikidata": "Q1", "isni": "5"}},
            {"external_ids": {"wikidata": "Q2", "isni": "5"}},
            ("external ids", "wikidata: Q1", "wikidata: Q2"),
        ),
        ("source.merged", None, {"into": OWNER}, ("into", "", "Dock Holdings")),
        ("source.split", {"into": OWNER}, None, ("into", "Dock Holdings", "")),
        ("source.identified", None, {"entity": OWNER}, ("entity", "", "Dock Holdings")),
        ("claim.updated", {"credibility": None}, {"credibility": 2}, ("credibility", "", "2, probably true")),
        (
            "claim.status_changed",
            {"verification_status": "unverified"},
            {"verification_status": "false"},
            ("verification status", "Unverified", "False"),
        ),
        (
            "evidence.updated",
            {"retrieved": None},
            {"retrieved": "2025-03-27"},
            ("day it was read", "", "27 March 2025"),
        ),
        ("response.updated", {"answer": "no_reply"}, {"answer": "denied"}, ("answer", "No reply", "Denied")),
        (
            "attribution.updated",
            {"commitment": {"certainty": "certain", "polarity": "positive"}},
            {"commitment": {"certainty": "possible", "polarity": "positive"}},
            ("commitment", "certainty: Certain", "certainty: Possible"),
        ),
        (
            "article.updated",
            {"pub_status": "usable"},
            {"pub_status": "withheld"},
            ("pub status", "Usable", "Withheld"),
        ),
        ("annotation.updated", {"kind": "claim"}, {"kind": "note"}, ("kind", "Claim", "Note")),
        (
            "annotation.updated",
            {"pieces": [{"start": 0, "end": 3, "exact": "The", "prefix": "", "suffix": ""}]},
            {"pieces": [{"start": 0, "end": 8, "exact": "The port", "prefix": "", "suffix": ""}]},
            ("pieces", "“The”", "“The port”"),
        ),
        ("account.changed", {"is_active": True}, {"is_active": False}, ("is active", "yes", "no")),
        # Words of a scale that nobody knows any more stay as they are, and so does what was redacted.
        (
            "source.updated",
            {"source_kind": "oracle"},
            {"source_kind": "military"},
            ("source kind", "oracle", "Military"),
        ),
        ("evidence.updated", {"retrieved": "████"}, {"retrieved": None}, ("day it was read", "████", "")),
        (
            "claim.updated",
            {"credibility": 9},
            {"credibility": 1},
            ("credibility", "9", "1, confirmed by other sources"),
        ),
    ],
)
def test_what_a_change_did_is_told_from_what_to_what(
    verb: str, before: dict[str, Any] | None, after: dict[str, Any] | None, words: tuple[str, str, str]
) -> None:
    assert said(verb, before, after) == [words]


def test_what_stayed_and_what_was_empty_is_not_told() -> None:
    assert said("source.updated", {"name": "A", "country": ""}, {"name": "A", "country": ""}) == []
    assert said("source.created", None, {"name": "A", "country": "", "roles": []}) == [("name", "", "A")]
    assert said("claim.released", None, None) == []


def test_another_order_of_a_list_is_told_whole() -> None:
    assert said("claim.updated", {"topics": ["a", "b"]}, {"topics": ["b", "a"]}) == [
        ("topics", "a; b", "b; a")
    ]


def test_a_long_text_is_cut() -> None:
    [(_, _, after)] = said("claim.updated", {"statement": ""}, {"statement": "word " * 500})
    assert len(after) <= LONGEST_VALUE
    assert after.endswith("…")


@pytest.mark.parametrize(
    ("verb", "content", "record", "owner"),
    [
        ("source.updated", {"name": "HT"}, "Harbour Times", ("source", PAPER)),
        ("rating.created", {"source": OWNER, "grade": "B"}, "Dock Holdings", ("source", OWNER)),
        ("verdict.created", {"claim": OWNER}, "Dock Holdings", ("claim", OWNER)),
        ("appearance.created", {"claim": OWNER}, "Harbour Times", ("annotation", PAPER)),
        (
            "source_judgement.created",
            {"pair": [OWNER, PAPER], "answer": "same"},
            "Dock Holdings and Harbour Times",
            ("source_judgement", PAPER),
        ),
    ],
)
def test_a_change_names_the_record_that_it_belongs_to(
    verb: str, content: dict[str, Any], record: str, owner: tuple[str, str]
) -> None:
    told = told_change(verb, PAPER, (None, content), NAMES)
    assert (told.record, told.owner) == (record, owner)


def test_what_no_register_names_is_called_as_it_calls_itself() -> None:
    assert told_change("account.created", "x", (None, {"username": "tom"}), {}).record == "tom"
    assert told_change("api_key.created", "x", (None, {"name": "Mirror"}), {}).record == "Mirror"
    assert told_change("source.withdrawn", "x", (None, None), {}).record == ""
