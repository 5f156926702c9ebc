"""A mirror outside forgets what is withdrawn, and hears of all that becomes visible."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from annotator.accounts.types import Principal
from articles.claims.operations import draft_of_attribution, merge_claim, update_attribution, verdicts
from articles.corpus.models import Article
from articles.corpus.operations import metadata_of
from articles.corpus.types import ArticleMetadata, PubStatus
from articles.disclosure.operations import update_article
from articles.exports.operations import run_export
from tests.factories.annotations import annotation
from tests.factories.api_keys import program
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.parts import figure, verdict
from tests.factories.sources import source
from tests.rest.caller import Caller

# The feed shows what has been committed, so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)

# Also the records that were merged: a mirror knows each by itself.
APART = {"claims": "&merged=true", "sources": "&merged=true"}
HIDDEN = ArticleMetadata(pub_status=PubStatus.WITHHELD)


@pytest.fixture
def actor() -> Principal:
    """The newsroom's program."""
    return program()


def become(actor: Principal, row: Article, **change: Any) -> None:
    """Change an article's metadata."""
    row = Article.objects.with_credits().get(id=row.id)
    update_article(actor, id=row.id, version=row.version, metadata=replace(metadata_of(row), **change))


class Mirror:
    """A copy of all that a read key may know, kept by the feed alone, as the API's description says how."""

    LISTS = (
        "articles",
        "annotations",
        "attributions",
        "claims",
        "sources",
        "verdicts",
        "figures",
        "responses",
    )

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.rows: dict[str, dict[str, Any]] = {}
        self.place = "changes/"

    def follow(self) -> list[dict[str, Any]]:
        """Read the feed to its end, and every row that it names; forget what is withdrawn."""
        heard = []
        while entries := (page := self.caller.get(self.place).body)["results"]:
            for entry in entries:
                self._take(entry)
            heard += entries
            self.place = page["next"]
        return heard

    def _take(self, entry: dict[str, Any]) -> None:
        noun, _, participle = entry["verb"].partition(".")
        if participle == "withdrawn":
            self.rows = {
                id: row for id, row in self.rows.items() if entry["subject"] not in {id, row.get("article")}
            }
            return
        for plural in self.LISTS:
            if noun == plural.removesuffix("s") or (
                noun == "appearance" and plural in {"annotations", "claims"}
            ):
                id = entry["subject"]
                if noun == "appearance" and plural == "claims":
                    id = (entry["after"] or {}).get("claim")
                answer = self.caller.get(f"{plural}/{id}/")
                if answer.status == 200:
                    self.rows[id] = answer.body
                else:
                    self.rows.pop(id, None)

    def differences(self) -> tuple[set[str], set[str]]:
        """Return the ids that the mirror holds too many, and those that it lacks."""
        there = {
            row["id"]
            for name in self.LISTS
            for row in self.caller.get(f"{name}/?page_size=1000{APART.get(name, '')}").body["results"]
        }
        return set(self.rows) - there, there - set(self.rows)


def told_in(actor: Principal, row: Article, statement: str) -> Any:
    """Record a claim of the article: who said it, a number, a verdict."""
    said = claim(actor, statement=statement)
    content = annotation(actor, article=row, words="3,000 more", kind="claim", claim=said.id)
    speaker = source(actor, name=f"Speaker of {statement}", source_kind="named_individual")
    attribution(actor, content=content, sources=(speaker,))
    figure(actor, claim=said)
    verdict(actor, claim=said)
    return said


@pytest.mark.parametrize("change", [{"pub_status": "withheld"}, {"pub_status": "canceled"}], ids=str)
def test_a_mirror_forgets_an_article_that_is_taken_back(
    actor: Principal, reader_key: Caller, change: dict[str, Any]
) -> None:
    row, other = article(actor), article(actor)
    told_in(actor, row, "Only here.")
    told_in(actor, other, "Elsewhere.")
    mirror = Mirror(reader_key)
    mirror.follow()
    assert mirror.differences() == (set(), set())
    become(actor, row, **change)
    heard = mirror.follow()
    assert {entry["verb"] for entry in heard} == {"article.withdrawn", "claim.withdrawn", "source.withdrawn"}
    assert [(entry["before"], entry["after"], entry["actor"], entry["agent"]) for entry in heard] == [
        (None, None, None, "")
    ] * len(heard)
    over, missing = mirror.differences()
    assert missing == set()
    assert not {id for id in over if "statement" in mirror.rows[id] or "source_kind" in mirror.rows[id]}
    assert str(row.id) not in mirror.rows


def test_an_article_that_was_never_open_is_not_withdrawn(actor: Principal, reader_key: Caller) -> None:
    row = article(actor, metadata=HIDDEN)
    become(actor, row, pub_status="canceled")
    assert reader_key.get("changes/").body["results"] == []


def test_a_mirror_misses_nothing_of_an_article_that_is_released(actor: Principal, reader_key: Caller) -> None:
    row = article(actor, metadata=HIDDEN)
    told_in(actor, row, "Told later.")
    mirror = Mirror(reader_key)
    assert mirror.follow() == []
    become(actor, row, pub_status="usable")
    mirror.follow()
    assert mirror.rows
    assert mirror.differences() == (set(), set())


def test_a_claim_that_was_merged_before_it_appeared_is_announced_when_it_does(
    actor: Principal, reader_key: Caller
) -> None:
    worded = claim(actor, statement="As the desk words it.")
    early = claim(actor, statement="As the wire had it.")
    merge_claim(actor, id=early.id, version=1, into=worded.id)
    row, mirror = article(actor), Mirror(reader_key)
    mirror.follow()
    assert str(early.id) not in mirror.rows
    annotation(actor, article=row, words="3,000", kind="claim", claim=early.id)
    mirror.follow()
    assert {str(early.id), str(worded.id)} <= mirror.rows.keys()
    assert mirror.differences() == (set(), set())


def test_a_source_that_turns_out_to_have_spoken_in_confidence_is_withdrawn(
    actor: Principal, reader_key: Caller
) -> None:
    row = article(actor)
    content = annotation(actor, article=row, words="3,000 more", kind="claim", claim=claim(actor).id)
    speaker = source(actor, name="Ana Kovac", source_kind="named_individual")
    told = attribution(actor, content=content, sources=(speaker,))
    mirror = Mirror(reader_key)
    mirror.follow()
    assert str(speaker.id) in mirror.rows
    narrowed = replace(draft_of_attribution(told), attribution_terms="off_record")
    update_attribution(actor, id=told.id, version=1, draft=narrowed)
    heard = mirror.follow()
    assert ("source.withdrawn", str(speaker.id)) in {(entry["verb"], entry["subject"]) for entry in heard}
    assert str(speaker.id) not in str(mirror.rows)
    assert "Kovac" not in reader_key.get("changes/").content.decode()


def test_a_source_that_was_never_known_is_not_withdrawn(actor: Principal, reader_key: Caller) -> None:
    row = article(actor)
    content = annotation(actor, article=row, words="3,000 more", kind="claim", claim=claim(actor).id)
    speaker = source(actor, name="Ana Kovac", source_kind="named_individual")
    told = attribution(actor, content=content, sources=(speaker,))
    narrowed = replace(draft_of_attribution(told), attribution_terms="background")
    updated = update_attribution(actor, id=told.id, version=1, draft=narrowed)
    before = len(reader_key.get("changes/").body["results"])
    update_attribution(
        actor, id=told.id, version=updated.version, draft=replace(narrowed, attribution_terms="off_record")
    )
    assert [e["verb"] for e in reader_key.get("changes/").body["results"][before:]] == ["attribution.updated"]


def test_a_finished_export_that_holds_a_withdrawn_article_is_not_handed_out(
    actor: Principal, reader_key: Caller
) -> None:
    row, other = article(actor), article(actor)
    jobs = {
        name: reader_key.post("exports/", {"format": "ndjson"} | chosen).body["id"]
        for name, chosen in {
            "all": {},
            "it": {"articles": [str(row.id)]},
            "other": {"articles": [str(other.id)]},
        }.items()
    }
    for id in jobs.values():
        run_export(id)
    assert {reader_key.get(f"exports/{id}/download/").status for id in jobs.values()} == {200}
    become(actor, row, pub_status="withheld")
    answers = {name: reader_key.get(f"exports/{id}/download/") for name, id in jobs.items()}
    assert {name: answer.status for name, answer in answers.items()} == {"all": 409, "it": 409, "other": 200}
    assert "withdrawn" in answers["it"].body["detail"]


def test_an_export_made_before_a_source_was_kept_back_is_not_handed_out(
    actor: Principal, reader_key: Caller
) -> None:
    row = article(actor)
    content = annotation(actor, article=row, words="3,000 more", kind="claim", claim=claim(actor).id)
    told = attribution(actor, content=content, sources=(source(actor, source_kind="named_individual"),))
    id = reader_key.post("exports/", {"format": "ndjson"}).body["id"]
    run_export(id)
    assert reader_key.get(f"exports/{id}/download/").status == 200
    narrowed = replace(draft_of_attribution(told), attribution_terms="background")
    update_attribution(actor, id=told.id, version=1, draft=narrowed)
    assert reader_key.get(f"exports/{id}/download/").status == 409


def test_a_verdict_on_a_claim_that_only_a_hidden_article_makes_is_announced_with_it(
    actor: Principal, reader_key: Caller
) -> None:
    row = article(actor, metadata=HIDDEN)
    said = told_in(actor, row, "Under embargo.")
    judged = verdicts.model.objects.get(claim=said)
    become(actor, row, pub_status="usable")
    told = {entry["subject"] for entry in reader_key.get("changes/?page_size=1000").body["results"]}
    assert str(judged.id) in told
