"""The podcast feed: tag by tag as Apple and Podcasting 2.0 ask, and as a podcast app reads it."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.factories import make_episode, make_series
from weerbaar.features.content.media.feed import ATOM, GUIDS, ITUNES, PODCAST
from weerbaar.features.content.media.models import Episode

HOST = "http://localhost:8000"
PUBLISHED = datetime(2026, 5, 1, 12, tzinfo=UTC)
IT, P, A = f"{{{ITUNES}}}", f"{{{PODCAST}}}", f"{{{ATOM}}}"


@pytest.fixture
def episode(cast: Cast, settings: Any) -> Episode:
    settings.PRODUCT_URL = HOST
    settings.CONTACT_NAME, settings.CONTACT_EMAIL = "De redactie", "redactie@voorbeeld.invalid"
    series = make_series("Drie & dagen <donker>", summary="Over stroom.\x0b", order="serial", ref="2qkvvxzd")
    return make_episode(
        series=series, season=2, number=3, published_at=PUBLISHED, credits="presentatie: Gemeente Voorbeeld",
        summary="Wat u doet.", ref="3qkvvxzd",
    )  # fmt: skip


def read(cast: Cast, **headers: str) -> Any:
    return cast.client("noor").get("/media/serie/2qkvvxzd/feed.xml", headers=headers)


OF_SERIES = [
    ("title", {}, "Drie & dagen <donker>"),
    ("link", {}, f"{HOST}/media/serie/2qkvvxzd/"),
    ("description", {}, "Over stroom."),
    ("language", {}, "nl"),
    ("copyright", {}, "Gemeente Voorbeeld, CC BY 4.0"),
    ("generator", {}, "WeerbaarNL"),
    (f"{A}link", {"href": f"{HOST}/media/serie/2qkvvxzd/feed.xml", "rel": "self", "type": "application/rss+xml"}, None),
    ("image/url", {}, f"{HOST}/media/serie/2qkvvxzd/omslag.png"),
    ("image/title", {}, "Drie & dagen <donker>"),
    ("image/link", {}, f"{HOST}/media/serie/2qkvvxzd/"),
    (f"{IT}author", {}, "Gemeente Voorbeeld"),
    (f"{IT}image", {"href": f"{HOST}/media/serie/2qkvvxzd/omslag.png"}, None),
    (f"{IT}category", {"text": "Government"}, None),
    (f"{IT}explicit", {}, "false"),
    (f"{IT}type", {}, "serial"),
    (f"{IT}owner/{IT}name", {}, "De redactie"),
    (f"{IT}owner/{IT}email", {}, "redactie@voorbeeld.invalid"),
    (f"{P}guid", {}, str(uuid.uuid5(GUIDS, "localhost:8000/media/serie/2qkvvxzd/feed.xml"))),
    (f"{P}medium", {}, "podcast"),
    (f"{P}locked", {"owner": "redactie@voorbeeld.invalid"}, "yes"),
]
OF_EPISODE = [
    ("title", {}, "De eerste avond"),
    ("link", {}, f"{HOST}/media/3qkvvxzd/"),
    ("description", {}, "Wat u doet."),
    ("pubDate", {}, "Fri, 01 May 2026 12:00:00 +0000"),
    ("enclosure", {"url": f"{HOST}/media/3qkvvxzd/opname.mp3", "length": "1000", "type": "audio/mpeg"}, None),
    (f"{IT}duration", {}, "90"),
    (f"{IT}explicit", {}, "false"),
    (f"{IT}episodeType", {}, "full"),
    (f"{IT}season", {}, "2"),
    (f"{IT}episode", {}, "3"),
    (f"{P}season", {}, "2"),
    (f"{P}episode", {}, "3"),
    (
        f"{P}transcript",
        {"url": f"{HOST}/media/3qkvvxzd/ondertitels.vtt", "type": "text/vtt", "language": "nl", "rel": "captions"},
        None,
    ),
    (
        f"{P}chapters",
        {"url": f"{HOST}/media/3qkvvxzd/hoofdstukken.json", "type": "application/json+chapters"},
        None,
    ),
    (f"{P}person", {"role": "host"}, "Gemeente Voorbeeld"),
]


def test_the_feed_tag_by_tag(cast: Cast, episode: Episode) -> None:
    answer = read(cast)
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    channel, item = root.find("channel"), root.find("channel/item")
    assert (root.tag, root.attrib) == ("rss", {"version": "2.0"})
    assert channel is not None
    assert item is not None
    for parent, tags in ((channel, OF_SERIES), (item, OF_EPISODE)):
        for path, attributes, text in tags:
            found = parent.findall(path)
            assert [(one.attrib, one.text) for one in found] == [(attributes, text)], path
    guid = item.find("guid")
    assert guid is not None
    assert (guid.attrib, guid.text) == ({"isPermaLink": "false"}, f"urn:uuid:{episode.uuid}")
    named = {path for path, *_ in OF_SERIES} | {"image", f"{IT}owner"}
    assert {one.tag for one in channel} - named == {"item", "lastBuildDate"}
    assert {one.tag for one in item} - {path for path, *_ in OF_EPISODE} == {"guid"}


def test_the_guid_is_that_of_the_example_in_the_standard() -> None:
    """https://podcasting2.org/docs/podcast-namespace/tags/guid: the feed of Podnews."""
    assert str(uuid.uuid5(GUIDS, "podnews.net/rss")) == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_an_app_reads_it(cast: Cast, episode: Episode) -> None:
    found = feedparser.parse(read(cast).content)
    assert not found.bozo
    assert (found.feed.title, found.feed.publisher_detail.name) == ("Drie & dagen <donker>", "De redactie")
    one = found.entries[0]
    assert (one.title, one.itunes_duration, one.itunes_episode) == ("De eerste avond", "90", "3")
    assert one.published_parsed[:5] == (2026, 5, 1, 12, 0)
    enclosure = one.enclosures[0]
    recording = cast.client("noor").get(enclosure.href.removeprefix(HOST))
    assert (recording["Content-Type"], recording["Content-Length"]) == (enclosure.type, enclosure.length)
    for address in (found.feed.image.href, found.feed.link, one.link):
        assert cast.client("noor").get(address.removeprefix(HOST)).status_code == 200


def test_who_has_it_does_not_get_it_again(cast: Cast, episode: Episode) -> None:
    first = read(cast)
    changed = datetime.strptime(first["Last-Modified"], "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC)
    assert abs(timezone.now() - changed) < timedelta(minutes=5)
    again = read(cast, If_None_Match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    Episode.objects.update(title="Anders")
    assert read(cast, If_None_Match=first["ETag"]).status_code == 200


def test_the_newest_comes_first_and_films_elsewhere_stay_out(cast: Cast, episode: Episode) -> None:
    series = episode.series
    make_episode("Nieuwer", series=series, published_at=PUBLISHED + timedelta(days=1), captions="", chapters="")
    make_episode("Elders", series=series, address="https://vimeo.com/123456789")
    make_episode("Later", series=series, status="concept")
    found = feedparser.parse(read(cast).content)
    assert [one.title for one in found.entries] == ["Nieuwer", "De eerste avond"]
    assert "transcript" not in str(found.entries[0].keys())


def test_it_is_the_same_whoever_asks(cast: Cast, episode: Episode) -> None:
    make_episode("Voor leden", "leden", series=episode.series)
    answers = {cast.client(who).get("/media/serie/2qkvvxzd/feed.xml").content for who in ("noor", "mats", "rosa")}
    assert len(answers) == 1
