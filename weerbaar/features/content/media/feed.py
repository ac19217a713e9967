"""A series as a podcast: RSS 2.0 with the tags of Apple (itunes) and of Podcasting 2.0 (podcast).

What each tag must hold: https://help.apple.com/itc/podcasts_connect/#/itcb54353390 and
https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md. Every value is that of the open part of the
site, whoever asks.
"""

import re
import uuid
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.urls import reverse

from weerbaar.features.content.media import credits
from weerbaar.features.content.media.models import Episode, Series
from weerbaar.foundation.kit.addresses import absolute
from weerbaar.shared.files.serving import CONTENT_TYPES

ATOM = "http://www.w3.org/2005/Atom"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # of the standard, for podcast:guid
CHAPTERS_TYPE = "application/json+chapters"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
for _prefix, _uri in (("atom", ATOM), ("itunes", ITUNES), ("podcast", PODCAST)):
    ElementTree.register_namespace(_prefix, _uri)


def address_of(series: Series) -> str:
    """The whole address of its feed."""
    return absolute(reverse("series_feed", args=[series.ref]))


def guid_of(series: Series) -> str:
    """The same for ever, wherever the feed is copied: from its address without https:// and slashes behind it."""
    return str(uuid.uuid5(GUIDS, re.sub(r"^\w+://", "", address_of(series)).rstrip("/")))


def written(series: Series, episodes: Iterable[Episode]) -> bytes:
    """The feed as XML. `episodes` come newest first, each with its file; a series that has none is a feed all the
    same."""
    every = list(episodes)
    root = Element("rss", {"version": "2.0"})
    channel = SubElement(root, "channel")
    _channel(channel, series, changed_at(series, every))
    for episode in every:
        _item(SubElement(channel, "item"), series, episode)
    xml: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml


def changed_at(series: Series, episodes: Iterable[Episode]) -> datetime:
    """When anything in it changed last."""
    return max(series.updated_at, *(one.updated_at for one in episodes), series.updated_at)


def _channel(channel: Element, series: Series, changed: datetime) -> None:
    page, cover = absolute(series.get_absolute_url()), absolute(reverse("series_cover", args=[series.ref]))
    _say(channel, "title", series.title)
    _say(channel, "link", page)
    _say(channel, "description", series.summary or series.title)
    _say(channel, "language", series.language)
    _say(channel, "copyright", f"{series.author}, {settings.OPEN_DATA_LICENCE}")
    _say(channel, "lastBuildDate", format_datetime(changed))
    _say(channel, "generator", settings.PRODUCT_NAME)
    _say(channel, f"{{{ATOM}}}link", href=address_of(series), rel="self", type="application/rss+xml")
    image = SubElement(channel, "image")
    for name, text in (("url", cover), ("title", series.title), ("link", page)):
        _say(image, name, text)
    _say(channel, f"{{{ITUNES}}}author", series.author)
    _say(channel, f"{{{ITUNES}}}image", href=cover)
    _say(channel, f"{{{ITUNES}}}category", text=series.category)
    _say(channel, f"{{{ITUNES}}}explicit", "false")
    _say(channel, f"{{{ITUNES}}}type", series.order)
    owner = SubElement(channel, f"{{{ITUNES}}}owner")
    _say(owner, f"{{{ITUNES}}}name", settings.CONTACT_NAME)
    _say(owner, f"{{{ITUNES}}}email", settings.CONTACT_EMAIL)
    _say(channel, f"{{{PODCAST}}}guid", guid_of(series))
    _say(channel, f"{{{PODCAST}}}medium", series.medium)
    _say(channel, f"{{{PODCAST}}}locked", "yes", owner=settings.CONTACT_EMAIL)


def _item(item: Element, series: Series, episode: Episode) -> None:
    file = episode.file
    assert file is not None
    page = episode.get_absolute_url()
    _say(item, "title", episode.title)
    _say(item, "link", absolute(page))
    _say(item, "description", episode.summary or episode.title)
    _say(item, "guid", f"urn:uuid:{episode.uuid}", isPermaLink="false")
    if episode.published_at:
        _say(item, "pubDate", format_datetime(episode.published_at))
    recording = absolute(reverse("episode_file", args=[episode.ref, file.kind]))
    _say(item, "enclosure", url=recording, length=str(file.size), type=CONTENT_TYPES[file.kind])
    _say(item, f"{{{ITUNES}}}duration", str(episode.seconds or 0))
    _say(item, f"{{{ITUNES}}}explicit", "false")
    _say(item, f"{{{ITUNES}}}episodeType", "full")
    for name, number in (("season", episode.season), ("episode", episode.number)):
        if number:
            _say(item, f"{{{ITUNES}}}{name}", str(number))
            _say(item, f"{{{PODCAST}}}{name}", str(number))
    if episode.cues:
        captions = absolute(reverse("episode_captions", args=[episode.ref]))
        _say(item, f"{{{PODCAST}}}transcript", url=captions, type="text/vtt", language=episode.language, rel="captions")
    if episode.chapter_list:
        _say(item, f"{{{PODCAST}}}chapters", url=absolute(reverse("episode_chapters", args=[episode.ref])),
             type=CHAPTERS_TYPE)  # fmt: skip
    for one in credits.read(episode.credits):
        _say(item, f"{{{PODCAST}}}person", one.organisation, role=one.known_role)


def chapters_of(episode: Episode) -> dict[str, Any]:
    """The chapters in the JSON of Podcasting 2.0."""
    told = [{"startTime": one.start, "title": one.title} for one in episode.chapter_list]
    return {"version": "1.2.0", "title": episode.title, "chapters": told}


def _say(parent: Element, tag: str, content: str | None = None, /, **attributes: str) -> None:
    element = SubElement(parent, tag, {name: _UNFIT.sub("", value) for name, value in attributes.items()})
    element.text = None if content is None else _UNFIT.sub("", content)
