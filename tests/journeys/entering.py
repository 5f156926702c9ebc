"""Coming in by a one-time link, as a person does: open it and press the button."""

from playwright.sync_api import Page

from annotator.accounts.models import User
from annotator.accounts.operations import create_sign_in_link


def enter(page: Page, person: User) -> None:
    """Sign this person in, and be on the list of articles."""
    page.goto(f"/enter/{create_sign_in_link(person)}")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
