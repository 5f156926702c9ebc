"""Who has which article open: what one page says, and for how long that holds."""

from __future__ import annotations

from uuid import UUID, uuid4

from annotator.live._presence import FADING, MOST_PAGES, Board, Whereabouts

ARTICLE = uuid4()


def page(
    name: str = "p", *, article: UUID = ARTICLE, at: int | None = None, gone: bool = False
) -> Whereabouts:
    return Whereabouts(article, name, UUID(int=1), "Ada", at, gone)


def names(board: Board) -> list[str]:
    return [where.page for where in board.people(ARTICLE)]


def test_a_page_is_news_when_it_comes_moves_and_goes_but_not_when_it_says_the_same_again() -> None:
    board = Board()

    assert board.heard(page(at=0), now=0.0)
    assert not board.heard(page(at=0), now=1.0)
    assert board.heard(page(at=57), now=2.0)
    assert [where.at for where in board.people(ARTICLE)] == [57]
    assert board.heard(page(gone=True), now=3.0)
    assert names(board) == []


def test_a_page_that_was_never_there_says_good_bye_unheard() -> None:
    assert not Board().heard(page(gone=True), now=0.0)


def test_a_page_that_falls_silent_fades_and_one_that_speaks_stays() -> None:
    board = Board()
    board.heard(page("silent"), now=0.0)
    board.heard(page("speaking"), now=0.0)
    board.heard(page("speaking"), now=FADING)

    assert board.faded(FADING + 1) == {ARTICLE}
    assert names(board) == ["speaking"]
    assert board.faded(FADING + 1) == set()


def test_pages_of_other_articles_are_other_peoples() -> None:
    board = Board()
    board.heard(page("there", article=uuid4()), now=0.0)

    assert names(board) == []


def test_a_crowd_is_cut_off_and_room_comes_back_when_somebody_goes() -> None:
    board = Board()
    for number in range(MOST_PAGES):
        board.heard(page(str(number)), now=0.0)
    board.heard(page("late"), now=0.0)
    assert len(names(board)) == MOST_PAGES
    assert "late" not in names(board)

    board.heard(page("0", gone=True), now=1.0)
    board.heard(page("late"), now=2.0)
    assert "late" in names(board)
