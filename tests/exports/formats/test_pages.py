"""What people read: HTML and Markdown."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import override

from hypothesis import given, settings

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.html import annotated_html
from articles.exports._formats.markdown import markdown
from tests.exports.formats.made import fixed_record, made_record, mark
from tests.exports.formats.strategies import articles


class Page(HTMLParser):
    """Collects the text of an article, and that of each mark."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.marked = "", dict[str, str]()
        self._article, self._aside, self._open = False, 0, list[str]()
        self.tags: list[str] = []
        self.feed(html)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._article = self._article or tag == "article"
        self._aside += tag == "sup"
        if tag == "mark":
            self._open = (dict(attrs)["data-marks"] or "").split()

    @override
    def handle_endtag(self, tag: str) -> None:
        self._article = self._article and tag != "article"
        self._aside -= tag == "sup"
        if tag == "mark":
            self._open = []

    @override
    def handle_data(self, data: str) -> None:
        if self._article and not self._aside:
            self.text += data
            for id in self._open:
                self.marked[id] = self.marked.get(id, "") + data


@settings(max_examples=60, deadline=None)
@given(articles())
def test_the_page_has_the_whole_text_and_the_words_of_every_mark(record: ArticleRecord) -> None:
    page = Page(annotated_html(record).decode())
    assert "".join(page.text.split()) == "".join(record.text.split())
    for one in record.placed:
        words = "".join(piece["exact"] for piece in one["anchor"]["pieces"])
        assert "".join(page.marked[one["id"]].split()) == "".join(words.split())


def test_nothing_in_a_text_or_a_record_is_markup() -> None:
    text = "<script>alert(1)</script> & “so”"
    record = made_record([text], [mark(text, 0, (0, 8), note="<img src=x onerror=alert(1)>")])
    page = Page(annotated_html(record).decode())
    assert not {"script", "img"} & set(page.tags)
    assert page.text.strip() == text


def test_the_page_says_who_said_it_through_whom_and_what_is_known() -> None:
    page = annotated_html(fixed_record()).decode()
    for words in (
        "Kim Jong Un, through Korean Central News Agency",
        "Indirect; Distancing (claimed); Probable; Is forecast",
        "Estimated 3,000 more troops, on top of 11,000, as of 1 January 2025 to 28 February 2025",
        "Kim Jong Un: Not confirmed",
        "Half true (2025-03-27): Pictures speak for it, both capitals are silent.",
        "“Pyongyang”: (entity by machine gazetteer 2)",
        "“Neither capital”: Ask both again. #follow-up",
    ):
        assert words in page


def test_markdown_has_a_footnote_for_each_claim_and_note() -> None:
    lines = markdown(fixed_record()).decode().split("\n\n")
    assert lines[0] == "# 🪖 Seoul claims 3,000 more went"
    assert lines[1].endswith("were sent[^1]. Neither capital[^2] confirmed.")
    assert lines[2].startswith("[^1]: “troops … were sent”\n    **Troops were sent.**\n")
    assert "Said by Kim Jong Un, through Korean Central News Agency;" in lines[2]
    assert lines[3] == "[^2]: “Neither capital”\n    Ask both again.\n"


def test_markup_in_a_text_is_escaped_in_markdown() -> None:
    written = markdown(made_record(["Headline", "*so* [it](x) is <b>", "1. first", "- second"])).decode()
    assert written == ("# Headline\n\n\\*so\\* \\[it\\](x) is \\<b\\>\n\n1\\. first\n\n\\- second\n")


def test_a_mark_in_doubt_and_a_machine_s_say_so() -> None:
    text = "Some words"
    marks = [
        mark(text, 0, (0, 4), note="See.", status="altered"),
        mark(text, 1, (5, 10), note="Here.", origin={"type": "machine", "agent": "tagger"}),
    ]
    record = made_record([text], marks)
    written = markdown(record).decode()
    assert "(The words are altered.)" in written
    assert "(Marked by machine tagger.)" in written
    assert '<mark class="claim altered"' in annotated_html(record).decode()
    assert '<mark class="claim machine"' in annotated_html(record).decode()
