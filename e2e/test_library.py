"""Journey: an editor puts a report in the library; a reader finds what it says on page 14, and reads that page."""

from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from e2e import axe
from e2e.visitors import new_mark
from e2e.ways import WAYS, Walker, every_way
from weerbaar.demo import papers

PASSWORD = "alleen-voor-de-demo"
ROSA = "rosa@demo.invalid"


def report_of(mark: str) -> dict[str, object]:
    """Sixteen pages; what is looked for stands on page 14, under a word of its own."""
    pages = [[f"# Hoofdstuk {number}", "Over gewone zaken."] for number in range(1, 17)]
    pages[13] = ["# Hoofdstuk 14", f"De bakfiets van {mark} staat klaar achter het dorpshuis."]
    return {"name": "rapport.pdf", "mimeType": "application/pdf", "buffer": papers.pdf(f"Verslag {mark}", pages)}


@every_way
def test_a_report_found_on_page_fourteen(walker: Walker) -> None:
    mark = new_mark()
    walker.is_signed_in(ROSA, PASSWORD)
    walker.goes("/bibliotheek/")
    walker.looks("shelf")
    adds(walker, mark)
    is_read(walker)
    finds(walker, mark)


def adds(walker: Walker, mark: str) -> None:
    """First without what is needed; the file that was sent need not be chosen again."""
    page = walker.page
    walker.presses(page.get_by_role("link", name="Voeg een document toe"))
    walker.looks("form")
    page.locator("input[type=file]").set_input_files(report_of(mark))
    if walker.way.script:
        walker.sees("‘rapport.pdf’ is verstuurd en nagekeken.")
    walker.types(page.get_by_label("Titel"), f"Verslag {mark}")
    walker.presses(page.get_by_role("button", name="Publiceer"))
    walker.sees("‘rapport.pdf’ staat klaar.")
    walker.looks("what is missing")
    walker.picks(page.get_by_label("Soort document"), "Rapport")
    walker.types(page.get_by_label("Welke organisatie schreef het?"), "Gemeente Voorbeeld")
    walker.picks(page.get_by_label("Wat mag een lezer ermee?"), "CC0 1.0: vrij van rechten")
    walker.presses(page.get_by_role("button", name="Publiceer"))
    expect(walker.title()).to_have_text(f"Verslag {mark}")
    walker.looks("document")


def is_read(walker: Walker) -> None:
    """By a worker; the page tells how far it is."""
    page = walker.page
    text = page.get_by_role("link", name="Lees de tekst hier")
    for _ in range(20):
        if text.count() and not page.get_by_text("De tekst wordt gelezen").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(text).to_be_visible()


def finds(walker: Walker, mark: str) -> None:
    page = walker.page
    fourteen = page.get_by_role("link", name=f"Lees bladzijde 14 van Verslag {mark}")
    for _ in range(20):
        walker.goes(f"/bibliotheek/?q=bakfietsen+{mark}")
        if fourteen.count():
            break
        page.wait_for_timeout(500)
    walker.looks("found")
    walker.presses(fourteen)
    expect(walker.title()).to_have_text("Bladzijde 14")
    expect(page.locator("mark", has_text="bakfiets")).to_be_visible()
    walker.looks("page fourteen")


@pytest.mark.parametrize("way", WAYS[:1], ids=["mouse"])
def test_a_line_that_breaks_costs_one_piece(walker: Walker, tmp_path: Path) -> None:
    """What was sent stays sent: after a break it goes on by itself, and after the page was closed too."""
    page, file = walker.page, tmp_path / f"groot-{new_mark()}.txt"
    file.write_text("Zand en water.\n" * 650_000)  # three pieces
    offsets: list[int] = []
    breaks = iter([False, True, False, False])

    def line(route: Route) -> None:
        if route.request.method != "PATCH":
            route.continue_()
            return
        offsets.append(int(route.request.headers["upload-offset"]))
        if next(breaks, True):
            route.abort("connectionreset")
        else:
            route.continue_()

    walker.is_signed_in(ROSA, PASSWORD)
    page.route("**/*", line)
    walker.goes("/bibliotheek/nieuw/")
    page.locator("input[type=file]").set_input_files(file)
    walker.sees("De verbinding hapert. We proberen het opnieuw.")
    axe.forgive(page, "ERR_CONNECTION_RESET")
    walker.looks("broken line")
    walker.sees(f"‘{file.name}’ is verstuurd en nagekeken.")
    assert offsets[0] == 0 < offsets[1] == offsets[2] < offsets[3]

    again = tmp_path / f"weer-{new_mark()}.txt"
    again.write_text("Zand en water.\n" * 650_000)
    offsets.clear()
    breaks = iter([False, True, True])
    walker.goes("/bibliotheek/nieuw/")
    page.locator("input[type=file]").set_input_files(again)
    walker.sees("De verbinding hapert. We proberen het opnieuw.")
    breaks = iter([False] * 4)
    page.reload()
    page.locator("input[type=file]").set_input_files(again)
    walker.sees(f"‘{again.name}’ is verstuurd en nagekeken.")
    assert offsets.count(0) == 1
    assert max(offsets) > 0
