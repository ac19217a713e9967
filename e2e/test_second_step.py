"""Journey: somebody sets up the second step, signs in with a recovery code, and takes the step away again."""

import base64
import hashlib
import hmac
import struct
import time

from playwright.sync_api import expect

from e2e.ways import Walker, every_way

MATS, PASSWORD = "mats@demo.invalid", "alleen-voor-de-demo"


@every_way
def test_second_step_is_set_up_used_and_taken_away(walker: Walker) -> None:
    page = walker.page
    walker.goes("/over/")
    walker.goes_to_sign_in()
    walker.looks("sign in")
    walker.signs_in(MATS, PASSWORD)
    walker.opens_own("Tweede stap")
    walker.looks("no second step yet")
    walker.presses(page.get_by_role("link", name="Stel een tweede stap in"))
    says_the_password_again(walker)
    recovery = sets_it_up(walker)
    walker.presses(page.get_by_role("link", name="Ik heb ze bewaard, ga verder"))
    signs_in_with(walker, recovery)
    takes_it_away(walker)


def says_the_password_again(walker: Walker) -> None:
    page = walker.page
    expect(walker.title()).to_have_text("Nog even uw wachtwoord")
    walker.looks("password again")
    walker.types(page.get_by_label("Wachtwoord"), PASSWORD)
    walker.presses(page.get_by_role("button", name="Ga verder"))


def sets_it_up(walker: Walker) -> str:
    """First with a wrong code; one of the recovery codes that are shown."""
    page = walker.page
    expect(walker.title()).to_have_text("Stel een tweede stap in")
    expect(page.get_by_role("img", name="Code om met de camera te lezen")).to_be_visible()
    walker.presses(page.get_by_text("Lukt dat niet? Neem dan deze letters over"))
    walker.looks("qr code")
    secret = page.locator(".secret").inner_text()
    walker.types(page.get_by_label("Code uit de app"), "12")
    walker.presses(page.get_by_role("button", name="Zet de tweede stap aan"))
    walker.sees("Deze code klopt niet of is al gebruikt.")
    walker.looks("wrong code")
    walker.types(page.get_by_label("Code uit de app"), code_of(secret))
    walker.presses(page.get_by_role("button", name="Zet de tweede stap aan"))
    expect(walker.title()).to_have_text("Uw herstelcodes")
    walker.looks("recovery codes")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download de codes").click()
    assert download.value.suggested_filename == "herstelcodes.txt"
    return page.locator(".recovery code").first.inner_text()


def signs_in_with(walker: Walker, recovery: str) -> None:
    page = walker.page
    sign_out(walker)
    walker.goes_to_sign_in()
    walker.fills_in_sign_in(MATS, PASSWORD)
    expect(walker.title()).to_have_text("Vul de code in")
    walker.looks("asked for the code")
    walker.types(page.get_by_label("Code", exact=True), recovery)
    walker.presses(page.get_by_role("button", name="Log in"))
    expect(page.get_by_role("banner").locator(".dropdown__who")).to_have_count(1)


def takes_it_away(walker: Walker) -> None:
    page = walker.page
    walker.opens_own("Tweede stap")
    walker.sees("U hebt nog 9 herstelcodes.")
    walker.looks("second step")
    walker.presses(page.get_by_role("link", name="Haal de tweede stap weg"))
    says_the_password_again(walker)
    walker.looks("sure")
    walker.presses(page.get_by_role("button", name="Haal de tweede stap weg"))
    walker.sees("Uw tweede stap is weggehaald.")
    walker.looks("taken away")


def sign_out(walker: Walker) -> None:
    walker.opens_menu()
    walker.presses(walker.page.get_by_role("banner").locator("details.dropdown > summary").last)
    walker.presses(walker.page.get_by_role("banner").get_by_role("button", name="Log uit"))
    expect(walker.page.get_by_role("banner").locator(".dropdown__who")).to_have_count(0)
    walker.page.wait_for_load_state()


def code_of(secret: str) -> str:
    """What the app would show now (RFC 6238: six digits, half a minute, SHA-1)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"
