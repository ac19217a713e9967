"""A journey to a key of the API: made, copied while it shows, taken back."""

from secrets import token_hex

from playwright.sync_api import expect

from e2e.ways import Walker, every_way


@every_way
def test_member_makes_a_key_and_takes_it_back(walker: Walker) -> None:
    page, name = walker.page, f"Plotbord {token_hex(3)}"
    walker.is_signed_in("mats@demo.invalid", "alleen-voor-de-demo")
    walker.goes("/over/")
    walker.opens_own("API-sleutels")
    walker.looks("my keys")
    walker.presses(page.get_by_role("button", name="Maak de sleutel"))
    walker.sees("Schrijf op waarvoor u deze sleutel gebruikt.")
    walker.looks("without a name")
    walker.types(page.get_by_label("Waarvoor gebruikt u de sleutel?"), name)
    walker.presses(page.get_by_role("button", name="Maak de sleutel"))
    expect(page.get_by_role("heading", name=f"Uw nieuwe sleutel: {name}")).to_be_visible()
    expect(page.locator("code.token")).to_contain_text("sleutel_")
    walker.looks("the key, once")
    walker.presses(page.get_by_role("link", name=f"Trek in: {name}"))
    expect(walker.title()).to_have_text(f"Sleutel '{name}' intrekken?")
    walker.looks("what will happen")
    walker.presses(page.get_by_role("button", name="Trek de sleutel in"))
    walker.sees(f"De sleutel '{name}' werkt niet meer.")
    expect(page.get_by_role("link", name=f"Trek in: {name}")).to_have_count(0)
    walker.looks("one less")
