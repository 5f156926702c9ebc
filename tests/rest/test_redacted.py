"""Who follows the feed hears that a row was redacted, reads it anew, and finds the words in no entry."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.ledger.models import Entry
from articles.redaction.operations import confirm_redaction, find_words, run_redaction, start_redaction
from tests.factories.annotations import annotation
from tests.factories.api_keys import api_key
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.users import admin

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_mirror_hears_what_to_read_anew_and_not_why() -> None:
    _, secret = api_key(scope="read")
    mirror = Client(headers={"authorization": f"Bearer {secret}"})
    row, statement = article(text="Here is Zora Quill."), claim(statement="Zora Quill saw it.")
    annotation(article=row, words="Here", kind="claim", claim=statement.id)
    end = mirror.get("/api/v1/changes/?page_size=1000").json()["next"]
    boss = admin()
    order = start_redaction(boss, words="Zora Quill", reason="An informant’s safety.")
    find_words(order.id)
    order.refresh_from_db()
    confirm_redaction(boss, id=order.id, places=order.total)
    run_redaction(order.id)
    news = mirror.get(end).json()["results"]
    verbs = {entry["verb"] for entry in news}
    assert {"revision.redacted", "article.redacted", "claim.redacted", "annotation.redacted"} <= verbs
    assert not any(verb.startswith("redaction.") for verb in verbs)
    whole = mirror.get("/api/v1/changes/?page_size=1000").text
    assert "Zora" not in whole
    assert "informant" not in whole
    assert mirror.get(f"/api/v1/claims/{statement.id}/").json()["statement"] == "████ █████ saw it."
    assert mirror.get(f"/api/v1/articles/{row.id}/text/").text == "Here is ████ █████."
    assert Entry.objects.filter(verb="redaction.created").exists()
