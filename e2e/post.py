"""What people read in their mail: the mail box of the demo, where what the worker sends arrives soon."""

from playwright.sync_api import Locator, Page

LOOKS, PAUSE = 120, 250  # milliseconds between two looks


def newest(page: Page, subject: str, to: str = "") -> Locator:
    """In the mail box: the link to the newest letter with this subject; there may be none yet."""
    page.goto("/demo/post/")
    rows = page.get_by_role("row").filter(has=page.get_by_role("link", name=subject))
    return rows.filter(has_text=to).first.get_by_role("link") if to else rows.first.get_by_role("link")


def address_of_newest(page: Page, subject: str, to: str) -> str:
    """Which letter is the newest now; empty when there is none. To tell a later one from it."""
    link = newest(page, subject, to)
    return link.get_attribute("href") or "" if link.count() else ""


def find_letter(page: Page, subject: str, to: str = "", after: str = "") -> Locator:
    """Waits in the mail box for a letter, newer than `after`; the link to it."""
    for _ in range(LOOKS):
        link = newest(page, subject, to)
        if link.count() and link.get_attribute("href") != after:
            return link
        page.wait_for_timeout(PAUSE)
    raise AssertionError(f"no letter '{subject}' to {to or 'anybody'}")
