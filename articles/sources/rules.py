"""What a source record must look like."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from articles.foundation.errors import Problem
from articles.foundation.rules import record_problems, text_problem
from articles.sources.types import SourceDraft, SourceKind

DESCRIPTION_LENGTH = 10_000
ADDRESS_LENGTH = 500


def source_problems(draft: SourceDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = record_problems(draft.name, draft.aliases, draft.external_ids)
    if draft.source_kind not in SourceKind.values:
        found.append(Problem("source_kind", f"Unknown kind. Choose one of: {', '.join(SourceKind.values)}."))
    if draft.country and not re.fullmatch(r"[A-Z]{2}", draft.country):
        found.append(
            Problem("country", "Not a country code. Write two capital letters (ISO 3166), such as “KR”.")
        )
    if problem := text_problem(draft.home_page, field="home_page", most=ADDRESS_LENGTH):
        found.append(problem)
    elif draft.home_page and not _is_web_address(draft.home_page):
        found.append(
            Problem("home_page", "Not a web address. Write one that begins with http:// or https://.")
        )
    if problem := text_problem(draft.description, field="description", most=DESCRIPTION_LENGTH):
        found.append(problem)
    return found


def _is_web_address(address: str) -> bool:
    """Tell whether the address has an http scheme and a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
