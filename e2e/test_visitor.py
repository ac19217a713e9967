"""Journey 1: somebody without an account finds who can help. Written once, walked in every way."""

import re

from playwright.sync_api import Page, expect

from e2e.ways import Walker, every_way

QUESTION = "wie kan binnen 72 uur noodstroom leveren in Zeeland?"


def total(page: Page) -> int:
    """How many capabilities the page says that there are."""
    found = re.match(r"([\d.]+) capaciteit", page.locator("#telling").inner_text())
    return int(found.group(1).replace(".", "")) if found else 0


@every_way
def test_visitor_finds_help(walker: Walker) -> None:
    page = walker.page
    walker.goes("/")
    walker.looks("home")
    asks(walker)
    takes_the_time_off(walker)
    narrows_by_form(walker)
    selection = chooses_a_table(walker)
    opens_what_was_found(walker)
    walker.goes(selection)
    expect(page.get_by_role("table").get_by_role("columnheader", name="Hoe lang")).to_be_visible()
    expect(page.locator(".chip")).to_have_count(2)
    assert page.context.cookies() == []


def asks(walker: Walker) -> None:
    """The question in plain words becomes filters that show."""
    page = walker.page
    walker.types(page.get_by_role("search", name="Stel uw vraag").get_by_role("combobox"), QUESTION, enter=True)
    expect(walker.title()).to_have_text("Wie kan helpen?")
    for chip in ("binnen 72 uur", "Zeeland"):
        expect(page.locator(".chip", has_text=re.compile(chip, re.IGNORECASE))).to_be_visible()
    assert total(page) > 0
    walker.looks("answer")


def takes_the_time_off(walker: Walker) -> None:
    page, before = walker.page, total(walker.page)
    walker.presses(page.get_by_role("link", name=re.compile("Haal weg.*binnen 72 uur")))
    expect(page.locator(".chip", has_text="binnen 72 uur")).to_have_count(0)
    assert total(page) >= before
    walker.looks("without time")


def narrows_by_form(walker: Walker) -> None:
    """The number beside a filter is how many there are after it."""
    page = walker.page
    walker.opens_filters()
    facet = page.locator("#facet-vorm")
    if facet.get_attribute("open") is None:
        walker.presses(facet.locator("summary").first)
    option = facet.get_by_role("link", name="Materieel")
    promised = int(option.locator(".option__count").inner_text())
    walker.looks("filters open")
    walker.presses(option)
    expect(page).to_have_url(re.compile("vorm=materieel"))
    expect(page.locator(".chip", has_text="Materieel")).to_have_count(1)
    assert total(page) == promised
    walker.closes_filters()
    walker.looks("narrowed")


def chooses_a_table(walker: Walker) -> str:
    """Another face, another column, another order; all of it stands in the address."""
    page = walker.page
    walker.presses(page.get_by_role("navigation", name="Weergave").get_by_role("link", name="Tabel"))
    expect(page.get_by_role("table")).to_be_visible()
    walker.looks("table")
    walker.presses(page.locator("summary", has_text="Kolommen"))
    walker.presses(page.get_by_role("checkbox", name=re.compile("Hoe lang")))
    walker.looks("columns")
    walker.presses(page.get_by_role("button", name="Toon deze kolommen"))
    expect(page.get_by_role("columnheader", name=re.compile("Hoe lang"))).to_be_visible()
    walker.presses(page.get_by_role("columnheader", name="Capaciteit").get_by_role("link"))
    expect(page.get_by_role("columnheader", name="Capaciteit")).to_have_attribute("aria-sort", "ascending")
    names = page.get_by_role("rowheader").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    walker.looks("sorted table")
    return page.url


def opens_what_was_found(walker: Walker) -> None:
    page = walker.page
    name = page.get_by_role("rowheader").first.inner_text()
    walker.presses(page.get_by_role("rowheader").first.get_by_role("link"))
    expect(walker.title()).to_have_text(name)
    walker.looks("capability")
    of = page.get_by_role("main").get_by_text("Van ").get_by_role("link")
    organisation = of.inner_text()
    walker.presses(of)
    expect(walker.title()).to_have_text(organisation)
    walker.looks("organisation")


def searches(walker: Walker, words: str) -> None:
    """Asks in the box of the network map."""
    walker.types(walker.page.get_by_label("Wie of wat zoekt u?"), words, enter=True)
    expect(walker.page).to_have_url(re.compile(f"q={words.replace(' ', '(%20|[+])')}(&|$)"))


@every_way
def test_visitor_is_understood(walker: Walker) -> None:
    """A typing error, a place that is two things, nothing found, and why something stands where it stands."""
    page = walker.page
    walker.goes("/netwerkkaart/")
    walker.looks("everything")
    searches(walker, "agregaat")
    walker.sees("Gezocht op")
    assert total(page) > 0
    walker.looks("typing error")
    walker.presses(page.get_by_role("link", name=re.compile("Waarom staat dit hier")).first)
    expect(page.get_by_role("heading", name="Waarom dit hier staat")).to_be_visible()
    walker.looks("why")
    searches(walker, "bedden in Utrecht")
    expect(page.get_by_text("Bedoelde u")).to_contain_text("Utrecht")
    walker.looks("two meanings")
    walker.presses(page.get_by_text("Bedoelde u").get_by_role("link").first)
    expect(page).to_have_url(re.compile("gemeente=GM0344|regio=VR09|provincie="))
    searches(walker, "xyzzyqwv")
    expect(page.get_by_role("heading", name="Niets gevonden, voor zover u mag zien").first).to_be_visible()
    walker.looks("nothing")
    walker.presses(page.get_by_role("link", name="Bekijk alles"))
    assert total(page) > 500
