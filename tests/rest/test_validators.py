"""Whoever holds the present state is answered 304, and an ETag moves with whatever is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.corpus.models import Article
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.rest.caller import Caller
from tests.rest.rows import KINDS, Kind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_row_that_is_held_is_not_sent_again(
    kind: Kind, reader_key: Caller, writer_key: Caller, story: Article
) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/"
    tag = reader_key.get(path).headers["ETag"]
    for held in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        answer = reader_key.get(path, If_None_Match=held)
        assert (answer.status, answer.content, answer.headers["ETag"]) == (304, b"", tag), held
        assert answer.headers["Cache-Control"] == "private, no-cache"
    for other in ('"1"', tag.strip('"'), f'"{tag}"', '"9-0123456789abcdef"'):
        assert reader_key.get(path, If_None_Match=other).status == 200, other


def test_texts_revisions_and_keys_are_not_sent_again_either(editor: Caller, story: Article) -> None:
    for path in (f"articles/{story.id}/text/", f"articles/{story.id}/revisions/1/", "me/keymap/"):
        tag = editor.get(path).headers["ETag"]
        assert editor.get(path, If_None_Match=tag).status == 304, path


def test_the_etag_moves_with_derived_fields_and_the_version_does_not(
    reader_key: Caller, writer_key: Caller, story: Article
) -> None:
    actor = writer_key.actor
    graded, said = source(actor), claim(actor)
    annotation(actor, article=story, words="Seoul", kind="claim", claim=said.id)
    moves: dict[str, Callable[[], object]] = {
        f"sources/{graded.id}/": lambda: rating(actor, source=graded),
        f"articles/{story.id}/": lambda: annotation(actor, article=story),
        f"claims/{said.id}/": lambda: annotation(actor, article=story, kind="claim", claim=said.id),
    }
    for path, move in moves.items():
        before = reader_key.get(path)
        move()
        after = reader_key.get(path, If_None_Match=before.headers["ETag"])
        assert (after.status, after.version) == (200, before.version)
        assert after.body["modified"] == before.body["modified"]
        assert after.headers["ETag"] != before.headers["ETag"]


def test_a_change_needs_the_version_only(writer_key: Caller) -> None:
    row = source(writer_key.actor)
    path = f"sources/{row.id}/"
    seen = writer_key.get(path).headers["ETag"]
    rating(writer_key.actor, source=row)
    answer = writer_key.send("PATCH", path, {"description": "A body."}, If_Match=seen)
    assert (answer.status, answer.version) == (200, 2)
    assert writer_key.send("PATCH", path, {"description": "Late."}, If_Match=seen).status == 412
    assert writer_key.patch(path, {"description": "By the version."}, version=2).status == 200


def test_a_list_says_where_the_feed_was(reader_key: Caller, story: Article) -> None:
    for path in ("articles/", "claims/", "sources/?q=seoul", f"articles/{story.id}/revisions/"):
        xid, _, seq = reader_key.get(path).body["as_of"].partition("-")
        assert (int(xid) > 0, seq) == (True, "0"), path
