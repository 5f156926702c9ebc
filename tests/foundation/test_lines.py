"""Names, other lines and addresses hold nothing that can't be seen and changes how the rest is read."""

from __future__ import annotations

import pytest

from articles.foundation.rules import address_problem, is_web_address, line_problem, uri_problem

MARKS = "\u200e\u200f\u061c"


def code(text: str) -> str:
    """Return the code of what is wrong with a line; empty when it may be kept."""
    problem = line_problem(text, field="name", most=100, required=True)
    return problem.code if problem else ""


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un",
        "김정은",
        "محمد\u200f بن سلمان",
        "علی\u200cرضا",
        "بنیامین نتانیاهو",
        "בנימין (ביבי)\u200f נתניהו",
        "A \u2067עברית\u2069 B",
        "\u2068a\u2066b\u2069\u2069",
        "👩\u200d🚀 Ada",
        "क्\u200dष",
        MARKS + "x",
    ],
)
def test_names_of_all_scripts_are_kept(text: str) -> None:
    assert code(text) == ""


@pytest.mark.parametrize("mark", [*"\u202a\u202b\u202c\u202d\u202e"])
def test_what_turns_the_line_another_way_is_refused(mark: str) -> None:
    assert code(f"Reliable {mark}source") == "bidi"


@pytest.mark.parametrize("text", ["\u2066a", "a\u2069", "\u2069a\u2066", "\u2067\u2068a\u2069"])
def test_isolates_without_their_counterpart_are_refused(text: str) -> None:
    assert code(text) == "bidi"


@pytest.mark.parametrize(
    "mark",
    ["\x01", "\t", "\n", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ufeff", "\U000e0041"],
)
def test_control_characters_are_refused_by_their_name(mark: str) -> None:
    problem = line_problem(f"Kim{mark}Jong", field="name", most=100)
    assert problem is not None
    assert problem.code == "control"
    assert f"U+{ord(mark):04X}" in problem.message or "tab" in problem.message or "line" in problem.message


@pytest.mark.parametrize("text", ["\u200b", "\u200d\u200d", "\u2060", "\u200e"])
def test_names_of_nothing_visible_are_refused(text: str) -> None:
    assert code(text) == "blank"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://desk.example.org/a?b=c#d",
        "http://127.0.0.1:8000/",
        "https://例え.jp/道",
        "https://[::1]/",
        "https://desk.example/%20",
    ],
)
def test_addresses_are_kept(address: str) -> None:
    assert address_problem(address, field="url", most=500) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://desk.example/a\nb",
        "https://desk.example/\t",
        "java\nscript:alert(1)",
        "https://desk.example/\x9b",
        "https://desk.example/a b",
        " https://desk.example/",
        "https://desk.example\\@evil.example/",
        "https://desk.example/\u202egpj.exe",
        "https://desk.example/\u200b",
        "https://desk.example/\u2028",
        "https://desk\u00ad.example/",
    ],
)
def test_addresses_with_what_none_can_hold_are_refused(address: str) -> None:
    for refuse in (address_problem, uri_problem):
        problem = refuse(address, field="url", most=500)
        assert problem is not None
        assert problem.code == "control"
        assert address not in problem.message
    assert not is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://desk.example/",
        "//desk.example/",
        "https://",
        "https://[",
        "https://a:x/",
        "data:,x",
    ],
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert address_problem(address, field="url", most=500) is not None
    assert not is_web_address(address)


def test_a_user_name_before_the_host_is_refused() -> None:
    problem = address_problem("https://bank.example@evil.example/", field="url", most=500)
    assert problem is not None
    assert problem.code == "userinfo"
