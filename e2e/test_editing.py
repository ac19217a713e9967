"""Journey: an editor writes an article with a picture of her own, plans it and asks another to look; that one gets a
letter and approves; the reader sees it when its moment has come.

axe looks after every step, also at the pages of the back office, which are Wagtail's. What Wagtail leaves without a
name has one of ours (`backoffice/labels.js`). Not in our power, and so not asked: how close to each other small buttons
come while a list or a calendar lies over them (`target-size`). A preview is looked at as a page by itself, not within
the page of the editor.
"""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from e2e import axe, post
from e2e.visitors import new_mark, signed_in
from ops import site

PASSWORD = "alleen-voor-de-demo"
ROSA, ADA = "rosa@demo.invalid", "ada@demo.invalid"
ASKED, ANSWERED = "Kijkt u mee? Er ligt een artikel voor u klaar", "Uw artikel is goedgekeurd"
THEIRS = ("target-size",)
SHOWS = "Een plein met een witte tent"


def looks(page: Page) -> None:
    """The page as it stands is good for everybody, apart from what is not ours to mend."""
    page.wait_for_load_state()
    found = [line for line in axe.violations(page) if not line.startswith(THEIRS)]
    assert not found, f"{page.url}:\n" + "\n".join(found)


def picture_file(mark: str) -> dict[str, object]:
    """In colours of its own: the same picture twice is told."""
    out = io.BytesIO()
    small = Image.frombytes("RGB", (2, 1), mark.encode())
    small.resize((1600, 900)).save(out, "PNG")
    return {"name": f"plein-{mark}.png", "mimeType": "image/png", "buffer": out.getvalue()}


def uploads(page: Page, title: str, mark: str) -> None:
    """A picture with what it shows in words, and the part that stays in view in every cut."""
    page.goto("/beheer/images/")
    page.get_by_role("link", name="Voeg een afbeelding toe").first.click()
    looks(page)
    page.locator("#fileupload").set_input_files(picture_file(mark))
    sent = page.locator("#upload-list form")
    sent.get_by_label("Titel").fill(title)
    sent.get_by_label("Omschrijving").fill(SHOWS)
    looks(page)
    sent.locator("[type=submit]").click()
    expect(sent).to_have_count(0)
    page.goto("/beheer/images/")
    page.get_by_role("link", name=title).first.click()
    chosen = _draws_focus(page)
    looks(page)
    page.locator("main form[enctype] button[type=submit]").first.click()
    expect(page.locator(".messages")).to_contain_text(title)
    page.get_by_role("link", name=title).first.click()
    expect(page.locator(".focal-point-chooser")).to_have_attribute("data-focal-point-x", chosen)


def _draws_focus(page: Page) -> str:
    """A box over the picture by mouse; where its middle lies."""
    box = page.locator(".focal-point-chooser .jcrop-tracker").last.bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 160, steps=8)
    page.mouse.up()
    place = page.locator("input.focal_point_x")
    expect(place).not_to_have_value("")
    return place.input_value()


def block(page: Page, kind: str) -> None:
    """One block more at the end of the text."""
    page.get_by_role("button", name="Blok invoegen").last.click()
    page.get_by_role("option", name=kind, exact=True).click()


def writes(page: Page, title: str, picture: str) -> None:
    """An article of several blocks, with the picture on top."""
    page.goto("/nieuws/")
    page.get_by_role("link", name="Schrijf een artikel").click()
    expect(page.locator("body.ready")).to_be_visible()
    page.locator("#id_title").fill(title)
    page.locator("#id_summary").fill("Veertig bewoners zetten samen een noodsteunpunt op.")
    page.get_by_role("button", name="Kies een afbeelding").click()
    chooser = page.locator(".modal[role=dialog]")
    chooser.get_by_role("link", name=picture).first.click()
    expect(chooser).to_have_count(0)
    page.locator("#id_picture_alt").fill(SHOWS)
    block(page, "Tekst")
    page.locator(".public-DraftEditor-content").last.click()
    page.keyboard.type("De tent stond binnen een uur.")
    block(page, "Citaat")
    page.locator("[name=body-1-value-text]").fill("Wij kennen elkaar nu.")
    page.locator("[name=body-1-value-who]").fill("Een bewoner")
    block(page, "Oproep")
    page.locator("[name=body-2-value-button]").fill("Kijk wie er helpen")
    page.locator("[name=body-2-value-address]").fill("/netwerkkaart/")
    looks(page)


def previews(page: Page, title: str) -> None:
    """Beside the form, as readers would get it; opened and closed again."""
    page.get_by_role("button", name="Toon/verberg voorvertoning").click()
    inside = page.frame_locator("#w-preview-iframe")
    expect(inside.get_by_role("heading", level=1)).to_have_text(title)
    expect(inside.get_by_text("Wij kennen elkaar nu.")).to_be_visible()
    page.get_by_role("button", name="Toon/verberg voorvertoning").click()


def plans(page: Page, moment: datetime) -> None:
    """From when it is there, in the dialog under the clock."""
    page.get_by_role("button", name="Toon/verberg status").click()
    page.get_by_role("button", name="Stel schema in").click()
    dialog = page.get_by_role("dialog").filter(has=page.locator("#id_go_live_at"))
    page.locator("#id_go_live_at").fill(f"{moment:%Y-%m-%d %H:%M}")
    looks(page)
    dialog.get_by_role("heading").first.click()  # the calendar lies over the button
    dialog.get_by_role("button", name="Schema opslaan").click()
    expect(dialog).to_be_hidden()


def acts(page: Page, name: str, told: str) -> None:
    """A button at the foot of the editor; all but the first stand behind an arrow."""
    foot = page.locator("footer.footer")
    expect(foot.get_by_role("button").first).to_be_visible()
    button = foot.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        foot.get_by_role("button", name="Meer acties").click()
    button.click()
    expect(page.locator(".messages")).to_contain_text(told, timeout=60_000)
    looks(page)


def letter(page: Page, subject: str, to: str, before: str) -> Locator:
    """Opens the letter that came after `before`."""
    post.find_letter(page, subject, to, before).click()
    looks(page)
    return page.locator("main")


def test_an_article_is_planned_approved_and_read_at_its_moment(new_page: Callable[..., Page], address: str) -> None:
    rosa, ada, noor = signed_in(new_page(), ROSA, PASSWORD), signed_in(new_page(), ADA, PASSWORD), new_page()
    mark = new_mark()
    title, picture = f"Noodsteunpunt {mark}", f"Plein {mark}"
    moment = (datetime.now(ZoneInfo("Europe/Amsterdam")) + timedelta(days=1)).replace(hour=9, minute=0)
    before = {who: post.address_of_newest(noor, subject, who) for who, subject in ((ADA, ASKED), (ROSA, ANSWERED))}
    for page in (rosa, ada):
        page.goto("/beheer/")
        looks(page)
    uploads(rosa, picture, mark)
    writes(rosa, title, picture)
    previews(rosa, title)
    plans(rosa, moment)
    acts(rosa, "Bewaar concept", title)
    editor = urlsplit(rosa.url).path
    rosa.goto(f"{editor.removesuffix('edit/')}view_draft/")
    expect(rosa.get_by_role("heading", level=1)).to_have_text(title)
    looks(rosa)
    rosa.goto(editor)
    acts(rosa, "Stuur door naar Vier ogen", "ter goedkeuring ingediend")

    asked = letter(noor, ASKED, ADA, before[ADA])
    expect(asked).not_to_contain_text(title)
    ada.goto(asked.get_by_role("link", name="/beheer/pages/").get_attribute("href") or "")
    assert urlsplit(ada.url).path == editor
    looks(ada)
    acts(ada, "Goedkeuren en publiceren", title)
    article = f"/nieuws/noodsteunpunt-{mark}/"
    answered = letter(noor, ANSWERED, ROSA, before[ROSA])
    expect(answered).to_contain_text("op het moment dat u hebt gekozen")
    absent = noor.goto(article)
    assert absent
    assert absent.status == 404, "its moment has not come"
    axe.check(noor, 404)

    site.command_at(address, (moment + timedelta(minutes=1)).isoformat(), "publish_scheduled")
    noor.goto("/nieuws/")
    noor.get_by_role("link", name=title).click()
    expect(noor.get_by_role("heading", level=1)).to_have_text(title)
    for told in ("De tent stond binnen een uur.", "Wij kennen elkaar nu."):
        expect(noor.get_by_text(told)).to_be_visible()
    expect(noor.get_by_alt_text(SHOWS)).to_be_visible()
    axe.check(noor)
