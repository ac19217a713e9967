"""Journeys: a reader finds news, an answer with its norm, and pages with what comes from elsewhere."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e import axe
from e2e.ways import Walker, every_way


@every_way
def test_a_reader_finds_news_and_an_answer_with_its_norm(walker: Walker) -> None:
    page = walker.page
    walker.goes("/nieuws/")
    walker.looks("news")
    walker.presses(page.get_by_role("navigation", name="Kies een behoefte").get_by_role("link", name="Welzijn"))
    walker.looks("news of one need")
    walker.presses(page.locator(".news__title a").first)
    walker.looks("article")
    walker.goes("/vragen/")
    walker.looks("questions")
    walker.types(page.get_by_label("Wat wilt u weten?"), "48 uur", enter=True)
    walker.looks("found")
    question = page.locator("details.question", has_text="zoals het gold op").first
    walker.presses(question.locator("summary"))
    expect(question.get_by_text("zoals het gold op")).to_be_visible()
    walker.looks("answer")
    walker.presses(question.get_by_role("link", name=re.compile("Eigen bladzijde")))
    walker.looks("question")
    walker.goes("/behoeften/welzijn/")
    walker.looks("introduction")


@pytest.mark.parametrize("path", ["/over/na-de-ramp/", "/over/over-de-netwerkkaarten/"])
def test_a_page_with_what_comes_from_elsewhere(page: Page, phone: Page, path: str) -> None:
    for tab in (page, phone):
        tab.goto(path)
        axe.check(tab)
