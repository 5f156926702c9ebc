"""The wire and the publisher of what comes in are known to the register."""

from __future__ import annotations

import json

import pytest

from articles.corpus.models import Article
from articles.ingest.operations import run_ingest
from articles.ingest.types import JobKind
from tests.factories.sources import source
from tests.factories.users import editor
from tests.ingest.test_jobs import sent
from tests.ingest.test_ninjs import CAMEL

pytestmark = pytest.mark.django_db


def test_credits_are_tied_to_the_one_body_of_that_name() -> None:
    afp = source(name="Agence France-Presse", source_kind="news_agency", aliases=("AFP",))
    for name in ("Holt Herald (Holt)", "Holt Herald (Lunn)"):
        source(name=name, source_kind="publisher", aliases=("Holt Herald",))
    named = [{"name": "afp", "role": "wire"}, {"name": "Holt Herald", "role": "publisher"}]
    run_ingest(sent(editor(), JobKind.NINJS, json.dumps(CAMEL | {"infoSources": named}).encode()).id)
    saved = Article.objects.with_credits().get()
    assert [(one.name, one.source) for one in saved.info_sources] == [("afp", afp.id), ("Holt Herald", None)]
    for name, count in (("Agence France-Presse", 1), ("AFP", 1), ("holt herald", 1), ("Reuters", 0)):
        assert Article.objects.credited(name).count() == count
