"""Journey: two people change one record and the second chooses; an earlier version is put back; a coordinator merges
two organisations that are one, and undoes it."""

import re

from playwright.sync_api import Page, expect

from e2e.visitors import Visitor, new_mark, signed_in
from e2e.ways import Walker, every_way

PASSWORD = "alleen-voor-de-demo"
EEFJE, RICK = "eefje@demo.invalid", "rick@demo.invalid"
CARTS = "/capaciteiten/29bfvzqm/"
KEPT, DOUBLE = "Noodstroom De Zeeuwse Dynamo", "Dynamo Aggregaten Middelburg"


@every_way
def test_the_second_of_two_loses_nothing_and_puts_an_earlier_version_back(walker: Walker, new_page: Visitor) -> None:
    mark = new_mark()
    walker.is_signed_in(EEFJE, PASSWORD)
    walker.goes(f"{CARTS}wijzigen/")
    somebody_else_is_first(new_page(), mark)
    chooses_what_to_keep(walker, mark)
    puts_back(walker, mark)


def somebody_else_is_first(page: Page, mark: str) -> None:
    signed_in(page, RICK, PASSWORD)
    page.goto(f"{CARTS}wijzigen/")
    page.get_by_label("Voorwaarden").first.fill(f"Voorwaarde van Rick {mark}")
    page.get_by_label("Verzekering").fill(f"Polis {mark}")
    page.get_by_role("button", name="Bewaar de capaciteit").click()
    expect(page.get_by_text("De wijzigingen zijn bewaard.")).to_be_visible()


def chooses_what_to_keep(walker: Walker, mark: str) -> None:
    page = walker.page
    walker.types(page.get_by_label("Voorwaarden").first, f"Voorwaarde van Eefje {mark}")
    walker.presses(page.get_by_role("button", name="Bewaar de capaciteit"))
    walker.sees("Iemand anders heeft dit intussen gewijzigd.")
    table = page.get_by_role("table", name="Wat er intussen is gewijzigd")
    for words in (f"Voorwaarde van Rick {mark}", f"Voorwaarde van Eefje {mark}", f"Polis {mark}", "Rick"):
        expect(table).to_contain_text(words)
    expect(page.get_by_label("Verzekering")).to_have_value(f"Polis {mark}")
    walker.looks("which of the two", 409)
    walker.presses(table.get_by_role("radio", name="Wat er nu staat"))
    walker.presses(page.get_by_role("button", name="Bewaar de capaciteit"))
    walker.sees("De wijzigingen zijn bewaard.")
    walker.sees(f"Voorwaarde van Rick {mark}")


def puts_back(walker: Walker, mark: str) -> None:
    page = walker.page
    walker.goes(f"{CARTS}geschiedenis/")
    walker.presses(page.get_by_role("link", name="Bekijk en vergelijk eerdere versies"))
    walker.looks("versions")
    walker.presses(page.get_by_role("button", name="Vergelijk deze twee"))
    walker.sees("Het verschil")
    walker.looks("two versions")
    walker.presses(page.get_by_role("table", name="De nieuwste versie staat boven").get_by_role("link").nth(1))
    walker.looks("one version")
    walker.presses(page.get_by_role("button", name="Zet deze versie terug"))
    walker.sees("De eerdere versie is teruggezet.")
    expect(page.get_by_text(f"Voorwaarde van Rick {mark}", exact=True)).to_have_count(0)
    walker.looks("put back")


@every_way
def test_a_coordinator_merges_two_that_are_one_and_undoes_it(walker: Walker) -> None:
    page = walker.page
    signed_in(page, RICK, PASSWORD)
    walker.goes("/dubbele-nummers/")
    walker.sees(DOUBLE)
    walker.looks("clashes")
    walker.presses(page.get_by_role("link", name="Voeg samen"))
    walker.looks("what goes where")
    if page.get_by_role("link", name=f"Andersom: laat {KEPT} blijven").count():
        walker.presses(page.get_by_role("link", name=f"Andersom: laat {KEPT} blijven"))
    walker.sees("Lichtmasten op aanhanger")
    walker.presses(page.get_by_role("button", name="Voeg samen"))
    walker.sees(f"{DOUBLE} is hiermee samengevoegd.")
    expect(walker.title()).to_have_text(KEPT)
    expect(page.get_by_role("link", name="Lichtmasten op aanhanger").first).to_be_visible()
    walker.looks("merged")
    walker.presses(page.get_by_role("link", name=re.compile(f"Maak ongedaan.*{DOUBLE}")))
    walker.looks("undo?")
    walker.presses(page.get_by_role("button", name="Maak het ongedaan"))
    walker.sees("Het is ongedaan gemaakt.")
    walker.goes("/dubbele-nummers/")
    walker.sees(DOUBLE)
    walker.presses(page.get_by_role("link", name=DOUBLE, exact=True))
    walker.presses(page.get_by_role("link", name="Splits in twee organisaties"))
    walker.looks("split")
    walker.goes("/dubbele-nummers/")
    walker.presses(page.get_by_role("link", name="Het zijn er echt twee"))
    walker.looks("two after all?")
