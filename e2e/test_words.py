"""Journey: an editor makes a term with three definitions; a reader sees it lit in a text, and reads it."""

import re

from playwright.sync_api import expect

from e2e.visitors import new_mark
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
ROSA = "rosa@demo.invalid"
MEANINGS = ("Terugveren", "Meeveren", "Doorgaan")


@every_way
def test_a_term_with_three_definitions_lights_up(walker: Walker) -> None:
    mark = new_mark()
    word, other = f"Buigkracht{mark}", f"Standhoud{mark}"
    walker.is_signed_in(ROSA, PASSWORD)
    walker.goes("/begrippen/nieuw/")
    makes(walker, word)
    walker.goes("/begrippen/nieuw/")
    mentions(walker, other, word)
    reads(walker, word)


def makes(walker: Walker, word: str) -> None:
    """First two definitions in the wrong order; the third after that."""
    page = walker.page
    walker.types(page.get_by_label("Begrip", exact=True), word)
    for number, label in enumerate(MEANINGS, 1):
        if number > 1:
            walker.presses(page.get_by_role("button", name="Nog een betekenis"))
        one = page.locator(f"#definitions-{number}")
        walker.types(one.get_by_label("In een paar woorden"), label)
        walker.types(one.get_by_label("Wat betekent het hier?"), f"Het is {label.lower()} na een klap.")
        walker.types(one.get_by_label("Jaar"), str(2020 + number))
    walker.looks("three rows")
    walker.presses(page.get_by_role("button", name="Omhoog betekenis 3"))
    expect(page.locator("#definitions-2").get_by_label("In een paar woorden")).to_have_value("Doorgaan")
    walker.presses(page.get_by_role("button", name="Haal weg betekenis 1"))
    expect(page.get_by_text("Betekenis 1 is weggehaald")).to_be_visible()
    walker.looks("one taken away")
    walker.presses(page.get_by_role("button", name="Zet terug betekenis 1"))
    walker.presses(page.get_by_role("button", name="Publiceer"))
    expect(walker.title()).to_have_text(word)
    expect(page.get_by_role("heading", name="3 betekenissen naast elkaar")).to_be_visible()
    walker.looks("term")


def mentions(walker: Walker, other: str, word: str) -> None:
    """Another term, in whose text the first stands, inflected by nothing but a capital."""
    page = walker.page
    walker.types(page.get_by_label("Begrip", exact=True), other)
    one = page.locator("#definitions-1")
    walker.types(one.get_by_label("In een paar woorden"), "Blijven staan")
    walker.types(one.get_by_label("Wat betekent het hier?"), f"Wie {word.lower()} heeft, blijft staan.")
    walker.presses(page.get_by_role("button", name="Publiceer"))
    expect(walker.title()).to_have_text(other)


def reads(walker: Walker, word: str) -> None:
    page = walker.page
    lit = page.locator("a.lit", has_text=re.compile(word, re.IGNORECASE))
    expect(lit).to_be_visible()
    walker.looks("lit")
    walker.presses(lit)
    expect(walker.title()).to_have_text(word)
    for label in MEANINGS:
        expect(page.get_by_role("heading", name=label)).to_be_visible()
    walker.goes(f"/begrippen/?q={word}")
    walker.presses(page.get_by_role("link", name=word))
    expect(walker.title()).to_have_text(word)
