"""Which claims may be the same as a statement: claims/ with similar_to."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from articles.claims.operations import merge_claim
from articles.corpus.models import Article
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.parts import verdict
from tests.rest.caller import Caller

SENT = "North Korea sent 3,000 more soldiers to Russia, the military in Seoul said."


def similar(caller: Caller, statement: str, more: str = "") -> list[str]:
    """Return the statements that are offered, the closest first."""
    answer = caller.get(f"claims/?similar_to={quote(statement)}{more}")
    assert answer.status == 200, answer.body
    return [row["statement"] for row in answer.body["results"]]


def test_paraphrases_are_offered_the_closest_first_in_one_page(editor: Caller) -> None:
    farther = "North Korea sent soldiers."
    for statement in (farther, "Rain fell in Seoul.", SENT):
        claim(editor.actor, statement=statement)
    said = "Seoul's military said that North Korea sent 3,000 more soldiers to Russia."
    assert similar(editor, said) == [SENT, farther]
    page = editor.get(f"claims/?similar_to={quote(said)}&page_size=1").body
    assert (len(page["results"]), page["next"], page["previous"]) == (1, None, None)
    cursor = editor.get("claims/?page_size=1").body["next"].partition("cursor=")[2].partition("&")[0]
    assert editor.get(f"claims/?similar_to=x&cursor={cursor}").fields == ["cursor"]


def test_tombstones_are_not_offered(editor: Caller) -> None:
    gone, survivor = (claim(editor.actor, statement=SENT) for _ in range(2))
    merge_claim(editor.actor, id=gone.id, version=1, into=survivor.id)
    answer = editor.get(f"claims/?similar_to={quote(SENT)}").body["results"]
    assert [row["id"] for row in answer] == [str(survivor.id)]


def test_other_filters_hold_too(editor: Caller, story: Article) -> None:
    decided, appears = (claim(editor.actor, statement=SENT) for _ in range(2))
    verdict(editor.actor, claim=decided, status="false")
    annotation(editor.actor, article=story, kind="claim", claim=appears.id)
    for more, expected in (("status=false", decided), (f"article={story.id}", appears)):
        rows = editor.get(f"claims/?similar_to={quote(SENT)}&{more}").body["results"]
        assert [row["id"] for row in rows] == [str(expected.id)], more


def test_a_reader_is_offered_only_what_was_published(
    editor: Caller, reader_key: Caller, story: Article, withheld: Article
) -> None:
    for place, statement in ((withheld, SENT), (story, f"{SENT} Again.")):
        said = claim(editor.actor, statement=statement)
        annotation(editor.actor, article=place, kind="claim", claim=said.id)
    assert len(similar(editor, SENT)) == 2
    assert similar(reader_key, SENT) == [f"{SENT} Again."]


@pytest.mark.parametrize("statement", ["' & | ! ( ) : * \\ <-> \"", "%", "😀", "朝鲜", "a:*&b"])
def test_operators_signs_and_other_scripts_are_taken(statement: str, editor: Caller) -> None:
    claim(editor.actor, statement=SENT)
    assert similar(editor, statement) == []
    assert similar(editor, f"{SENT} {statement}") == [SENT]


@pytest.mark.parametrize("empty", ["", " ", " \n\t "])
def test_an_empty_statement_is_none_and_the_list_goes_on_as_always(empty: str, editor: Caller) -> None:
    made = [str(claim(editor.actor, statement=SENT).id) for _ in range(3)]
    page = editor.get(f"claims/?similar_to={quote(empty)}&page_size=2").body
    assert [row["id"] for row in page["results"]] == made[:2]
    assert [row["id"] for row in editor.get(page["next"]).body["results"]] == made[2:]


def test_a_statement_may_be_as_long_as_claims_are_and_no_longer(editor: Caller) -> None:
    claim(editor.actor, statement=SENT)
    assert similar(editor, (SENT + " ") * 65 + "x" * 60) == [SENT]
    answer = editor.get(f"claims/?similar_to={'x' * 5_001}")
    assert (answer.status, answer.fields) == (400, ["similar_to"])
    assert "at most 5000 are allowed" in answer.body["detail"]
    assert editor.get("claims/?similar_to=a%00b").fields == ["similar_to"]


def test_a_claim_whose_passage_makes_another_now_is_left_out_when_asked(
    editor: Caller, story: Article
) -> None:
    kept, left = (claim(editor.actor, statement=SENT + end) for end in ("", " Today."))
    mark = annotation(editor.actor, article=story, kind="claim", claim=left.id)
    assert editor.patch(f"annotations/{mark.id}/", {"claim": str(kept.id)}, version=1).status == 200
    assert len(similar(editor, SENT)) == 2
    assert similar(editor, SENT, "&stated=true") == [SENT]
    assert similar(editor, SENT, "&stated=false") == [SENT + " Today."]
