"""A field of a record is named in few files: what can follow from its draft isn't written out again."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, short

FOLDERS = ("annotator", "articles", "benchmarks", "static", "templates")
KINDS = {".css", ".html", ".js", ".py"}
#: The draft, the column, two scripts that are made, one form, and two places that tell readers of it or judge
#: it.
MOST_FILES = 7


def files_naming(field: str, folder: Path) -> list[Path]:
    """Return the files below a folder, but for migrations, in which the name of a field stands."""
    word = re.compile(rf"\b{field}\b")
    files = (path for path in folder.rglob("*") if path.suffix in KINDS and "migrations" not in path.parts)
    return [path for path in files if word.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    ("field", "draft"),
    [
        ("credibility", "articles/claims/types/claim.py"),
        ("home_page", "articles/sources/types/records.py"),
        ("out_of", "articles/quantities/types.py"),
    ],
)
def test_a_plain_field_is_named_in_few_files(field: str, draft: str) -> None:
    found = sorted(short(path) for name in FOLDERS for path in files_naming(field, ROOT / name))
    assert draft in found
    assert len(found) <= MOST_FILES, found


def test_a_name_counts_as_a_word_and_not_in_migrations(tmp_path: Path) -> None:
    (tmp_path / "migrations").mkdir()
    texts = {"a.py": "x.out_of", "b.js": '"out_of": 1', "c.py": "out_of_order", "migrations/d.py": "out_of"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    assert {path.name for path in files_naming("out_of", tmp_path)} == {"a.py", "b.js"}
