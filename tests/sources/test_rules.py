"""What a source record must look like, beyond its names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.sources.rules import source_problems
from articles.sources.types import SourceDraft, SourceKind

DRAFT = SourceDraft("KCNA", SourceKind.STATE_MEDIA.value)


@pytest.mark.parametrize("kind", SourceKind.values)
def test_every_kind_is_accepted(kind: str) -> None:
    assert source_problems(SourceDraft("Name", kind)) == []


@pytest.mark.parametrize("country", ["K", "KOR", "kr", "K1", "KR\n"])
def test_what_is_no_country_code_is_refused(country: str) -> None:
    assert [p.field for p in source_problems(replace(DRAFT, country=country))] == ["country"]


def test_a_country_code_is_accepted() -> None:
    assert source_problems(replace(DRAFT, country="KP")) == []


@pytest.mark.parametrize(
    "address",
    [
        "kcna.kp",
        "ftp://kcna.kp",
        "javascript:alert(1)",
        "https://",
        "http://[::1",
        "https://kcna.kp/\x00",
        "https://kcna.kp/\ud800",
        "https://kcna.kp/" + "x" * 500,
    ],
)
def test_what_is_no_web_address_or_does_not_fit_is_refused(address: str) -> None:
    assert [p.field for p in source_problems(replace(DRAFT, home_page=address))] == ["home_page"]


def test_a_web_address_is_accepted() -> None:
    assert source_problems(replace(DRAFT, home_page="http://www.kcna.kp/en")) == []


def test_a_description_is_bounded() -> None:
    assert [p.field for p in source_problems(replace(DRAFT, description="x" * 10_001))] == ["description"]
