"""Every pairing of colours that the pages use is legible, in light and in dark."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static" / "css"
TEXT = 4.5  # WCAG 2.2, 1.4.3
SHAPES = 3.0  # WCAG 2.2, 1.4.11

KINDS = ("claim", "source", "cue", "entity", "figure", "note")
SURFACES = ("surface", "surface-raised")
WORDS = ("text", "muted", "accent", "accent-hover", "danger", "warning", "ok", *(f"kind-{k}" for k in KINDS))
WASHES = ("accent", "danger", "warning", "ok", *(f"kind-{k}" for k in KINDS))


def _themes() -> dict[str, dict[str, str]]:
    css = (CSS / "tokens.css").read_text(encoding="utf-8")
    light, dark_by_system, dark_by_choice, *_ = re.findall(r":root[^{]*\{([^}]*)\}", css)
    return {
        # `--accent` is another name of `--petrol`.
        name: dict(re.findall(r"--([\w-]+):\s*([^;]+);", block.replace("--petrol", "--accent")))
        for name, block in (
            ("light", light),
            ("dark by system", dark_by_system),
            ("dark by choice", dark_by_choice),
        )
    }


THEMES = _themes()


def _channels(colour: str) -> tuple[list[float], float]:
    digits = colour.removeprefix("#")
    values = [int(digits[i : i + 2], 16) / 255 for i in range(0, len(digits), 2)]
    return values[:3], values[3] if len(values) == 4 else 1.0


def _over(upper: str, lower: list[float]) -> list[float]:
    colour, alpha = _channels(upper)
    return [top * alpha + bottom * (1 - alpha) for top, bottom in zip(colour, lower, strict=True)]


def _luminance(colour: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: list[float], other: list[float]) -> float:
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_known_contrast() -> None:
    assert _contrast([0, 0, 0], [1, 1, 1]) == pytest.approx(21)


def test_both_ways_to_dark_give_the_same_colours() -> None:
    assert THEMES["dark by system"] == THEMES["dark by choice"]


def test_each_theme_names_the_same_colours() -> None:
    assert THEMES["light"].keys() == THEMES["dark by choice"].keys()


@pytest.mark.parametrize(
    ("theme", "word", "surface"), list(product(("light", "dark by choice"), WORDS, SURFACES))
)
def test_words_stand_out_from_the_surface(theme: str, word: str, surface: str) -> None:
    colours = THEMES[theme]
    assert _contrast(_channels(colours[word])[0], _channels(colours[surface])[0]) >= TEXT


@pytest.mark.parametrize(
    ("theme", "wash", "surface"), list(product(("light", "dark by choice"), WASHES, SURFACES))
)
def test_words_stand_out_from_each_wash(theme: str, wash: str, surface: str) -> None:
    colours = THEMES[theme]
    ground = _over(colours[f"{wash}-wash"], _channels(colours[surface])[0])
    for word in ("text", wash):
        assert _contrast(_channels(colours[word])[0], ground) >= TEXT, word


@pytest.mark.parametrize("theme", ["light", "dark by choice"])
def test_words_stand_out_from_two_washes_and_what_lies_over_them(theme: str) -> None:
    """In the dark the third lane has no wash; the active mark isn't washed again under the pointer."""
    assert THEMES["dark by choice"]["deepest-wash"] == "0%"
    colours = THEMES[theme]
    over = {f"active {kind}": f"{colours[f'kind-{kind}']}{_alpha(colours['active-mix'])}" for kind in KINDS}
    over["preview"] = f"{colours['accent']}{_alpha(colours['preview-mix'])}"
    over["hover"] = f"{colours['text']}{_alpha('9%')}"
    for lower, upper, last in product(KINDS, KINDS, over):
        ground = _channels(colours["surface"])[0]
        for colour in (colours[f"kind-{lower}-wash"], colours[f"kind-{upper}-wash"], over[last]):
            ground = _over(colour, ground)
        assert _contrast(_channels(colours["text"])[0], ground) >= TEXT, (lower, upper, last)


def _alpha(percent: str) -> str:
    """Return a percentage as the last two digits of a colour."""
    return f"{round(int(percent.removesuffix('%')) * 2.55):02x}"


@pytest.mark.parametrize("theme", ["light", "dark by choice"])
def test_the_edges_of_controls_can_be_seen(theme: str) -> None:
    colours = THEMES[theme]
    for surface in SURFACES:
        assert _contrast(_channels(colours["line-strong"])[0], _channels(colours[surface])[0]) >= SHAPES


@pytest.mark.parametrize(
    ("theme", "ground"), list(product(("light", "dark by choice"), ("accent", "accent-hover")))
)
def test_words_on_the_accent_can_be_read(theme: str, ground: str) -> None:
    colours = THEMES[theme]
    assert _contrast(_channels(colours["on-accent"])[0], _channels(colours[ground])[0]) >= TEXT
