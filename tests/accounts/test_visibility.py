"""What readers may not know of is in no answer: one rule for every kind of row, and the permission
table's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.annotations.operations import delete_annotation
from articles.claims.models import Attribution, Claim
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.foundation.types import Permission
from tests.factories.annotations import annotation
from tests.factories.api_keys import program, reader
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db

PAST = datetime(2020, 1, 1, tzinfo=UTC)
STATES = {
    "plain": (ArticleMetadata(), True),
    "embargo over": (ArticleMetadata(embargoed_until=PAST), True),
    "withheld": (ArticleMetadata(pub_status="withheld"), False),
    "canceled": (ArticleMetadata(pub_status="canceled"), False),
    "withheld, embargo over": (ArticleMetadata(pub_status="withheld", embargoed_until=PAST), False),
    "embargoed": (ArticleMetadata(embargoed_until=timezone.now() + timedelta(days=9)), False),
}
type Seen = dict[str, set[str]]


@pytest.fixture
def _record() -> None:
    """One article in every state, each with a claim and its attribution, named for the state."""
    actor = editor()
    kim = source(actor)
    for state, (metadata, _) in STATES.items():
        story = article(actor, headline=state, metadata=metadata)
        said = claim(actor, statement=state)
        content = annotation(actor, article=story, kind="claim", claim=said.id, note=state)
        attribution(actor, content=content, sources=(kim,))


def seen_by(actor: Principal) -> Seen:
    def names(rows: Iterable[object]) -> set[str]:
        return {str(row) for row in rows}

    return {
        "articles": names(Article.objects.visible_to(actor).values_list("headline", flat=True)),
        "annotations": names(Annotation.objects.visible_to(actor).values_list("note", flat=True)),
        "claims": names(Claim.objects.visible_to(actor).values_list("statement", flat=True)),
        "attributions": names(
            Attribution.objects.visible_to(actor).values_list("content__article__headline", flat=True)
        ),
    }


@pytest.mark.usefixtures("_record")
@pytest.mark.parametrize("make_actor", [editor, admin, program, reader, nobody])
def test_every_kind_of_row_is_seen_exactly_as_the_permission_table_says(
    make_actor: Callable[[], Principal],
) -> None:
    actor = make_actor()
    expected = {
        state
        for state, (_, is_published) in STATES.items()
        if actor.can(Permission.READ) and (is_published or actor.can(Permission.READ_WITHHELD))
    }
    assert seen_by(actor) == dict.fromkeys(("articles", "annotations", "claims", "attributions"), expected)


@pytest.mark.usefixtures("_record")
def test_a_read_key_sees_only_what_may_be_published() -> None:
    assert seen_by(reader())["articles"] == {"plain", "embargo over"}


def test_an_embargo_ends_at_its_minute() -> None:
    now = timezone.now()
    article(headline="just over", metadata=ArticleMetadata(embargoed_until=now))
    article(headline="not yet", metadata=ArticleMetadata(embargoed_until=now + timedelta(minutes=5)))
    assert seen_by(reader())["articles"] == {"just over"}


def test_a_claim_is_public_once_it_appears_in_one_public_article() -> None:
    actor, said = editor(), claim(statement="Said twice.")
    secret = article(metadata=ArticleMetadata(pub_status="withheld"))
    annotation(actor, article=secret, kind="claim", claim=said.id)
    assert seen_by(reader())["claims"] == set()
    mark = annotation(actor, article=article(), kind="claim", claim=said.id)
    assert seen_by(reader())["claims"] == {"Said twice."}
    delete_annotation(actor, id=mark.id, version=1)
    assert seen_by(reader())["claims"] == set()


def test_a_claim_that_appears_nowhere_yet_is_the_newsrooms_alone() -> None:
    claim(statement="Being written.")
    assert seen_by(reader())["claims"] == set()
    assert seen_by(editor())["claims"] == {"Being written."}
