"""A test that passes without an assertion that ran fails the run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.proving import REFUSAL, asserting_lines

ROOT = Path(__file__).parents[2]

CONFTEST = """
from pathlib import Path
from tests.proving import Proof

def pytest_configure(config):
    config.pluginmanager.register(Proof(Path(__file__).parent))
"""
CHECKS = """
import pytest
from hypothesis import given, strategies

def is_even(number):
    assert number % 2 == 0

def decorated(test):
    return lambda: test()
"""
PROVING = """
from checks import *

def test_by_an_assertion():
    assert 1 + 1 == 2

def test_by_what_is_called():
    is_even(2)

def test_by_an_error():
    with pytest.raises(ZeroDivisionError):
        1 / 0

@pytest.mark.parametrize("number", [2, 4])
def test_once_more_in_each_round(number):
    is_even(number)

@given(strategies.integers())
def test_by_chance(number):
    assert number == int(str(number))

@decorated
def test_behind_another():
    assert 1 + 1 == 2
"""
IDLE = """
from checks import *

def test_that_does_nothing():
    1 + 1

@pytest.mark.parametrize("number", [3, 5])
def test_that_returns_before(number):
    if number % 2:
        return
    is_even(number)

def test_that_looks_at_each_of_none():
    for number in ():
        is_even(number)

def test_of_a_constant():
    assert True

@pytest.fixture
def checked():
    is_even(2)

def test_that_leaves_it_to_its_fixture(checked):
    pass
"""


def outcomes(folder: Path, tests: str) -> tuple[dict[str, int], str]:
    """Run these tests with the check, in a process of their own; return how many ended how, and what was
    said.
    """
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "checks.py").write_text(CHECKS)
    (folder / "test_some.py").write_text(tests)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-rA",
        "-p",
        "no:django",
        "-p",
        "no:cacheprovider",
        "--rootdir",
    ]
    command += [str(folder), "-c", "/dev/null", str(folder)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return {word: said.count(f"\n{word} ") for word in ("PASSED", "FAILED", "ERROR")}, said


def test_tests_that_prove_something_pass(tmp_path: Path) -> None:
    counts, said = outcomes(tmp_path, PROVING)
    assert counts == {"PASSED": 7, "FAILED": 0, "ERROR": 0}, said


def test_tests_that_prove_nothing_fail(tmp_path: Path) -> None:
    counts, said = outcomes(tmp_path, IDLE)
    assert counts == {"PASSED": 0, "FAILED": 6, "ERROR": 0}, said
    assert said.count(f"\n{REFUSAL}\n") == counts["FAILED"]


@pytest.mark.parametrize(
    "line",
    [
        "assert found == []",
        "with pytest.raises(Stale): change()",
        "expect(page.locator('mark')).to_have_count(3)",
        "case.call_and_validate(checks=KEPT)",
        "with django_assert_num_queries(3): read()",
    ],
)
def test_what_counts_as_an_assertion(line: str) -> None:
    assert asserting_lines(f"\n{line}\n") == {2}


@pytest.mark.parametrize(
    "line", ["assert True", "expected = 3", "page.wait_for_selector('mark')", "raises = []"]
)
def test_what_does_not(line: str) -> None:
    assert asserting_lines(f"\n{line}\n") == frozenset()
