"""The text desk's sections: the text as it stands, cut where the browser may skip it."""

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from annotator.web._sections import BLOCKS_PER_SECTION, StorySection, sections_of
from articles.corpus.types import Block


def article(*parts: tuple[str, str]) -> tuple[str, list[Block]]:
    """Join blocks as the canonical text does, one blank line between them."""
    text, blocks = "", []
    for kind, words in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words
    return text, blocks


def tags(section: StorySection) -> list[tuple[bool, list[str]]]:
    return [(group.is_list, [block.tag for block in group.blocks]) for group in section.groups]


def test_each_kind_of_block_gets_its_element_and_list_items_share_a_list() -> None:
    text, blocks = article(
        ("headline", "Seoul claims"),
        ("paragraph", "It is so."),
        ("list_item", "one"),
        ("list_item", "two"),
        ("quote", "“So.”"),
    )
    (section,) = sections_of(text, blocks)
    assert tags(section) == [(False, ["h1", "p"]), (True, ["li", "li"]), (False, ["blockquote"])]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=25))
def test_every_block_stands_once_at_its_offset_with_exactly_its_text(words: list[str]) -> None:
    text, blocks = article(*[("paragraph", one) for one in words])
    sections = sections_of(text, blocks)
    shown = [block for section in sections for group in section.groups for block in group.blocks]
    assert [block.text for block in shown] == words
    assert all(text[block.start :].startswith(block.text) for block in shown)
    assert len(sections) == -(-len(words) // BLOCKS_PER_SECTION)


def test_a_block_without_text_is_left_out() -> None:
    assert sections_of("", [Block(kind="headline", start=0, end=0)]) == []


def test_height_grows_with_the_text_and_counts_wide_characters_twice() -> None:
    heights = {
        name: sections_of(*article(("paragraph", words)))[0].lines
        for name, words in {
            "short": "x",
            "long": "word " * 300,
            "wide": "兵" * 300,
            "rows": "a\nb\nc\nd\ne",
        }.items()
    }
    assert heights == {"short": 2, "long": 21, "wide": 9, "rows": 6}


def test_the_page_holds_one_text_node_for_each_block_and_escapes_it() -> None:
    text, blocks = article(("headline", "War & <peace>"), ("list_item", " 😀 "), ("paragraph", "two\nlines"))
    html = render_to_string("desk/_story.html", {"sections": sections_of(text, blocks), "language": "en"})
    assert '<h1 class="block block--headline" data-start="0">War &amp; &lt;peace&gt;</h1>' in html
    assert '<li class="block block--list_item" data-start="15"> 😀 </li>' in html
    assert '<p class="block block--paragraph" data-start="20">two\nlines</p>' in html
