"""Journey: an editor weighs a question with two positions and what nobody knows; a reader finds it, reads both sides
and goes on to what is asked of institutes."""

from playwright.sync_api import expect

from e2e.visitors import new_mark
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
ROSA = "rosa@demo.invalid"
SIDES = ("Iedereen waarschuwen", "Alleen wie erheen moet")


@every_way
def test_a_question_without_an_easy_answer(walker: Walker) -> None:
    mark = new_mark()
    title = f"Hoe luid mag een sirene {mark}?"
    walker.is_signed_in(ROSA, PASSWORD)
    walker.goes("/vraagstukken/")
    walker.looks("dilemmas")
    makes(walker, title, mark)
    is_published(walker)
    walker.page.context.clear_cookies()
    is_found(walker, title, mark)
    reads(walker, mark)


def makes(walker: Walker, title: str, mark: str) -> None:
    """First with one side only: nothing typed is lost."""
    page = walker.page
    walker.presses(page.get_by_role("link", name="Voeg een vraagstuk toe"))
    walker.looks("form")
    walker.types(page.get_by_label("Het vraagstuk in één zin"), title)
    walker.types(
        page.get_by_label("De vraag, in twee of drie zinnen"), "Wie schrikt, luistert niet. Wie slaapt ook niet."
    )
    takes_side(walker, 1)
    walker.presses(page.get_by_role("button", name="Bewaar als concept"))
    walker.sees("Vul ten minste twee standpunten in")
    walker.looks("one side")
    takes_side(walker, 2)
    asks_institutes(walker, mark)
    walker.presses(page.get_by_role("checkbox", name="Veiligheid", exact=True))
    walker.presses(page.locator("summary", has_text="Voor welke fase?"))
    walker.presses(page.get_by_role("checkbox", name="Nafase"))
    walker.looks("opened")
    walker.presses(page.get_by_role("button", name="Bewaar als concept"))
    expect(walker.title()).to_have_text(title)
    walker.sees("Concept: alleen voor de redactie")


def takes_side(walker: Walker, number: int) -> None:
    one, label = walker.page.locator(f"#positions-{number}"), SIDES[number - 1]
    walker.types(one.get_by_label("Standpunt in een paar woorden"), label)
    walker.types(one.get_by_label("Wat zegt het?"), f"{label} is het eerlijkst.")
    walker.types(one.get_by_label("Argumenten"), "Het scheelt tijd.\nHet is te oefenen.")


def asks_institutes(walker: Walker, mark: str) -> None:
    one = walker.page.locator("#open_questions-1")
    walker.types(one.get_by_label("Vraag", exact=True), f"Wie wordt er wakker van {mark}?")
    walker.picks(one.get_by_label("Stand"), "Wordt onderzocht")
    walker.types(one.get_by_label("Door wie?"), "Een universiteit")


def is_published(walker: Walker) -> None:
    walker.looks("draft")
    walker.presses(walker.page.get_by_role("button", name="Publiceer dit vraagstuk"))
    walker.sees("Het vraagstuk is gepubliceerd.")
    walker.looks("published")


def is_found(walker: Walker, title: str, mark: str) -> None:
    """By who has no account, in the one search."""
    walker.finds(f"sirene+{mark}", title)


def reads(walker: Walker, mark: str) -> None:
    page = walker.page
    walker.sees("geen van deze standpunten is het goede")
    for label in SIDES:
        expect(page.get_by_role("heading", name=label, exact=True)).to_be_visible()
    walker.sees(f"Wie wordt er wakker van {mark}?")
    walker.looks("dilemma")
    walker.goes("/vraagstukken/onderzoeksvragen/?stand=bezig")
    walker.leafs_to(page.get_by_text(f"Wie wordt er wakker van {mark}?"))
    walker.looks("open questions")
