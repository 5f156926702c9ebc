"""Who the words of a story name: offered from the story and from its own words, with few keys."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.entities.models import Entity
from articles.sources.models import Source
from tests.factories.articles import article as make_article
from tests.factories.sources import source as make_source
from tests.journeys.cards import pick, section
from tests.journeys.keyboard import choose, open_desk, press, saved

STORY = (
    "Varland’s Joint Staff said on Monday that the coast is closed.\n\n"
    "It added that Port Halden agrees, the Varland News Agency (VNA) reported.\n\n"
    "Lunn’s military denied that. A ministry report of the Government of Kestria says nothing.\n\n"
    "Lunn’s military has no ships, she said."
)


def offered(page: Page) -> list[str]:
    """Return what the open field offers, in its order."""
    return page.locator(
        ".picker__choices:visible .picker__name, .picker__choices:visible .picker__new"
    ).all_inner_texts()


def meant(page: Page) -> str:
    """Return what Enter would take."""
    chosen = page.get_by_role("option", selected=True)
    return chosen.locator(".picker__name, .picker__new").inner_text()


def test_a_field_for_a_name_knows_the_story_and_reads_the_words(desk: Page, actor: Principal) -> None:
    """A name inside the words is meant, a short form in brackets is kept, a pronoun means who was named, and what
    words once meant they mean again.
    """
    make_source(actor, name="Varland", source_kind="government_body")
    make_source(actor, name="Joint Staff", source_kind="military")
    make_source(actor, name="General Staff of Lunn", source_kind="military")
    open_desk(desk, make_article(actor, text=STORY))

    choose(desk, "Varland’s Joint Staff")
    press(desk, "s")
    # Inside the words; Varland only owns it.
    expect(desk.get_by_role("option", selected=True).locator(".picker__name")).to_have_text("Joint Staff")
    press(desk, "Enter")

    choose(desk, "Varland News Agency (VNA)")
    press(desk, "s")
    expect(desk.get_by_role("option", selected=True)).to_contain_text("New source")
    assert offered(desk)[0] == "Joint Staff"
    press(desk, "Enter")
    expect(desk.get_by_label("Name of the new source")).to_have_value("Varland News Agency")
    expect(desk.get_by_label("Kind of source")).to_have_value("news_agency")
    press(desk, "Enter")
    saved(desk)
    assert other_names("Varland News Agency") == ["VNA"]

    choose(desk, "It")
    press(desk, "s")
    assert (offered(desk), meant(desk)) == (["Joint Staff", "Varland News Agency"], "Joint Staff")
    press(desk, "Enter")

    choose(desk, "Lunn’s military")
    press(desk, "s")
    desk.keyboard.type("General Staff")
    chosen = desk.get_by_role("option", selected=True)
    expect(chosen).to_contain_text("also keeps “Lunn’s military” as a name of it")
    press(desk, "Shift+Enter")
    saved(desk)
    assert other_names("General Staff of Lunn") == ["Lunn’s military"]

    # One undo takes back the choice and the name.
    press(desk, "u")
    saved(desk)
    assert other_names("General Staff of Lunn") == []
    press(desk, "Shift+u")
    saved(desk)
    assert other_names("General Staff of Lunn") == ["Lunn’s military"]


def other_names(name: str) -> list[str]:
    """Return what else a source is called."""
    return [alias.name for alias in Source.objects.get(name=name).aliases]


def test_the_kind_is_guessed_and_words_mean_what_they_meant_before(desk: Page, actor: Principal) -> None:
    make_source(actor, name="General Staff of Lunn", source_kind="military")
    open_desk(desk, make_article(actor, text=STORY))
    choose(desk, "Lunn’s military")
    press(desk, "s")
    desk.keyboard.type("General Staff")
    expect(desk.get_by_role("option", selected=True)).to_contain_text("General Staff of Lunn")
    press(desk, "Enter")
    for words, kind in (("A ministry report", "document"), ("Government of Kestria", "government_body")):
        choose(desk, words)
        press(desk, "s")
        expect(desk.get_by_role("option", selected=True)).to_contain_text("New source")
        press(desk, "Enter")
        expect(desk.get_by_label("Kind of source")).to_have_value(kind)
        press(desk, "Enter")
    choose(desk, "Port Halden")
    press(desk, "e")
    expect(desk.get_by_role("option", selected=True)).to_contain_text("New entity")
    press(desk, "Enter")
    expect(desk.get_by_label("Kind of entity")).to_have_value("person")
    desk.get_by_label("Kind of entity").select_option("place")
    press(desk, "Enter")
    # The same words again, in the last paragraph: what they mean was never kept as a name.
    press(desk, "Escape", "Escape", "/")
    desk.keyboard.type("Lunn’s military")
    press(desk, "ArrowDown", "Enter", "s")
    chosen = desk.get_by_role("option", selected=True)
    expect(chosen.locator(".picker__name")).to_have_text("General Staff of Lunn")
    press(desk, "Enter")
    saved(desk)
    marks = Annotation.objects.filter(source=Source.objects.get(name="General Staff of Lunn"))
    assert marks.count() == 2
    assert Entity.objects.get().entity_kind == "place"


def test_other_names_posts_and_the_entity_of_a_source_are_edited_at_its_mark(
    desk: Page, actor: Principal
) -> None:
    moren = make_source(actor, name="Ilka Moren", source_kind="named_individual")
    make_source(actor, name="Government of Kestria", source_kind="government_body")
    open_desk(desk, make_article(actor, text="Ilka Moren said so on Monday."))
    choose(desk, "Ilka Moren")
    press(desk, "s")
    expect(desk.get_by_role("option", selected=True).locator(".picker__name")).to_have_text("Ilka Moren")
    press(desk, "Enter", "Enter")
    names = section(desk, "names")
    names.locator("summary").press("Enter")
    names.get_by_label("Also called, separated by commas").fill("Moren, the president")
    press(desk, "Enter")
    saved(desk)
    assert other_names("Ilka Moren") == ["Moren", "the president"]
    names.get_by_label("Title of the post").fill("President")
    press(desk, "Tab")
    pick(desk, names.get_by_role("combobox", name="Post at"), "Government of Kestria")
    saved(desk)
    role = moren.roles.get()
    assert (role.title, role.organization.name) == ("President", "Government of Kestria")
    names.get_by_role("combobox", name="The entity that this source is").focus()
    press(desk, "Enter")
    expect(desk.get_by_label("Kind of entity")).to_have_value("person")
    press(desk, "Enter")
    saved(desk)
    moren.refresh_from_db()
    assert moren.identity.entity.name == "Ilka Moren"
