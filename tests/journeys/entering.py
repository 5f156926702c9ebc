"""Coming in: by a one-time link, as a person does, or with a session that was made beforehand."""

from django.test import Client
from playwright.sync_api import Page

from annotator.accounts.models import User
from annotator.accounts.operations import create_sign_in_link


def enter(page: Page, person: User) -> None:
    """Sign this person in by the link and its button, and be on the list of articles."""
    page.goto(f"/enter/{create_sign_in_link(person)}")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def sign_in(page: Page, person: User, server: str) -> None:
    """Give the page's browser profile a session of this person's at the server's address, and open nothing.

    That is half a second quicker than the link, which loads two pages.
    """
    client = Client()
    client.force_login(person)
    page.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": server} for name, cookie in client.cookies.items()]
    )
