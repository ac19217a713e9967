"""Journey: the editor of an organisation reads her mail and says what still stands, without signing in."""

from playwright.sync_api import expect

from e2e.post import find_letter
from e2e.ways import Walker, every_way

DYNAMO = "Noodstroom De Zeeuwse Dynamo"
SUBJECT = f"Klopt dit nog? {DYNAMO}"
CARTS = "Accukarren zonder lawaai of uitlaatgas"


@every_way
def test_an_editor_confirms_from_her_mail(walker: Walker) -> None:
    page = walker.page
    walker.presses(find_letter(page, SUBJECT))  # the worker sends it when the site has just started
    walker.presses(page.get_by_role("link", name="klopt-dit-nog").first)
    expect(walker.title()).to_have_text("Klopt dit nog?")
    walker.sees("bent niet ingelogd")
    walker.looks("what stands there")
    says_what_is_wrong(walker)
    walker.presses(page.get_by_role("button", name="Ja, alles klopt"))
    walker.sees("Alles is bevestigd. U hoeft nu niets te doen.")
    walker.looks("all confirmed")
    walker.opens_menu()
    expect(page.get_by_role("link", name="Log in")).to_be_visible()


def says_what_is_wrong(walker: Walker) -> None:
    """First without a word, which says what is missing; then in words. What is doubted counts as overdue."""
    page = walker.page
    shows(walker)
    thing = page.get_by_role("article", name=CARTS)
    walker.presses(thing.get_by_text("Klopt niet meer"))
    walker.presses(thing.get_by_role("button", name="Meld dat dit niet meer klopt"))
    walker.sees("Schrijf in een paar woorden wat er niet meer klopt.")
    walker.looks("without a word")
    walker.types(thing.get_by_label("Wat klopt er niet meer?"), "De karren staan sinds deze week in Goes.")
    walker.presses(thing.get_by_role("button", name="Meld dat dit niet meer klopt"))
    walker.sees("Het telt nu als niet bevestigd")
    walker.goes(page.url.partition("?")[0])
    shows(walker)
    expect(thing.get_by_text("Bevestiging verlopen")).to_be_visible()
    walker.looks("overdue")


def shows(walker: Walker) -> None:
    """The carts, on whichever page they are; what is confirmed lies folded."""
    page = walker.page
    walker.leafs_to(page.locator("article", has_text=CARTS))
    if not page.get_by_role("article", name=CARTS).is_visible():
        walker.presses(page.get_by_text("Laat zien", exact=True))
