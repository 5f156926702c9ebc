"""The tools of the text desk, opened by their keys, and a story to use them on."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.keyboard import press

TEXT = (
    "Korvia sent 3,000 soldiers, Arden said.\n\n"
    "Arden’s ministry said that Korvia denied it. The Drava Accord binds Korvia.\n\n"
    "In Korvia nobody spoke."
)


def open_help(page: Page) -> Locator:
    """Open the help by its key."""
    press(page, "?")
    dialog = page.get_by_role("dialog", name="Keys and commands")
    expect(dialog).to_be_visible()
    return dialog


def open_palette(page: Page) -> Locator:
    """Open the palette by its key."""
    press(page, "Control+k")
    dialog = page.get_by_role("dialog", name="Commands", exact=True)
    expect(dialog.get_by_role("combobox")).to_be_focused()
    return dialog


def change_keys(page: Page, command: str) -> Locator:
    """Open the help, and in it the keys of a command."""
    dialog = open_help(page)
    dialog.get_by_role("button", name="Change keys").press("Enter")
    dialog.get_by_role("button", name=command).press("Enter")
    changer = page.get_by_role("dialog", name=f"Keys of “{command}”")
    expect(changer.get_by_role("textbox", name="Press the new keys")).to_be_focused()
    return changer
