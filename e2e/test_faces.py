"""Every face of the network map with nothing, few and many: good for everybody, in light on a wide screen and in the
dark on a phone, where the five faces stand on one line and what they draw begins on the first screen."""

import pytest
from playwright.sync_api import expect

from e2e.ways import WAYS, Walker

RICK, PASSWORD = "rick@demo.invalid", "alleen-voor-de-demo"
# What a face draws, on any screen.
FACES = {
    "lijst": ".party",
    "tabel": "table.data",
    "kaart": ".chart__figure a",
    "netwerk": "#netwerk",
    "matrix": "table.matrix",
}
NOTHING, FEW, MANY = "q=xyzzyqwxz", "deelbehoefte=drinkwater&regio=VR19", ""


@pytest.mark.parametrize("way", WAYS[:2], ids=["wide-and-light", "phone-in-the-dark"])
def test_every_face_with_nothing_few_and_many(walker: Walker) -> None:
    walker.is_signed_in(RICK, PASSWORD)
    for query in (NOTHING, FEW, MANY):
        for face, drawn in FACES.items():
            walker.goes(f"/netwerkkaart/?{query}&weergave={face}")
            expect(walker.page.get_by_role("navigation", name="Weergave").get_by_role("link")).to_have_count(len(FACES))
            if query == NOTHING:
                says_what_now(walker)
            else:
                begins_in_time(walker, drawn, query)
            if query != NOTHING or face in ("lijst", "matrix"):  # with nothing the others look just the same
                walker.looks(f"{face} {query or 'all'}")


def says_what_now(walker: Walker) -> None:
    expect(walker.page.locator("#telling")).to_contain_text("voor zover u mag zien")
    expect(walker.page.get_by_role("heading", name="Probeer het anders")).to_be_visible()
    expect(walker.page.get_by_role("link", name="Bekijk alles")).to_be_visible()


def begins_in_time(walker: Walker, drawn: str, query: str) -> None:
    """The tabs on one line; without filters the picture on the first screen."""
    page = walker.page
    expect(page.locator("#telling")).to_contain_text("voor zover u mag zien")
    tops = {round(one.bounding_box()["y"]) for one in page.locator(".map__bar .tabs a").all()}  # type: ignore[index]
    assert len(tops) == 1, page.url
    first = page.locator(drawn).locator("visible=true").first
    expect(first).to_be_attached()
    box, room = first.bounding_box(), page.viewport_size
    assert box
    assert room
    assert query != MANY or box["y"] < room["height"], page.url
