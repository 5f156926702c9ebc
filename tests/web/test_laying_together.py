"""The stylesheets that are sent: each page's in one piece, in the order in which the browser would apply
them.
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.templatetags.static import static

from annotator.web._modules import MissingModuleError
from annotator.web._stylesheets import UnmovableError, imports_any, laid_together
from tests.web.conftest import Write

ROOT = Path(__file__).parents[2]
SHEETS = sorted(str(path.relative_to(ROOT / "static")) for path in (ROOT / "static" / "css").rglob("*.css"))


def test_imports_are_laid_in_their_places(write: Write) -> None:
    write(
        {
            "css/pages/page.css": '/* A page. */\n@import "../a.css";\n@import "../b.css";\n\n.page {}\n',
            "css/a.css": '@import "parts/c.css";\n.a {}\n',
            "css/b.css": ".b {}\n",
            "css/parts/c.css": ".c {}\n",
        }
    )
    laid = " ".join(laid_together("css/pages/page.css").split())
    assert laid == "/* A page. */ .c {} .a {} .b {} .page {}"
    assert imports_any("css/pages/page.css")
    assert not imports_any("css/parts/c.css")


@pytest.mark.parametrize(
    "line", ["a { background: url(dot.png) }", '@import url("b.css");', '@import "b.css" print;']
)
def test_what_can_not_be_moved_is_refused_by_name(write: Write, line: str) -> None:
    write({"css/page.css": '@import "a.css";\n', "css/a.css": f"{line}\n", "css/b.css": ""})
    with pytest.raises(UnmovableError, match=r"css/page\.css"):
        laid_together("css/page.css")


@pytest.mark.parametrize("twice", ["b.css", "page.css"])
def test_a_sheet_that_is_imported_twice_is_refused(write: Write, twice: str) -> None:
    write(
        {
            "css/page.css": '@import "a.css";\n@import "b.css";\n',
            "css/a.css": f'@import "{twice}";\n',
            "css/b.css": "b {}",
        }
    )
    with pytest.raises(UnmovableError, match=twice):
        laid_together("css/page.css")


def test_a_missing_sheet_is_named(write: Write) -> None:
    write({"css/page.css": '@import "gone.css";\n'})
    with pytest.raises(MissingModuleError, match=r"css/gone\.css"):
        laid_together("css/page.css")


@pytest.mark.parametrize("sheet", SHEETS)
def test_what_is_sent_imports_nothing(sheet: str) -> None:
    sent = (Path(settings.STATIC_ROOT) / static(sheet).removeprefix("/static/")).read_text(encoding="utf-8")
    assert "@import" not in sent
