"""Journey: a reader asks a sentence, reads the page that answers it, and sees why it stood there; a member keeps a
question, takes it out of the list and puts it back."""

import re

import pytest
from playwright.sync_api import expect

from e2e.visitors import new_mark
from e2e.ways import WAYS, Walker, every_way

PASSWORD = "alleen-voor-de-demo"
MATS = "mats@demo.invalid"
QUESTION = "Hoe beginnen wij een noodsteunpunt in de wijk?"
GUIDE = "Een steunpunt in de wijk, stap voor stap"


@every_way
def test_a_sentence_leads_to_the_page_that_answers_it(walker: Walker) -> None:
    walker.goes("/over/")
    asks(walker, QUESTION)
    expect(walker.page.get_by_role("heading", level=2, name=re.compile(r"^\d+ resultaten"))).to_be_visible()
    walker.looks("many")
    narrows(walker)
    reads_page(walker)
    sees_why(walker)
    finds_nothing(walker)


@pytest.mark.parametrize("way", WAYS[:2], ids=["mouse", "phone"])
def test_words_are_suggested_while_somebody_types(walker: Walker) -> None:
    """In each box, words of what it searches in; a sentence that is begun stays."""
    page, help_asked, told = walker.page, "generator of noodstr", "steunpunt bij stroomu"
    boxes = (
        ("/", "#vraag", help_asked),
        ("/netwerkkaart/", "#vraag", help_asked),
        ("/zoeken/", "#vraag", told),
        ("/bibliotheek/", "#vraag", told),
        ("/over/", "#zoek", told),
    )
    for path, box, typed in boxes:
        walker.goes(path)
        opener = page.get_by_role("banner").get_by_role("button", name="Zoeken", exact=True)
        if box == "#zoek" and opener.is_visible():
            walker.presses(opener)
        asked = page.locator(box)
        asked.press_sequentially(typed)
        offered = page.locator(f"#{asked.get_attribute('list')} option")
        expect(offered.first).to_have_attribute("value", re.compile(f"^{typed}"))
    walker.looks("suggestions")


def asks(walker: Walker, question: str) -> None:
    """In the frame that is around every page; on a small screen the box lies behind a button."""
    page = walker.page
    opener = page.get_by_role("banner").get_by_role("button", name="Zoeken", exact=True)
    if opener.is_visible():
        walker.presses(opener)
    walker.types(page.get_by_role("banner").get_by_label("Waar bent u naar op zoek?"), question, enter=True)
    expect(walker.title()).to_have_text("Zoeken")
    expect(page.get_by_role("main").get_by_label("Waar bent u naar op zoek?")).to_have_value(question)


def narrows(walker: Walker) -> None:
    """To documents; what is chosen stands above the list."""
    page = walker.page
    walker.opens_filters()
    walker.presses(page.get_by_role("link", name=re.compile("^Documenten")))
    expect(page).to_have_url(re.compile("soort=document"))
    expect(page.locator(".chip", has_text="Documenten")).to_have_count(1)
    expect(page.locator(".htmx-settling")).to_have_count(0)  # the sheet opens again after that
    walker.closes_filters()
    expect(page.locator(".lines > li").first).to_contain_text("document")
    walker.looks("documents")


def reads_page(walker: Walker) -> None:
    """Of the guide: the words that were asked are marked there too. Back leads to the same list."""
    page = walker.page
    walker.presses(page.get_by_role("link", name=re.compile(rf"^Lees bladzijde \d+ van {GUIDE}")))
    expect(walker.title()).to_have_text(re.compile(r"^Bladzijde \d+"))
    expect(page.locator("mark").first).to_be_visible()
    walker.looks("page")
    page.go_back()
    expect(page).to_have_url(re.compile("soort=document"))
    expect(page.get_by_role("link", name=GUIDE, exact=True)).to_be_visible()


def sees_why(walker: Walker) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name=f"Waarom staat dit hier? {GUIDE}"))
    expect(page.get_by_role("heading", name="Waarom staat dit hier?")).to_be_visible()
    expect(page.locator("#waarom li").filter(has_text="wijk").first).to_be_visible()
    walker.looks("why")


def finds_nothing(walker: Walker) -> None:
    """Says so, and what can be done about it."""
    page, nonsense = walker.page, new_mark()
    walker.types(page.get_by_role("main").get_by_label("Waar bent u naar op zoek?"), nonsense, enter=True)
    expect(page.get_by_role("heading", name="Niets gevonden")).to_be_visible()
    walker.looks("nothing")
    walker.presses(page.get_by_role("link", name="Zoek opnieuw zonder filters"))
    expect(page).not_to_have_url(re.compile("soort="))
    expect(page.get_by_role("heading", name="Niets gevonden")).to_be_visible()


@every_way
def test_a_kept_question_is_taken_away_and_put_back(walker: Walker) -> None:
    page, question = walker.page, f"drinkwater {new_mark()}"
    walker.is_signed_in(MATS, PASSWORD)
    walker.goes(f"/zoeken/?q={question}")
    keeps(walker, question)
    walker.goes("/")
    walker.opens_own("Mijn zoekopdrachten")
    expect(walker.title()).to_have_text("Mijn zoekopdrachten")
    mine = page.get_by_role("main").get_by_role("link", name=question, exact=True)
    expect(mine).to_be_visible()
    chooses_how_often(walker, question)
    walker.presses(page.get_by_role("button", name=f"Haal weg: {question}"))
    walker.sees(f"‘{question}’ is weg uit uw lijst.")
    expect(mine).to_have_count(0)
    walker.looks("taken away")
    walker.presses(page.get_by_role("button", name="Zet terug"))
    walker.sees(f"‘{question}’ staat weer in uw lijst.")
    walker.presses(mine)
    expect(page.get_by_role("main").get_by_label("Waar bent u naar op zoek?")).to_have_value(question)


def chooses_how_often(walker: Walker, question: str) -> None:
    one = walker.page.get_by_role("main").locator(".lines > li").filter(has_text=question)
    expect(one).to_contain_text("Brief per e-mail: zodra er iets nieuws is")
    walker.presses(one.locator("summary"))
    walker.presses(one.get_by_label("Elke maandag"))
    walker.looks("how often")
    walker.presses(one.get_by_role("button", name=f"Bewaar deze keuze voor {question}"))
    expect(one).to_contain_text("Brief per e-mail: elke maandag")


def keeps(walker: Walker, question: str) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name=re.compile("^Bewaar deze zoekopdracht")))
    expect(walker.title()).to_have_text("Bewaar deze zoekopdracht")
    walker.presses(page.get_by_label("Zodra er iets nieuws is"))
    walker.looks("keep")
    walker.presses(page.get_by_role("button", name="Bewaar", exact=True))
    walker.sees("De zoekopdracht is bewaard.")
    expect(page.get_by_role("main").get_by_role("link", name=question, exact=True)).to_be_visible()
    walker.looks("mine")
