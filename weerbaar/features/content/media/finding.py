"""How series and episodes are found: an episode to the moment."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Q

from weerbaar.features.content.media import presenting, queries
from weerbaar.features.content.media.clock import clock
from weerbaar.features.content.media.models import Episode, Moment
from weerbaar.features.content.media.shelf import EPISODES, SERIES
from weerbaar.shared.finding.findables import Part, Passage, Place
from weerbaar.shared.publishing.finding import findable

CHUNK = 500


def _own_text(row: Episode) -> str:
    """A transcript without times; what has times comes as parts."""
    return "" if row.cues else row.transcript


def _parts(ids: Collection[int] | None) -> Iterator[Part]:
    """In pieces by key, so that the text of all is never in memory as a whole."""
    last = (0, 0)
    rows = Moment.objects.order_by("episode", "number")
    if ids is not None:
        rows = rows.filter(episode__in=ids)
    while chunk := list(rows.filter(_after(last))[:CHUNK]):
        for row in chunk:
            yield Part(row.episode_id, row.number, row.heading, row.text)
        last = (chunk[-1].episode_id, chunk[-1].number)


def _after(last: tuple[int, int]) -> Q:
    return Q(episode__gt=last[0]) | Q(episode=last[0], number__gt=last[1])


def _passages(user: Any, places: Collection[Place]) -> Mapping[Place, Passage]:
    """Each leads to where it is said."""
    return {
        (row.episode_id, row.number): Passage(
            row.text, clock(row.at), presenting.moment_url(row.episode, row.at), act="Ga naar", icon="play"
        )
        for row in queries.moments_at(user, places)
    }


FINDABLES = (
    findable(SERIES, number=10, word="podcast", source=lambda row: row.author),
    findable(
        EPISODES,
        number=11,
        word="aflevering",
        body=_own_text,
        source=lambda row: row.series.author if row.series else "",
        labels=lambda row: " ".join((row.series.title if row.series else "", row.chapters)),
        note=presenting.told,
        file_name=lambda row: row.file.name if row.file else "",
        related=("series", "file"),
        parts=_parts,
        passages=_passages,
    ),
)
