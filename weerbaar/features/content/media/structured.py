"""What the pages of series and episodes tell programs."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from weerbaar.features.content.media.models import Series
from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.ports import structured
from weerbaar.shared.describing.structured import organisation, work_of
from weerbaar.shared.files.serving import CONTENT_TYPES


def plug() -> None:
    structured.tell("series_detail", series, picture="Serie")
    structured.tell("episode_detail", episode, picture="Aflevering")


def series(context: Mapping[str, Any]) -> structured.Data:
    one, is_podcast = context["record"], context["record"].medium == Series.Medium.PODCAST
    return work_of(
        one,
        "PodcastSeries" if is_podcast else "CreativeWorkSeries",
        author=organisation(one.author),
        image=absolute(reverse("series_cover", args=[one.ref])),
        webFeed=context["feed_address"] if is_podcast else "",
    )


def episode(context: Mapping[str, Any]) -> structured.Data:
    """With the recording itself when it is a file of ours."""
    one = context["record"]
    file, length = one.file, f"PT{one.seconds}S" if one.seconds else ""
    media = {}
    if file is not None:
        media = {
            "@type": "VideoObject" if one.is_moving else "AudioObject",
            "contentUrl": absolute(reverse("episode_file", args=[one.ref, file.kind])),
            "encodingFormat": CONTENT_TYPES[file.kind],
            "contentSize": f"{file.size} B",
            "duration": length,
        }
    parent = {"@type": "CreativeWorkSeries", "name": one.series.title,
              "url": absolute(one.series.get_absolute_url())} if one.series else {}  # fmt: skip
    return work_of(
        one,
        "Episode" if one.is_moving else "PodcastEpisode",
        associatedMedia=media,
        duration=length,
        episodeNumber=one.number,
        partOfSeries=parent,
    )
