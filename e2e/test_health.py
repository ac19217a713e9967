"""The site stands: health check through the browser."""

from playwright.sync_api import Page


def test_the_site_answers(page: Page) -> None:
    answer = page.goto("/healthz")
    assert answer is not None
    assert answer.status == 200
