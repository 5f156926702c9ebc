"""What belongs to an article that only the newsroom may see can't be read one by one either."""

from __future__ import annotations

import pytest

from articles.corpus.models import Article
from tests.rest.caller import Caller
from tests.rest.rows import KINDS, Kind

# The register is open to every reader; all other rows belong to an article.
REGISTERS = {"sources", "entities"}


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.name not in REGISTERS], ids=lambda kind: kind.name
)
def test_what_belongs_to_a_withheld_article_is_missing_for_a_read_key(
    kind: Kind, reader_key: Caller, writer_key: Caller, withheld: Article
) -> None:
    id = withheld.id if kind.name == "articles" else kind.make(writer_key.actor, withheld)
    assert writer_key.get(f"{kind.name}/{id}/").status == 200
    assert reader_key.get(f"{kind.name}/{id}/").status == 404
    assert reader_key.get(f"{kind.name}/").body["results"] == []
