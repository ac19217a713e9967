"""Journey: an editor adds an episode with captions to a series; a listener comes to the moment of a sentence."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from e2e import axe
from e2e.visitors import new_mark
from e2e.ways import WAYS, Walker, every_way
from weerbaar.shared.files.tests import recorded

PASSWORD = "alleen-voor-de-demo"
ROSA = "rosa@demo.invalid"
FILM = "7hkbvn2q"


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
        comes_true(page, "document.querySelector('audio').currentTime === 50")
    walker.looks("the moment")


def comes_true(page: Page, what: str) -> None:
    """Looked at from outside: our policy forbids the browser to run what is given as text while it waits."""
    for _ in range(50):
        if page.evaluate(what):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.url}: {what}")


@every_way
def test_a_film_of_our_own_has_captions(walker: Walker) -> None:
    page = walker.page
    walker.goes(f"/media/{FILM}/")
    film = page.locator("video")
    expect(film).to_have_attribute("controls", "")
    expect(film.locator("track[kind=captions]")).to_have_attribute("srclang", "nl")
    if walker.way.script:
        comes_true(page, "document.querySelector('video').textTracks[0].cues?.length > 0")
    walker.looks("film")
    walker.presses(page.locator("a.said__moment").nth(1))
    if walker.way.script:
        comes_true(page, "document.querySelector('video').currentTime > 0")
    walker.looks("another moment")


@pytest.mark.parametrize("way", WAYS[:3], ids=["mouse", "phone", "keyboard"])
def test_a_film_elsewhere_is_asked_for_only_after_a_click(walker: Walker) -> None:
    """The page before it names the other party and asks nothing of it; the frame is allowed by the policy."""
    page, mark = walker.page, new_mark()
    asked: list[str] = []

    def player(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(
            content_type="text/html", body="<!doctype html><html lang=nl><title>Film</title><p>Film</p></html>"
        )

    page.route("https://player.vimeo.com/**", player)
    walker.is_signed_in(ROSA, PASSWORD)
    walker.goes("/media/")
    walker.presses(page.get_by_role("link", name="Voeg een aflevering toe"))
    walker.types(page.get_by_label("Titel", exact=True), f"Film {mark}")
    walker.types(page.get_by_label("Of: het adres van een film die elders staat"), "https://vimeo.com/76979871")
    walker.types(page.get_by_label("Hoe lang duurt die film?"), "1:02")
    walker.presses(page.get_by_role("button", name="Publiceer"))
    expect(walker.title()).to_have_text(f"Film {mark}")
    walker.sees("Deze film staat bij Vimeo")
    walker.looks("before the click")
    assert not asked
    walker.presses(page.get_by_role("link", name="Bekijk bij Vimeo"))
    expect(page.frame_locator("iframe.elsewhere").get_by_text("Film")).to_be_visible()
    assert len(asked) == 1
    axe.forgive(page, "request to another host: https://player.vimeo.com/")
    walker.looks("at the other party")
