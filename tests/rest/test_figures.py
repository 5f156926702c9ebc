"""Numbers in claims: figures/ and figures/{id}/. See also what every list and item promises."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from articles.claims.models import Claim, Figure
from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.parts import figure
from tests.rest.caller import Caller


@pytest.fixture
def said(editor: Caller) -> Claim:
    """Return a claim."""
    return claim(editor.actor)


def test_everything_given_is_kept_and_shown(editor: Caller, story: Article, said: Claim) -> None:
    words = annotation(editor.actor, article=story, kind="figure", words="3,000 more")
    sent = {
        "id": str(new_id()),
        "claim": str(said.id),
        "annotation": str(words.id),
        "value": None,
        "lower": 2500,
        "upper": 3000.5,
        "unit": "t",
        "counted": "howitzers and launchers",
        "things": ["howitzers", "launchers"],
        "modality": "estimated",
        "figure_type": "delta",
        "out_of": None,
        "base": 11000,
        "as_of_start": "2025-01-01",
        "as_of_end": "2025-02-28",
    }
    answer = editor.post("figures/", sent)
    assert answer.status == 201
    assert {name: answer.body[name] for name in sent} == sent
    assert editor.post("figures/", sent).status == 200


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (b"3000", b"3000"),
        (b"3000.0", b"3000"),
        (b"3e3", b"3000"),
        (b"0.1", b"0.1"),
        (b"-0.5", b"-0.5"),
        (b"-0.0", b"0"),
        (b"0", b"0"),
        (b"1e17", b"100000000000000000"),
        (b"999999999999999", b"999999999999999"),
        (b"0.000000000001", b"1e-12"),
        (b"123456789.012345", b"123456789.012345"),
    ],
)
def test_a_number_comes_back_as_the_number_that_it_is(
    sent: bytes, shown: bytes, editor: Caller, said: Claim
) -> None:
    body = b'{"claim": "%s", "value": %s}' % (str(said.id).encode(), sent)
    answer = editor.post("figures/", body)
    assert answer.status == 201
    assert b'"value":%s,' % shown in answer.content
    assert b'"value":%s,' % shown in editor.get(f"figures/{answer.body['id']}/").content


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b"true", 400, "invalid"),
        (b"false", 400, "invalid"),
        (b'"3"', 400, "invalid"),
        (b"[3]", 400, "invalid"),
        (b"{}", 400, "invalid"),
        (b"1e18", 422, "too_large"),
        (b"-1000000000000000000", 422, "too_large"),
        (b"1e300", 422, "too_large"),
        (b"99999999999999999999999999", 422, "too_large"),
        (b"1234567890123456", 422, "too_precise"),
        (b"0.30000000000000004", 422, "too_precise"),
        (b"1e-13", 422, "too_precise"),
    ],
)
def test_what_is_no_number_or_cannot_be_kept_is_refused_by_name(
    sent: bytes, status: int, code: str, editor: Caller, said: Claim
) -> None:
    for name, other in ((b"value", b""), (b"out_of", b'"value": 1, ')):
        body = b'{"claim": "%s", %s"%s": %s}' % (str(said.id).encode(), other, name, sent)
        answer = editor.post("figures/", body)
        assert (answer.status, answer.fields, answer.codes) == (status, [name.decode()], [code])
    assert not Figure.objects.exists()


@pytest.mark.parametrize("sent", [b"NaN", b"Infinity", b"-Infinity", b"1e400", b"0x10", b"01"])
def test_what_json_has_no_form_for_is_refused(sent: bytes, editor: Caller, said: Claim) -> None:
    answer = editor.post("figures/", b'{"claim": "%s", "value": %s}' % (str(said.id).encode(), sent))
    assert answer.status == 400
    assert not Figure.objects.exists()


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"value": None}, 422, "value"),
        ({"lower": 1}, 422, "value"),
        ({"modality": "at_least"}, 422, "lower"),
        ({"modality": "at_most"}, 422, "upper"),
        ({"modality": "some"}, 422, "modality"),
        ({"figure_type": "part"}, 422, "figure_type"),
        ({"out_of": 2}, 422, "out_of"),
        ({"out_of": 11000, "figure_type": "delta"}, 422, "out_of"),
        ({"base": 11000}, 422, "base"),
        ({"base": "11000", "figure_type": "delta"}, 400, "base"),
        ({"things": ["howitzers"]}, 422, "things"),
        ({"things": ["howitzers", " Howitzers "]}, 422, "things.1"),
        ({"things": ["howitzers", ""]}, 422, "things.1"),
        ({"things": [f"thing {n}" for n in range(21)]}, 400, "things"),
        ({"things": "howitzers"}, 400, "things"),
        ({"value": None, "lower": 3, "upper": 2}, 422, "upper"),
        ({"unit": "x" * 101}, 422, "unit"),
        ({"unit": None}, 400, "unit"),
        ({"as_of_start": "2025-02-30"}, 400, "as_of_start"),
        ({"as_of_start": "2025-02-03T00:00:00Z"}, 400, "as_of_start"),
        ({"as_of_start": "2025-02-03", "as_of_end": "2025-02-02"}, 422, "as_of_end"),
        ({"annotation": str(new_id())}, 422, "annotation"),
        ({"claim": str(new_id())}, 422, "claim"),
        ({"currency": "USD"}, 400, "currency"),
    ],
)
def test_a_bad_figure_is_refused_by_its_field(
    more: dict[str, Any], status: int, field: str, editor: Caller, said: Claim
) -> None:
    answer = editor.post("figures/", {"claim": str(said.id), "value": 3} | more)
    assert (answer.status, answer.fields) == (status, [field])
    assert not Figure.objects.exists()


def test_a_value_gives_way_to_bounds_in_one_change(editor: Caller, said: Claim) -> None:
    path = f"figures/{figure(editor.actor, claim=said).id}/"
    assert editor.patch(path, {"lower": 1}, version=1).fields == ["value"]
    changed = editor.patch(path, {"value": None, "lower": 1, "modality": "at_least"}, version=1).body
    assert (changed["value"], changed["lower"], changed["upper"]) == (None, 1, None)


def test_words_of_another_kind_or_of_another_figure_are_refused(
    editor: Caller, story: Article, said: Claim
) -> None:
    note, words = (annotation(editor.actor, article=story, kind=kind) for kind in ("note", "figure"))
    sent = {"claim": str(said.id), "value": 3}
    first = editor.post("figures/", sent | {"annotation": str(words.id)}).body
    for mark, code in ((note, "kind"), (words, "taken")):
        answer = editor.post("figures/", sent | {"annotation": str(mark.id)})
        assert (answer.status, answer.fields, answer.codes) == (422, ["annotation"], [code])
    path = f"figures/{first['id']}/"
    editor.delete(path, version=1)
    second = editor.post("figures/", sent | {"annotation": str(words.id)})
    assert second.status == 201
    back = editor.restore(path, version=2)
    assert (back.status, back.codes) == (422, ["taken"])


def test_each_filter_keeps_what_it_names(editor: Caller, story: Article, said: Claim) -> None:
    words = annotation(editor.actor, article=story, kind="figure")
    annotation(editor.actor, article=story, kind="claim", claim=said.id)
    row = figure(
        editor.actor, claim=said, value=Decimal("0.5"), annotation=words.id, unit="%", modality="about",
        counted="170mm howitzers and others", things=("170mm howitzers", "240mm launchers"),
        as_of_start=date(2025, 1, 1), as_of_end=date(2025, 2, 28),
    )  # fmt: skip
    for name, value, other in (
        ("claim", said.id, new_id()),
        ("article", story.id, new_id()),
        ("annotation", words.id, new_id()),
        ("modality", "about", "exact"),
        ("figure_type", "total", "delta"),
        ("unit", "%25", "USD"),
        ("counted", "Howitzers", "tanks"),
        ("counted", "240mm launchers", "launchers"),
        ("as_of", "2025-01-01", "2024-12-31"),
        ("as_of", "2025-02-28", "2025-03-01"),
        ("at_least", "0.5", "0.500000000001"),
        ("at_most", "0.5", "0.4"),
        ("at_least", "-1", "1e17"),
        ("at_most", "1e3", "0"),
        ("created_by", editor.actor.user_id, new_id()),
    ):
        found = editor.get(f"figures/?{name}={value}").body["results"]
        assert [one["id"] for one in found] == [str(row.id)], name
        assert editor.get(f"figures/?{name}={other}").body["results"] == [], name


@pytest.mark.parametrize("name", ["at_least", "at_most"])
@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "-inf", "1e400", "1e30", "three", "3,000", "0x10", "1e-13"]
)
def test_a_bound_that_is_no_number_is_refused_by_name_with_what_to_do(
    name: str, value: str, editor: Caller
) -> None:
    answer = editor.get(f"figures/?{name}={value}")
    assert (answer.status, set(answer.fields)) == (400, {name})
    assert answer.body["errors"][0]["message"].endswith(("such as 3000 or 0.5.", "Round it."))


@pytest.mark.parametrize(
    ("period", "inside", "outside"),
    [
        ({"as_of_start": date(2025, 1, 1)}, "2025-06-01", "2024-12-31"),
        ({"as_of_end": date(2025, 1, 1)}, "2024-06-01", "2025-01-02"),
        ({}, None, "2025-01-01"),
    ],
)
def test_a_period_without_one_of_its_days_is_open_on_that_side(
    period: dict[str, date], inside: str | None, outside: str, editor: Caller, said: Claim
) -> None:
    row = figure(editor.actor, claim=said)
    Figure.objects.filter(id=row.id).update(**period)
    assert editor.get(f"figures/?as_of={outside}").body["results"] == []
    if inside:
        assert [one["id"] for one in editor.get(f"figures/?as_of={inside}").body["results"]] == [str(row.id)]


def test_a_figure_that_was_kept_with_a_whole_though_a_delta_stays_until_somebody_changes_it(
    editor: Caller, said: Claim
) -> None:
    row = figure(editor.actor, claim=said, value=Decimal(3000), figure_type="delta")
    # As older versions recorded it.
    Figure.objects.filter(id=row.id).update(out_of=Decimal(11000))
    path = f"figures/{row.id}/"
    shown = editor.get(path).body
    assert (shown["out_of"], shown["base"]) == (11000, None)
    editor.delete(path, version=1)
    assert editor.restore(path, version=2).status == 200
    refused = editor.patch(path, {"counted": "troops"}, version=3)
    assert (refused.status, refused.fields, refused.codes) == (422, ["out_of"], ["delta"])
    mended = editor.patch(path, {"base": 11000, "out_of": None}, version=3).body
    assert (mended["out_of"], mended["base"]) == (None, 11000)
