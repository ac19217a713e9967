"""Journey: an editor adds an episode with captions to a series; a listener comes to the moment of a sentence."""

import re

from playwright.sync_api import expect

from e2e.visitors import new_mark
from e2e.ways import Walker, every_way
from weerbaar.shared.files.tests import recorded

PASSWORD = "alleen-voor-de-demo"
ROSA = "rosa@demo.invalid"


def captions_of(mark: str) -> str:
    return (
        "WEBVTT\n\n00:00.000 --> 00:50.000\n<v Presentator>Welkom bij de podcast van ons dorp.\n\n"
        f"00:50.000 --> 01:20.000\n<v Gast>De melkbus van {mark} staat achter de kerk.\n"
    )


@every_way
def test_an_episode_found_to_the_moment(walker: Walker) -> None:
    mark = new_mark()
    walker.is_signed_in(ROSA, PASSWORD)
    walker.goes("/media/")
    walker.looks("series and episodes")
    adds_series(walker, mark)
    adds_episode(walker, mark)
    listens(walker, mark)


def adds_series(walker: Walker, mark: str) -> None:
    page = walker.page
    walker.presses(page.get_by_role("link", name="Voeg een serie toe"))
    walker.looks("form of a series")
    walker.types(page.get_by_label("Titel"), f"Serie {mark}")
    walker.types(page.get_by_label("Welke organisatie maakt het?"), "Gemeente Voorbeeld")
    walker.presses(page.get_by_role("button", name="Publiceer"))
    expect(walker.title()).to_have_text(f"Serie {mark}")
    expect(page.get_by_role("link", name=re.compile("feed.xml"))).to_be_visible()
    walker.looks("series")


def adds_episode(walker: Walker, mark: str) -> None:
    """First with captions that cannot be read; the recording need not be chosen again."""
    page = walker.page
    walker.presses(page.get_by_role("link", name="Voeg een aflevering toe"))
    walker.looks("form of an episode")
    silence = recorded.wav(80)
    own = silence[: -len(mark)] + mark.encode()  # the same recording twice is asked about
    sound = {"name": "opname.wav", "mimeType": "audio/wav", "buffer": own}
    page.get_by_label("Geluidsopname of film").set_input_files(sound)
    if walker.way.script:
        walker.sees("‘opname.wav’ is verstuurd en nagekeken.")
    walker.types(page.get_by_label("Titel", exact=True), f"Aflevering {mark}")
    captions = page.get_by_role("textbox", name=re.compile("^Ondertitels"))
    captions.fill("Hallo")
    walker.presses(page.get_by_role("button", name="Publiceer"))
    walker.sees("Regel 1: ondertitels beginnen met het woord WEBVTT.")
    walker.sees("‘opname.wav’ staat klaar.")
    walker.looks("what is wrong")
    captions.fill(captions_of(mark))
    walker.presses(page.get_by_role("button", name="Publiceer"))
    expect(walker.title()).to_have_text(f"Aflevering {mark}")
    walker.looks("episode")


def listens(walker: Walker, mark: str) -> None:
    page = walker.page
    moment = page.get_by_role("link", name=f"Ga naar 0:50 van Aflevering {mark}")
    for _ in range(20):
        walker.goes(f"/zoeken/?q=melkbussen+{mark}")
        if moment.count():
            break
        page.wait_for_timeout(500)
    walker.presses(moment)
    expect(walker.title()).to_have_text(f"Aflevering {mark}")
    expect(page).to_have_url(re.compile(r"\?t=50#t=50$"))
    source = page.locator("audio source")
    expect(source).to_have_attribute("src", re.compile(r"opname\.wav#t=50$"))
    if walker.way.script:
        page.wait_for_function("document.querySelector('audio').currentTime === 50")
    walker.looks("the moment")
