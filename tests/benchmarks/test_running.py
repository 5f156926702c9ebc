"""`make bench` can be trusted: every suite ends, and what was measured is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import LIMITS, main, run
from benchmarks.figures import Figure, keep, read_figures
from benchmarks.suites import SUITES


def test_every_suite_has_a_time_limit() -> None:
    assert list(LIMITS) == list(SUITES)


def test_a_suite_that_hangs_is_ended_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    # It starts another program, which would go on without it.
    hanging = ["sh", "-c", "sleep 3600 & sleep 3600"]
    assert not run("desk", hanging, dict(os.environ), 0.1)
    assert "The suite desk wasn't done within 0 s; it was ended." in capsys.readouterr().out


def test_a_suite_that_fails_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert not run("lists", [sys.executable, "-c", "raise SystemExit(3)"], dict(os.environ), 60)
    assert "The suite lists failed" in capsys.readouterr().out
    assert run("lists", [sys.executable, "-c", ""], dict(os.environ), 60)


def test_figures_are_kept_as_they_come(tmp_path: Path) -> None:
    file = tmp_path / "figures.jsonl"
    assert read_figures(file) == []
    figures = [Figure("a", 1.5, "ms", 2), Figure("b", 3, "per s", 4, most=False)]
    for one in figures:
        keep(one, file)
        assert one in read_figures(file)
    assert [one.met for one in read_figures(file)] == [True, False]


def test_the_help_names_the_suites(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--help"])
    with pytest.raises(SystemExit):
        main()
    told = capsys.readouterr().out
    assert [name for name in LIMITS if name not in told] == []
