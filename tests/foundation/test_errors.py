"""Every refusal can say where the trouble is."""

from __future__ import annotations

from articles.foundation.errors import Dangling, DomainError, Invalid, Problem


def test_a_refusal_about_one_field_makes_its_own_problem() -> None:
    assert DomainError("No.", field="id").problems == (Problem("id", "No.", "refused"),)


def test_given_problems_are_kept_as_they_are() -> None:
    problems = [Problem("a", "one"), Problem("b", "two", "two")]
    assert DomainError("No.", field="a", problems=problems).problems == tuple(problems)


def test_a_refusal_without_a_field_has_no_problems() -> None:
    assert DomainError("No.").problems == ()


def test_a_row_that_the_input_names_in_vain_is_a_fault_of_the_input() -> None:
    assert isinstance(Dangling("No.", field="source"), Invalid)
    assert Dangling("No.", field="source").problems[0].code == "missing"
