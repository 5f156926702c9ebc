"""Whatever is shown as a name, a line or a link is refused with what can't be seen in it, by its field."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.accounts.errors import BadKey
from annotator.accounts.operations import create_account, create_api_key
from annotator.accounts.types import AccountDraft
from articles.foundation.errors import Invalid
from tests.factories.claims import claim
from tests.factories.users import admin
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db
BAD = "Reliable\u202esource"
SOURCE = {"name": "Kim", "source_kind": "named_individual"}
ENTITY = {"name": "Kim", "entity_kind": "person"}
TEXT = {"text": "Varland sent 3,000 more soldiers."}

CASES: list[tuple[str, dict[str, Any], str]] = [
    ("sources/", SOURCE | {"name": BAD}, "name"),
    ("sources/", SOURCE | {"aliases": [{"name": BAD}]}, "aliases.0.name"),
    ("sources/", SOURCE | {"external_ids": {"viaf": BAD}}, "external_ids.viaf"),
    ("sources/", SOURCE | {"home_page": "https://a.example/\u0001"}, "home_page"),
    ("sources/", SOURCE | {"home_page": "https://a.example/\nb"}, "home_page"),
    ("entities/", ENTITY | {"name": BAD}, "name"),
    ("claims/", {"statement": "Troops were sent.", "topics": [BAD]}, "topics.0"),
    ("articles/", TEXT | {"by": BAD}, "by"),
    ("articles/", TEXT | {"slugline": "a\u2028b"}, "slugline"),
    ("articles/", TEXT | {"uri": "https://a.example/\u202e"}, "uri"),
    ("articles/", TEXT | {"uri": "https://a.example/\r\nSet-Cookie:x"}, "uri"),
    ("articles/", TEXT | {"info_sources": [{"name": BAD, "role": "wire"}]}, "info_sources.0.name"),
]


@pytest.mark.parametrize(("address", "sent", "field"), CASES)
def test_it_is_refused_by_its_field(editor: Caller, address: str, sent: dict[str, Any], field: str) -> None:
    answer = editor.post(address, sent)
    assert answer.status == 422
    assert field in [error["field"] for error in answer.body["errors"]]


def test_evidence_links_to_web_addresses_alone(editor: Caller) -> None:
    row = claim()
    for url in ("https://a.example/\x85", "https://a.example/ b", "javascript:alert(1)"):
        sent = {"claim": str(row.id), "stance": "supports", "url": url, "retrieved": "2025-03-27"}
        answer = editor.post("evidence/", sent)
        assert answer.status == 422
        assert "url" in [error["field"] for error in answer.body["errors"]]


def test_keys_and_people_have_names_that_can_be_read() -> None:
    with pytest.raises(BadKey):
        create_api_key(name=BAD, scope="read")
    with pytest.raises(Invalid) as refused:
        create_account(admin(), draft=AccountDraft("kim", first_name=BAD))
    assert [problem.code for problem in refused.value.problems] == ["bidi"]
