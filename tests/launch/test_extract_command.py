"""`manage.py extract`: a JSON line for each file, and no database."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from annotator.launch._extract_lines import extract_lines
from tests.architecture.sources import ROOT
from tests.ingest.files.documents import lines, pdf
from tests.ingest.files.pages import STORY, linked_data, page, paragraphs


def run(*asked: object) -> list[dict[str, Any]]:
    answers = io.BytesIO()
    extract_lines(io.BytesIO("\n".join(map(json.dumps, asked)).encode()), answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_the_command_answers_line_by_line_with_no_database_to_reach(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Holt shuts its north quay\n\nBy Nora Veld\n\nHOLT - The council voted on Monday.\n")
    environment = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nowhere"}
    asked = [{"id": 1, "path": str(story), "kind": "text"}, {"id": 2, "path": str(tmp_path / "none")}]
    answer = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "extract"],
        input="\n".join([json.dumps(asked[0]), "no json", json.dumps(asked[1])]).encode(),
        capture_output=True,
        env=environment,
        cwd=ROOT,
        check=True,
    )
    read, wrong, missing = [json.loads(line) for line in answer.stdout.splitlines()]
    assert read["headline"] == "Holt shuts its north quay"
    assert (read["authors"], read["text"]) == (["Nora Veld"], "HOLT - The council voted on Monday.")
    assert "JSON" in wrong["error"]
    assert (missing["id"], missing["text"]) == (2, "")
    assert "No such file" in missing["error"]


def test_the_text_is_the_body_alone(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(
        page(
            "<p class='standfirst'>Two thousand may lose work.</p><p>By Nora Veld and Per Aas</p>"
            + paragraphs(),
            head=linked_data(datePublished="2025-03-27T08:15:00+01:00", publisher={"name": "Holt Herald"}),
        )
    )
    (found,) = run({"id": "a", "path": str(file), "url": "https://holt.example/a", "kind": "html"})
    assert found.pop("blocks")[0] == {"kind": "headline", "text": "Holt shuts its north quay"}
    assert found == {
        "id": "a",
        "headline": "Holt shuts its north quay",
        "standfirst": "Two thousand may lose work.",
        "text": "\n\n".join(STORY),
        "published": "2025-03-27T08:15:00+01:00",
        "authors": ["Nora Veld", "Per Aas"],
        "publisher": "Holt Herald",
        "language": "en",
        "error": None,
    }


def test_pages_times_and_speakers_stand_with_their_blocks_and_errors_in_their_line(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(
        pdf([[(72, 740, 20, "Quay shut"), *lines(["The council voted on Monday."])]])
    )
    (tmp_path / "b.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>The quay is closed.\n")
    (tmp_path / "c.html").write_text("<nav>Home</nav>")
    answers = run(
        *({"id": name, "path": str(tmp_path / name)} for name in ("a.pdf", "b.vtt", "c.html")), {"id": 4}
    )
    assert answers[0]["blocks"][1]["page"] == 1
    assert answers[1]["blocks"][0] == {
        "kind": "paragraph",
        "text": "Ada: The quay is closed.",
        "speaker": "Ada",
        "at": 1.0,
    }
    assert "no text of an article" in answers[2]["error"]
    assert "path is missing" in answers[3]["error"]
    (unknown,) = run({"id": 1, "path": str(tmp_path / "a.pdf"), "kind": "odt"})
    assert "no reader for “odt”" in unknown["error"]
