"""Numbers in a reader's words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from articles.quantities.types import Quantity


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"value": Decimal("3000.000000000000"), "counted": "soldiers"}, "3,000 soldiers"),
        ({"value": Decimal("12.50"), "unit": "%"}, "12.5 %"),
        (
            {"value": Decimal(3000), "counted": "men", "modality": "about", "figure_type": "delta"},
            "About 3,000 more men",
        ),
        ({"value": Decimal(-200), "counted": "men", "figure_type": "delta"}, "200 fewer men"),
        ({"lower": Decimal(2000), "upper": Decimal(2500), "modality": "estimated"}, "Estimated 2,000–2,500"),
        ({"lower": Decimal(10)}, "At least 10"),
        ({"upper": Decimal(10)}, "At most 10"),
        ({"value": Decimal(4), "out_of": Decimal(11)}, "4, of 11"),
        (
            {
                "value": Decimal(3000),
                "counted": "men",
                "figure_type": "delta",
                "base": Decimal(11000),
                "as_of_end": date(2025, 3, 3),
            },
            "3,000 more men, on top of 11,000, as of 3 March 2025",
        ),
        ({"value": Decimal(-5), "figure_type": "delta", "base": Decimal(11)}, "5 fewer, down from 11"),
        ({"value": Decimal(220), "things": ("howitzers", "launchers")}, "220 howitzers and launchers"),
        ({"value": Decimal(9), "counted": "weapons", "things": ("guns", "tanks", "jets")}, "9 weapons"),
        ({"value": Decimal(9), "things": ("guns", "tanks", "jets")}, "9 guns, tanks and jets"),
        ({"value": Decimal(0), "as_of_start": date(2025, 3, 3)}, "0, as of 3 March 2025"),
        (
            {"value": Decimal(1), "as_of_start": date(2025, 3, 3), "as_of_end": date(2025, 4, 1)},
            "1, as of 3 March 2025 to 1 April 2025",
        ),
    ],
)  # fmt: skip
def test_a_number_is_told_as_it_was_given(given: dict[str, Any], words: str) -> None:
    assert Quantity(**given).in_words == words
